import SourceText
import Testing

@testable import Documents

/// A file is put together again from reader text and what that lacks. That it is the same file for text that nobody
/// wrote is one of the promises that `brokenPromises` looks at.
@Suite struct SourceRestTests {
  @Test(arguments: [
    ("", DocumentFormat.plainText), ("\n \n", .plainText),
    ("\u{FEFF}Plain  text,\r\nwrapped.\r\n", .plainText),
    ("# Safe &amp; *quick*\n\n“Soft” signs­ — and ﬁve…\n", .markdown),
    ("<p>Before <img alt='a picture of'> and after &nbsp;it</p><p>more", .html),
  ])
  func theFileComesBack(_ text: String, _ format: DocumentFormat) throws {
    var document = try read(text, as: format)
    let rest = document.takeOutFile()
    #expect(document.file.bytes.isEmpty && document.length == text.utf8.count)
    #expect(String(decoding: document.takeBackFile(rest), as: UTF8.self) == text)
    #expect(document.reader.bytes.isEmpty)
  }

  @Test func aFileThatWasNotTakenOutStays() throws {
    var document = try read("Plain text.", as: .plainText)
    #expect(String(decoding: document.takeBackFile(nil), as: UTF8.self) == "Plain text.")
    #expect(!document.reader.bytes.isEmpty)
  }

  /// The order of the alternative text and the text around it differs between file and reader text.
  @Test func alternativeTextComesBehindItsParagraph() throws {
    let document = try read("<p>Before <img alt='a picture'> and after</p>", as: .html)
    #expect(document.blocks.map { document.text(of: $0.text) } == ["Before and after", "a picture"])
  }

  /// Otherwise putting the file together would take a second one's memory.
  @Test func theMemoryOfTheReaderTextIsUsed() throws {
    var document = try read(
      String(repeating: "A plain sentence, and one more. ", count: 1000), as: .plainText)
    func address(_ bytes: [UInt8]) -> UInt {
      unsafe bytes.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    }
    let before = address(document.reader.bytes)
    let rest = document.takeOutFile()
    let file = document.takeBackFile(rest)
    #expect(address(file) == before)
  }
}
