/// Finds repeats without an end over text that may be anything: they make matching slow and findings long.
enum GapLint {
  /// The byte offset of the first such repeat in a pattern, and what is wrong with it.
  static func firstProblem(in regex: String) -> (offset: Int, message: String)? {
    var scanner = Scanner(bytes: Array(regex.utf8))
    return scanner.scan()
  }

  private struct Scanner {
    let bytes: [UInt8]
    var at = 0
    /// For each open group, whether something in it repeats without an end.
    var groups: [Bool] = []

    static let advice = "write a bound such as {0,40}"

    mutating func scan() -> (offset: Int, message: String)? {
      while at < bytes.count {
        let start = at
        if bytes[at] == UInt8(ascii: "("), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "*") {
          return (start, "verbs such as (*UTF) are not allowed")
        }
        let (isWide, closesRepeating) = atom()
        guard isOpenRepeat() else { continue }
        if isWide { return (start, "this gap has no end; \(Self.advice)") }
        if closesRepeating { return (start, "a repeat inside a repeat has no end; \(Self.advice)") }
        if !groups.isEmpty { groups[groups.count - 1] = true }
      }
      return nil
    }

    /// Passes one atom: whether it matches nearly anything, and whether it closes a group that repeats inside.
    private mutating func atom() -> (isWide: Bool, closesRepeating: Bool) {
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\\"):
        guard at < bytes.count else { return (false, false) }
        at += 1
        return (
          [UInt8(ascii: "S"), UInt8(ascii: "D"), UInt8(ascii: "N"), UInt8(ascii: "X")].contains(
            bytes[at - 1]), false
        )
      case UInt8(ascii: "."): return (true, false)
      case UInt8(ascii: "["): return (passClass(), false)
      case UInt8(ascii: "("):
        groups.append(false)
        return (false, false)
      case UInt8(ascii: ")"):
        let repeats = groups.popLast() ?? false
        if repeats, !groups.isEmpty { groups[groups.count - 1] = true }
        return (false, repeats)
      default: return (false, false)
      }
    }

    /// Passes a character class: whether it is a negated one.
    private mutating func passClass() -> Bool {
      let isNegated = at < bytes.count && bytes[at] == UInt8(ascii: "^")
      if isNegated { at += 1 }
      var isFirst = true
      while at < bytes.count, bytes[at] != UInt8(ascii: "]") || isFirst {
        at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        isFirst = false
      }
      at += 1
      return isNegated
    }

    /// Passes a quantifier: whether it has no upper end.
    private mutating func isOpenRepeat() -> Bool {
      guard at < bytes.count else { return false }
      switch bytes[at] {
      case UInt8(ascii: "*"), UInt8(ascii: "+"):
        at += 1
        return true
      case UInt8(ascii: "{"):
        guard let close = bytes[at...].firstIndex(of: UInt8(ascii: "}")) else { return false }
        let inside = bytes[(at + 1)..<close]
        guard let first = inside.first, (0x30...0x39).contains(first) else { return false }
        let isOpen = inside.last == UInt8(ascii: ",")
        at = close + 1
        return isOpen
      default: return false
      }
    }
  }
}
