import Foundation
import SourceText
import Testing

@testable import Documents

/// The tokenizer against the cases that browsers share.
@Suite struct HTMLConformanceTests {
  static let isPresent = FileManager.default.fileExists(atPath: htmlConformanceFolder.path)

  @Test(.enabled(if: isPresent, "the cases lie beside the repository and are not there"))
  func everyCase() throws {
    var counts = Counts()
    let files = try FileManager.default.contentsOfDirectory(atPath: htmlConformanceFolder.path)
    for name in files.filter({ $0.hasSuffix(".test") }).sorted() {
      let data = try Data(contentsOf: htmlConformanceFolder.appendingPathComponent(name))
      let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
      for case let test as [String: Any] in try #require(root["tests"] as? [Any]) {
        try run(test, in: name, &counts)
      }
    }
    #expect(counts.failed.isEmpty, "\(counts.failed.count) failed")
    for failure in counts.failed.prefix(20) { Issue.record("\(failure)") }
    #expect(counts.passed >= 7026)
    // A lone surrogate is the only thing that a case can hold and a UTF-8 file cannot.
    #expect(counts.unwritable == 0)
  }

  private struct Counts {
    var passed = 0
    var unwritable = 0
    var failed: [String] = []
  }

  private func run(_ test: [String: Any], in file: String, _ counts: inout Counts) throws {
    let isEscaped = test["doubleEscaped"] as? Bool ?? false
    let input = try #require(test["input"] as? String)
    let wanted = try #require(test["output"] as? [[Any]])
    guard let text = isEscaped ? unescape(input) : input else {
      counts.unwritable += 1
      return
    }
    for state in test["initialStates"] as? [String] ?? ["Data state"] {
      let found = try tokens(of: text, state: state, lastStartTag: test["lastStartTag"] as? String ?? "")
      let expected = try wanted.map { try normalize($0, isEscaped: isEscaped) }
      if found == expected {
        counts.passed += 1
      } else {
        let title = test["description"] as? String ?? ""
        counts.failed.append("\(file): \(title) (\(state)): \(text.debugDescription) \(found) != \(expected)")
      }
    }
  }

  /// The text with each `\uHHHH` replaced; nothing when that leaves a lone surrogate.
  private func unescape(_ text: String) -> String? {
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var i = 0
    while i < source.count {
      if source[i] == 0x5C, i + 5 < source.count, source[i + 1] == 0x75,
        let unit = UInt16(String(decoding: source[(i + 2)..<(i + 6)], as: UTF16.self), radix: 16)
      {
        units.append(unit)
        i += 6
      } else {
        units.append(source[i])
        i += 1
      }
    }
    return String(validating: units, as: UTF16.self)
  }

  /// A wanted token in one line; a doctype's details do not matter here.
  private func normalize(_ token: [Any], isEscaped: Bool) throws -> String {
    func string(_ value: Any) throws -> String {
      let text = try #require(value as? String)
      return isEscaped ? try #require(unescape(text)) : text
    }
    let kind = try #require(token[0] as? String)
    switch kind {
    case "DOCTYPE": return kind
    case "StartTag":
      let attributes = try #require(token[2] as? [String: Any])
      let pairs = try attributes.map { try (string($0.key), string($0.value)) }
      return describe(try string(token[1]), pairs, isSelfClosing: token.count > 3)
    default: return "\(kind) \(try string(token[1]).debugDescription)"
    }
  }

  private func describe(_ name: String, _ pairs: [(String, String)], isSelfClosing: Bool) -> String {
    let attributes = pairs.sorted { $0.0 < $1.0 }.map { "\($0.debugDescription)=\($1.debugDescription)" }
    return "StartTag \(name.debugDescription) \(attributes) \(isSelfClosing)"
  }

  private func tokens(of text: String, state: String, lastStartTag: String) throws -> [String] {
    let states: [String: HTMLTokenizer.State] = [
      "Data state": .data, "PLAINTEXT state": .plaintext, "RCDATA state": .rcdata,
      "RAWTEXT state": .rawtext, "Script data state": .scriptData, "CDATA section state": .cdata,
    ]
    let bytes = Array(text.utf8)
    var tokenizer = HTMLTokenizer(bytes: bytes, range: ByteRange(0, bytes.count), findsIslands: false)
    tokenizer.state = try #require(states[state])
    tokenizer.lastStartTag = lastStartTag
    var result: [String] = []
    var characters = ""
    func flush() {
      if !characters.isEmpty { result.append("Character \(characters.debugDescription)") }
      characters = ""
    }
    var end = 0
    while true {
      let replacesNull = tokenizer.state != .data && tokenizer.state != .cdata
      guard let token = tokenizer.next() else { break }
      let range: ByteRange
      switch token {
      case .text(let place):
        characters += tokenizer.value(of: place, replacesNull: replacesNull)
        range = place
      case .reference(let value, let place):
        characters += value
        range = place
      case .startTag(let tag):
        flush()
        let pairs = tag.attributes.map { ($0.name, tokenizer.value(of: $0)) }
        result.append(describe(tag.name, pairs, isSelfClosing: tag.isSelfClosing))
        range = tag.range
      case .endTag(let tag):
        flush()
        result.append("EndTag \(tag.name.debugDescription)")
        range = tag.range
      case .comment(let inside, let place):
        flush()
        result.append("Comment \(tokenizer.value(of: inside, replacesNull: true).debugDescription)")
        range = place
      case .doctype(let place):
        flush()
        result.append("DOCTYPE")
        range = place
      case .island(let place): range = place
      }
      #expect(range.lower >= end && !range.isEmpty && isBoundary(bytes, range.upper))
      end = range.upper
    }
    flush()
    return result
  }
}
