/// Goes through a pattern, atom by atom.
struct GapScanner {
  /// What an atom may match.
  struct Atom {
    var cover: GapCover = []
    /// Whether something in it may match nearly any character.
    var isWide = false
    /// Something inside repeats without an end.
    var repeats = false
    /// Whether it only looks at text.
    var takesNothing = false
  }

  /// What an open group holds so far.
  private struct Group {
    /// The start of its inside.
    var start: Int
    var isWide = false
    var repeats = false
    /// What alternatives cover that are one atom each.
    var cover: GapCover = []
    /// What the first atom of the alternative at hand covers, and how many there are.
    var first: GapCover = []
    var count = 0
    var isEmpty = true

    mutating func add(_ atom: Atom) {
      isWide = isWide || atom.isWide
      repeats = repeats || atom.repeats
      guard !atom.takesNothing else { return }
      isEmpty = false
      if count == 0 { first = atom.cover }
      count += 1
    }

    mutating func endAlternative() {
      if count == 1 { cover.formUnion(first) }
      count = 0
    }
  }

  let bytes: [UInt8]
  var at = 0
  private var groups: [Group] = []

  private static let advice = "write a bound such as {0,40}"

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func scan() -> (offset: Int, message: String)? {
    while true {
      passNothing()
      guard at < bytes.count else { return nil }
      let start = at
      if starts(with: "(*") { return (start, "verbs such as (*UTF) are not allowed") }
      if starts(with: "(?C") { return (start, "callouts such as (?C1) are not allowed") }
      if bytes[at] == UInt8(ascii: "|") {
        at += 1
        if !groups.isEmpty { groups[groups.count - 1].endAlternative() }
        continue
      }
      guard let atom = atom() else {
        if isExtended(from: start) { return (start, "extended patterns such as (?x) are not allowed") }
        continue
      }
      passNothing()
      let isOpen = isOpenRepeat()
      if isOpen, atom.isWide { return (start, "this gap has no end; \(Self.advice)") }
      if isOpen, atom.repeats { return (start, "a repeat inside a repeat has no end; \(Self.advice)") }
      guard !groups.isEmpty else { continue }
      groups[groups.count - 1].add(isOpen ? Atom(cover: atom.cover, repeats: true) : atom)
    }
  }

  func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { unsafe bytes[at...].starts(with: $0) }
  }

  /// Passes comments and marks of quoting, which may stand between an atom and its count.
  private mutating func passNothing() {
    while at < bytes.count {
      if starts(with: "(?#") {
        pass(through: UInt8(ascii: ")"))
      } else if starts(with: "\\E") {
        at += 2
      } else if starts(with: "\\Q\\E") {
        at += 4
      } else {
        return
      }
    }
  }

  mutating func pass(through byte: UInt8) {
    while at < bytes.count, bytes[at] != byte { at += 1 }
    at = min(at + 1, bytes.count)
  }

  /// Passes one atom, or the head of a group, which is none.
  private mutating func atom() -> Atom? {
    let byte = bytes[at]
    at += 1
    switch byte {
    case UInt8(ascii: "\\"): return escape()
    case UInt8(ascii: "."): return Atom(cover: .all, isWide: true)
    case UInt8(ascii: "["):
      let cover = characterClass()
      return Atom(cover: cover, isWide: cover == .all)
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return Atom(takesNothing: true)
    case UInt8(ascii: "("):
      groups.append(Group(start: at))
      passGroupHead()
      return nil
    case UInt8(ascii: ")"):
      guard var group = groups.popLast() else { return Atom() }
      group.endAlternative()
      if isLookaround(at: group.start) { return Atom(repeats: group.repeats, takesNothing: true) }
      return Atom(
        cover: group.cover, isWide: group.isWide || group.cover == .all, repeats: group.repeats,
        takesNothing: group.isEmpty)
    default: return Atom(cover: GapCover(UInt32(byte)...UInt32(byte)))
    }
  }

  // MARK: Groups

  /// Passes what stands before the inside of a group: `?:`, `?<name>`, `?i:` and the like.
  private mutating func passGroupHead() {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "?") else { return }
    at += 1
    if starts(with: "<=") || starts(with: "<!") {
      at += 2
    } else if starts(with: "<") || starts(with: "P<") {
      pass(through: UInt8(ascii: ">"))
    } else if starts(with: "'") {
      at += 1
      pass(through: UInt8(ascii: "'"))
    } else {
      while at < bytes.count, Self.isHead(bytes[at]) { at += 1 }
      if at < bytes.count, ":=!>|".utf8.contains(bytes[at]) { at += 1 }
    }
  }

  private static func isHead(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "-^+&_".utf8.contains(byte)
  }

  /// Whether the group head from `start` on switches to the syntax in which blanks and comments may stand anywhere.
  private func isExtended(from start: Int) -> Bool {
    let head = bytes[start..<at]
    guard head.starts(with: "(?".utf8) else { return false }
    return head.dropFirst(2).prefix { $0 == UInt8(ascii: "^") || (0x61...0x7A).contains($0 | 0x20) }
      .contains(UInt8(ascii: "x"))
  }

  /// Whether the group whose inside starts at `start` only looks.
  private func isLookaround(at start: Int) -> Bool {
    let head = bytes[start...].prefix(3)
    return ["?=", "?!", "?<=", "?<!"].contains { head.starts(with: $0.utf8) }
  }

  // MARK: Counts

  /// The byte after a count such as `{2,5}` at `place`, and whether it has no upper end.
  func count(at place: Int) -> (end: Int, isOpen: Bool)? {
    guard place < bytes.count, bytes[place] == UInt8(ascii: "{") else { return nil }
    var end = place + 1
    var commas = 0
    var last = UInt8(ascii: ",")
    // Blanks may stand there since PCRE2 10.43.
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) || ", \t".utf8.contains(bytes[end]) {
      let byte = bytes[end]
      end += 1
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") { continue }
      if byte == UInt8(ascii: ",") {
        if commas == 0, last == UInt8(ascii: ",") { return nil }
        commas += 1
      }
      last = byte
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "}"), commas <= 1,
      commas == 1 || last != UInt8(ascii: ",")
    else { return nil }
    return (end + 1, last == UInt8(ascii: ","))
  }

  /// Passes a quantifier: whether it has no upper end.
  private mutating func isOpenRepeat() -> Bool {
    guard at < bytes.count else { return false }
    if bytes[at] == UInt8(ascii: "*") || bytes[at] == UInt8(ascii: "+") {
      at += 1
      return true
    }
    guard let (end, isOpen) = count(at: at) else { return false }
    at = end
    return isOpen
  }
}
