/// Functions and initialisers of a Swift file, and how long they are.
///
/// It counts braces outside comments, strings and regular expressions, so that neither a wrapped signature nor a function
/// inside another one is missed.
struct SwiftFunctions {
  struct Function: Equatable {
    /// The line of its keyword, from 1.
    var line: Int
    /// From that line to the one of its last brace.
    var length: Int
  }

  /// What a part of the text is inside of.
  private enum Mode {
    case code(isInterpolation: Bool, parentheses: Int)
    case string(hashes: Int, isLong: Bool)
  }

  private let text: [UInt8]
  private var at = 0
  private var line = 1
  private var modes: [Mode] = [.code(isInterpolation: false, parentheses: 0)]
  private var braces = 0
  private var parentheses = 0
  /// A signature whose body has not come yet.
  private var signature: (line: Int, braces: Int, parentheses: Int)?
  private var open: [(line: Int, braces: Int)] = []
  private var found: [Function] = []
  private var last = UInt8(ascii: "\n")

  /// Those of a file, in the order of their ends.
  static func all(in text: String) -> [Function] {
    var scan = SwiftFunctions(text: Array(text.utf8))
    while scan.at < scan.text.count { scan.step() }
    return scan.found
  }

  private init(text: [UInt8]) { self.text = text }

  private func starts(with part: String, at place: Int) -> Bool { text[place...].starts(with: part.utf8) }

  private mutating func step() {
    switch modes[modes.count - 1] {
    case .code: stepInCode()
    case .string(let hashes, let isLong): stepInString(hashes, isLong)
    }
  }

  private mutating func advance(_ count: Int) {
    let end = min(at + count, text.count)
    line += text[at..<end].count { $0 == UInt8(ascii: "\n") }
    at = end
  }

  // MARK: Code

  private mutating func stepInCode() {
    let byte = text[at]
    if starts(with: "//", at: at) {
      advance(text[at...].prefix { $0 != UInt8(ascii: "\n") }.count)
    } else if starts(with: "/*", at: at) {
      while at < text.count, !starts(with: "*/", at: at) { advance(1) }
      advance(2)
    } else if let hashes = openingHashes(of: "\"") {
      let isLong = starts(with: "\"\"\"", at: at + hashes)
      advance(hashes + (isLong ? 3 : 1))
      modes.append(.string(hashes: hashes, isLong: isLong))
      last = UInt8(ascii: "\"")
    } else if let end = endOfRegex() {
      advance(end - at)
      last = UInt8(ascii: "/")
    } else if Self.isInWord(byte) {
      let word = text[at...].prefix(while: Self.isInWord)
      see(String(decoding: word, as: UTF8.self))
      advance(word.count)
      last = word.last ?? last
    } else {
      see(byte)
      advance(1)
      if byte != UInt8(ascii: " ") { last = byte }
    }
  }

  private mutating func see(_ word: String) {
    let isMember = last == UInt8(ascii: ".") || last == UInt8(ascii: "`")
    guard !isMember, word == "func" || word == "init" || word == "deinit" else { return }
    signature = (line, braces, parentheses)
  }

  private mutating func see(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("):
      parentheses += 1
      count(1)
    case UInt8(ascii: ")"):
      parentheses -= 1
      count(-1)
    case UInt8(ascii: "{"):
      braces += 1
      guard let begun = signature, begun.braces == braces - 1, begun.parentheses == parentheses else {
        return
      }
      open.append((begun.line, braces))
      signature = nil
    case UInt8(ascii: "}"):
      if let innermost = open.last, innermost.braces == braces {
        found.append(Function(line: innermost.line, length: line - innermost.line))
        open.removeLast()
      }
      braces -= 1
      if let begun = signature, begun.braces > braces { signature = nil }
    default: break
    }
  }

  /// Counts a parenthesis of an interpolation, which ends with the one that closes it.
  private mutating func count(_ change: Int) {
    guard case .code(true, let parentheses) = modes[modes.count - 1] else { return }
    if parentheses + change == 0 {
      modes.removeLast()
    } else {
      modes[modes.count - 1] = .code(isInterpolation: true, parentheses: parentheses + change)
    }
  }

  // MARK: Literals

  private mutating func stepInString(_ hashes: Int, _ isLong: Bool) {
    let marks = String(repeating: "#", count: hashes)
    if starts(with: (isLong ? "\"\"\"" : "\"") + marks, at: at) {
      modes.removeLast()
      advance(hashes + (isLong ? 3 : 1))
    } else if starts(with: "\\" + marks + "(", at: at) {
      advance(hashes + 2)
      parentheses += 1
      modes.append(.code(isInterpolation: true, parentheses: 1))
    } else if starts(with: "\\" + marks, at: at) {
      advance(hashes + 2)
    } else {
      advance(1)
    }
  }

  /// The hashes before a quotation mark or a slash, if one stands here.
  private func openingHashes(of mark: String) -> Int? {
    let hashes = text[at...].prefix { $0 == UInt8(ascii: "#") }.count
    return starts(with: mark, at: at + hashes) ? hashes : nil
  }

  /// The end of a regular expression that starts here, on the same line; a slash after a value divides.
  private func endOfRegex() -> Int? {
    guard let hashes = openingHashes(of: "/") else { return nil }
    var end = at + hashes + 1
    guard hashes > 0 || "(,=[:{\n".utf8.contains(last), end < text.count, text[end] != UInt8(ascii: " ")
    else {
      return nil
    }
    let closing = "/" + String(repeating: "#", count: hashes)
    while end < text.count, text[end] != UInt8(ascii: "\n") {
      if starts(with: closing, at: end) { return end + closing.utf8.count }
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  private static func isInWord(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_")
  }
}
