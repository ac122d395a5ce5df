import SourceText

/// The shape of a pattern, as far as the literals in it can be told.
///
/// A superset of what the pattern matches: case is folded, zero-width assertions are dropped, and whatever the
/// parser does not look into is `other`.
indirect enum RegexNode: Equatable {
  /// Matches the empty string.
  case empty
  /// Matches the empty string at the start of the text only.
  case start
  /// Matches the empty string between a word character and another one or an end.
  case boundary
  /// One byte: an ASCII one, in lower case, or one of a character that has no case.
  case byte(UInt8)
  /// One of a few ASCII bytes, in lower case.
  case set([UInt8])
  /// An ASCII digit.
  case digit
  /// One character, of which no more is known than what it can be.
  case character(CharacterKinds)
  /// Some text of which nothing is known.
  case other
  /// Text that must follow, and is not part of the match.
  case lookahead(RegexNode)
  case concatenation([RegexNode])
  case alternation([RegexNode])
  /// `most` is nothing for an open end.
  case repetition(RegexNode, least: Int, most: Int?)
}

/// What a character can be.
struct CharacterKinds: OptionSet {
  let rawValue: UInt8

  static let space = CharacterKinds(rawValue: 1)
  /// An ASCII letter, a digit or an underscore.
  static let word = CharacterKinds(rawValue: 2)
  static let other = CharacterKinds(rawValue: 4)
  static let any: CharacterKinds = [.space, .word, .other]

  /// What the characters of `node`, which matches one, can be.
  init(of node: RegexNode) {
    switch node {
    case .character(let kinds): self = kinds
    case .byte(let byte): self = Self(of: byte)
    case .digit: self = .word
    default: self = .any
    }
  }

  init(of byte: UInt8) { self = byte == 0x20 ? .space : ASCII.isWord(byte) ? .word : .other }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// Reads PCRE2 syntax (pcre2pattern, 10.42) into a `RegexNode`.
///
/// White space classes count as one space: reader text has no other white space and no two spaces in a row.
struct RegexParser {
  /// A construct whose matches the parser cannot bound: verbs, conditions, extended syntax.
  struct Unsupported: Error {}

  private let bytes: [UInt8]
  private var at = 0
  private var depth = 0
  /// Whether `^` matches at the starts of lines.
  private var isMultiline = false

  /// Reads a whole pattern.
  static func parse(_ regex: String) throws(Unsupported) -> RegexNode {
    var parser = RegexParser(bytes: Array(regex.utf8))
    let node = try parser.alternation()
    guard parser.at == parser.bytes.count else { throw Unsupported() }
    return node
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for k in 0..<count where unsafe bytes[at + k] != text.utf8Start[k] { return false }
    at += count
    return true
  }

  private mutating func alternation() throws(Unsupported) -> RegexNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 200 else { throw Unsupported() }
    var branches: [RegexNode] = []
    repeat { branches.append(try sequence()) } while take("|")
    return branches.count == 1 ? branches[0] : .alternation(branches)
  }

  private mutating func sequence() throws(Unsupported) -> RegexNode {
    var items: [RegexNode] = []
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      items.append(try quantified(try atom()))
    }
    return items.count == 1 ? items[0] : .concatenation(items)
  }

  private mutating func quantified(_ node: RegexNode) throws(Unsupported) -> RegexNode {
    var least = 1
    var most: Int? = 1
    if take("*") {
      (least, most) = (0, nil)
    } else if take("+") {
      most = nil
    } else if take("?") {
      least = 0
    } else if let bounds = counts() {
      (least, most) = bounds
    } else {
      return node
    }
    if !take("?") { _ = take("+") }
    return try quantified(.repetition(node, least: least, most: most))
  }

  /// `{n}`, `{n,}` or `{n,m}`; anything else after a brace is a literal.
  private mutating func counts() -> (Int, Int?)? {
    guard next == UInt8(ascii: "{"), let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else {
      return nil
    }
    let inside = String(decoding: bytes[(at + 1)..<close], as: UTF8.self)
    let parts: [Substring] = inside.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count <= 2, let least = Int(parts[0]) else { return nil }
    guard parts.count == 1 || parts[1].isEmpty || Int(parts[1]) != nil else { return nil }
    at = close + 1
    return (least, parts.count == 1 ? least : Int(parts[1]))
  }

  private mutating func atom() throws(Unsupported) -> RegexNode {
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return try characterClass()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "."): return .character(.any)
    case UInt8(ascii: "^"): return isMultiline ? .empty : .start
    case UInt8(ascii: "$"): return .empty
    case 0x80...: return wideCharacter()
    default: return .byte(ASCII.lowercased(byte))
    }
  }

  private mutating func group() throws(Unsupported) -> RegexNode {
    if next == UInt8(ascii: "*") { throw Unsupported() }
    var isAssertion = false
    var isLookahead = false
    if try takeNoWordCharacter() { return .boundary }
    if take("?") {
      if take("#") {
        guard let close = bytes[at...].firstIndex(of: UInt8(ascii: ")")) else { throw Unsupported() }
        at = close + 1
        return .empty
      }
      // A group called by its name matches what that group does, which may stand anywhere.
      if take("&") || take("P>") {
        try skip(past: UInt8(ascii: ")"))
        return .other
      }
      if take("=") {
        isLookahead = true
      } else if take("<=") || take("<!") || take("!") {
        isAssertion = true
      } else if take("<") || take("P<") {
        try skip(past: UInt8(ascii: ">"))
      } else if take("'") {
        try skip(past: UInt8(ascii: "'"))
      } else if !(take(":") || take(">") || take("|")) {
        if try options() { return .empty }
      }
    }
    let inside = try alternation()
    guard take(")") else { throw Unsupported() }
    if isLookahead { return .lookahead(inside) }
    return isAssertion ? .empty : inside
  }

  /// Takes `?<!` or `?!` before a class that has `\w` in it, or `\w` alone, and the parenthesis behind.
  private mutating func takeNoWordCharacter() throws(Unsupported) -> Bool {
    let start = at
    guard take("?<!") || take("?!") else { return false }
    if take("\\w)") { return true }
    let inside = at
    if take("[\\w") {
      at = inside + 1
      _ = try characterClass()
      if take(")") { return true }
    }
    at = start
    return false
  }

  /// A character outside ASCII, the first byte of which was taken: its bytes if it has no case.
  private mutating func wideCharacter() -> RegexNode {
    let start = at - 1
    while let byte = next, byte & 0xC0 == 0x80 { at += 1 }
    let scalars = String(decoding: bytes[start..<at], as: UTF8.self).unicodeScalars
    guard let scalar = scalars.first, scalars.count == 1, !scalar.properties.changesWhenCaseFolded,
      !scalar.properties.changesWhenCaseMapped
    else { return .character(.any) }
    return .concatenation(bytes[start..<at].map { .byte($0) })
  }

  /// Reads `i)`, `-i:` and the like after `(?`.
  ///
  /// - Returns: Whether the group is closed: the options hold for what follows it.
  private mutating func options() throws(Unsupported) -> Bool {
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "m"): isMultiline = true
      case UInt8(ascii: "i"), UInt8(ascii: "s"), UInt8(ascii: "-"): continue
      case UInt8(ascii: ":"): return false
      case UInt8(ascii: ")"): return true
      default: throw Unsupported()
      }
    }
    throw Unsupported()
  }

  private mutating func skip(past byte: UInt8) throws(Unsupported) {
    guard let end = bytes[at...].firstIndex(of: byte) else { throw Unsupported() }
    at = end + 1
  }

  private mutating func escape() throws(Unsupported) -> RegexNode {
    guard let byte = next else { throw Unsupported() }
    at += 1
    switch byte {
    case UInt8(ascii: "b"): return .boundary
    case UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "Z"), UInt8(ascii: "z"),
      UInt8(ascii: "G"), UInt8(ascii: "K"):
      return .empty
    case UInt8(ascii: "s"), UInt8(ascii: "h"): return .byte(0x20)
    case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "k"):
      if next == UInt8(ascii: "{") {
        try skip(past: UInt8(ascii: "}"))
      } else if next == UInt8(ascii: "<") {
        try skip(past: UInt8(ascii: ">"))
      } else {
        while let digit = next, isHexDigit(digit), byte == UInt8(ascii: "x") { at += 1 }
        if byte != UInt8(ascii: "x") { at += 1 }
      }
      return byte | 0x20 == UInt8(ascii: "p") || byte == UInt8(ascii: "x") ? .character(.any) : .other
    case UInt8(ascii: "Q"), UInt8(ascii: "E"), UInt8(ascii: "c"), UInt8(ascii: "o"): throw Unsupported()
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "X"), UInt8(ascii: "R"): return .other
    case UInt8(ascii: "d"): return .digit
    case UInt8(ascii: "w"): return .character(.word)
    case UInt8(ascii: "W"): return .character([.space, .other])
    case UInt8(ascii: "S"): return .character([.word, .other])
    case UInt8(ascii: "N") where next == UInt8(ascii: "{"): throw Unsupported()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): return .character(.any)
    case 0x80...: throw Unsupported()
    default: return .byte(byte)
    }
  }

  private mutating func characterClass() throws(Unsupported) -> RegexNode {
    var members: [UInt8] = []
    var wide: [RegexNode] = []
    let isNegated = take("^")
    var isKnown = !isNegated
    var kinds: CharacterKinds = []
    // Those of which every character is in the class.
    var wholeKinds: CharacterKinds = []
    var isFirst = true
    while let byte = next, byte != UInt8(ascii: "]") || isFirst {
      isFirst = false
      at += 1
      var member = byte
      if byte == UInt8(ascii: "\\") {
        let node = try escape()
        kinds.formUnion(CharacterKinds(of: node))
        if node == .character(.word) { wholeKinds.insert(.word) }
        guard case .byte(let value) = node else {
          isKnown = false
          continue
        }
        member = value
      } else if byte == UInt8(ascii: "["), next == UInt8(ascii: ":") {
        try skip(past: UInt8(ascii: "]"))
        (isKnown, kinds) = (false, .any)
        continue
      } else if byte >= 0x80 {
        let node = wideCharacter()
        if node == .character(.any) || next == UInt8(ascii: "-") { isKnown = false }
        kinds.insert(.other)
        wide.append(node)
        continue
      }
      if next == UInt8(ascii: "-"), at + 1 < bytes.count, bytes[at + 1] != UInt8(ascii: "]") {
        isKnown = false
        kinds.formUnion(member > 0x20 ? [.word, .other] : .any)
      }
      kinds.formUnion(CharacterKinds(of: member))
      if member == 0x20 { wholeKinds.insert(.space) }
      if !members.contains(ASCII.lowercased(member)) { members.append(ASCII.lowercased(member)) }
    }
    guard take("]") else { throw Unsupported() }
    if isNegated { return .character(CharacterKinds.any.subtracting(wholeKinds)) }
    guard isKnown, members.count + wide.count <= 6 else { return .character(kinds) }
    if !wide.isEmpty { return .alternation(members.map { .byte($0) } + wide) }
    return members.count == 1 ? .byte(members[0]) : .set(members)
  }

  private func isHexDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
  }
}
