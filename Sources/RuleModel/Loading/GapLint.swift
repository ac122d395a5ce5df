/// Finds repeats without an end over text that may be anything: they make matching slow and findings long.
///
/// Runs of one class, such as `\w+`, pass: a word of reader text is short. Refused with them: verbs and
/// callouts, which switch off what keeps matching bounded.
enum GapLint {
  /// The byte offset of the first such repeat in a pattern, and what is wrong with it.
  static func firstProblem(in regex: String) -> (offset: Int, message: String)? {
    var scanner = Scanner(bytes: Array(regex.utf8))
    return scanner.scan()
  }

  /// What an atom may match.
  private struct Atom {
    /// Nearly any character.
    var isWide = false
    /// Something inside repeats without an end.
    var repeats = false
  }

  private struct Scanner {
    let bytes: [UInt8]
    var at = 0
    /// What each open group holds so far, and where it starts.
    var groups: [(atom: Atom, start: Int)] = []

    static let advice = "write a bound such as {0,40}"

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func scan() -> (offset: Int, message: String)? {
      while at < bytes.count {
        let start = at
        if starts(with: "(*") { return (start, "verbs such as (*UTF) are not allowed") }
        if starts(with: "(?C") { return (start, "callouts such as (?C1) are not allowed") }
        let atom = atom()
        if isOpenRepeat() {
          if atom.isWide { return (start, "this gap has no end; \(Self.advice)") }
          if atom.repeats { return (start, "a repeat inside a repeat has no end; \(Self.advice)") }
          note(Atom(repeats: true))
        } else {
          note(atom)
        }
      }
      return nil
    }

    private func starts(with text: StaticString) -> Bool {
      text.withUTF8Buffer { unsafe bytes[at...].starts(with: $0) }
    }

    private mutating func note(_ atom: Atom) {
      guard !groups.isEmpty else { return }
      groups[groups.count - 1].atom.isWide = groups[groups.count - 1].atom.isWide || atom.isWide
      groups[groups.count - 1].atom.repeats = groups[groups.count - 1].atom.repeats || atom.repeats
    }

    /// Passes one atom.
    private mutating func atom() -> Atom {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\\"): return Atom(isWide: passEscape())
      case UInt8(ascii: "."): return Atom(isWide: true)
      case UInt8(ascii: "["): return Atom(isWide: passClass())
      case UInt8(ascii: "("):
        groups.append((Atom(), at))
        return Atom()
      case UInt8(ascii: ")"):
        guard let group = groups.popLast() else { return Atom() }
        return Atom(isWide: group.atom.isWide && !isLookaround(at: group.start), repeats: group.atom.repeats)
      default: return Atom()
      }
    }

    /// Whether the group whose inside starts at `start` only looks.
    private func isLookaround(at start: Int) -> Bool {
      let head = bytes[start...].prefix(3)
      return ["?=", "?!", "?<=", "?<!"].contains { head.starts(with: $0.utf8) }
    }

    /// Passes an escape after its backslash, with the braces of `\x{…}` and the like: whether it is wide.
    private mutating func passEscape() -> Bool {
      guard at < bytes.count else { return false }
      let letter = bytes[at]
      at += 1
      if letter == UInt8(ascii: "Q") {
        while at < bytes.count, !starts(with: "\\E") { at += 1 }
        return false
      }
      if "xopPNgk".utf8.contains(letter), starts(with: "{"), !hasCount(at: at) || letter != UInt8(ascii: "N")
      {
        while at < bytes.count, bytes[at] != UInt8(ascii: "}") { at += 1 }
        at = min(at + 1, bytes.count)
        return false
      }
      return "SDNX".utf8.contains(letter)
    }

    /// Passes a character class after its bracket: whether it matches nearly anything, words and the spaces
    /// between them included.
    private mutating func passClass() -> Bool {
      let isNegated = at < bytes.count && bytes[at] == UInt8(ascii: "^")
      if isNegated { at += 1 }
      var isWide = isNegated
      var escapes: Set<UInt8> = []
      let first = at
      while at < bytes.count, bytes[at] != UInt8(ascii: "]") || at == first {
        if starts(with: "[:") {
          passPOSIXName()
        } else if bytes[at] == UInt8(ascii: "\\") {
          if at + 1 < bytes.count { escapes.insert(bytes[at + 1]) }
          at = min(at + 2, bytes.count)
        } else {
          if bytes[at] == UInt8(ascii: " ") { escapes.insert(UInt8(ascii: "s")) }
          at += 1
        }
      }
      at = min(at + 1, bytes.count)
      let has = { (letter: Unicode.Scalar) in escapes.contains(UInt8(ascii: letter)) }
      isWide = isWide || has("S") || has("D") || has("w") && (has("W") || has("s"))
      return isWide
    }

    /// Passes `[:name:]`, or a bracket that only looks like its start.
    private mutating func passPOSIXName() {
      var end = at + 2
      while end < bytes.count,
        (bytes[end] | 0x20) >= 0x61 && (bytes[end] | 0x20) <= 0x7A || bytes[end] == 0x5E
      {
        end += 1
      }
      let closes = bytes[min(end, bytes.count)...].starts(with: ":]".utf8)
      at = closes ? end + 2 : at + 1
    }

    /// Whether a count such as `{2,5}` stands at `place`.
    private func hasCount(at place: Int) -> Bool { count(at: place) != nil }

    /// The byte after a count at `place`, and whether it has no upper end.
    private func count(at place: Int) -> (end: Int, isOpen: Bool)? {
      guard place < bytes.count, bytes[place] == UInt8(ascii: "{") else { return nil }
      var end = place + 1
      var commas = 0
      while end < bytes.count, (0x30...0x39).contains(bytes[end]) || bytes[end] == UInt8(ascii: ",") {
        if bytes[end] == UInt8(ascii: ",") { commas += 1 }
        end += 1
      }
      guard end < bytes.count, bytes[end] == UInt8(ascii: "}"), commas <= 1, end > place + 1,
        bytes[place + 1] != UInt8(ascii: ",")
      else { return nil }
      return (end + 1, bytes[end - 1] == UInt8(ascii: ","))
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
}
