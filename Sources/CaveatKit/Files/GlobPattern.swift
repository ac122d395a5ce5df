/// One pattern in the language of gitignore(5), matched against paths below its folder.
///
/// `*` and `?` stay inside a name, `**` crosses folders, `[a-z]` and `[!a-z]` are sets, `\` makes the next
/// character plain. Matching takes time in proportion to pattern times path, whatever the pattern.
package struct GlobPattern: Sendable, Equatable {
  private enum Token: Sendable, Equatable {
    case byte(UInt8)
    /// `?`: one byte, but no slash.
    case anyOne
    /// `*`: any bytes but a slash.
    case anyInName
    /// `**/` at the start or in the middle: nothing, or folders with their slash.
    case anyFolders
    /// `/**` at the end: everything inside.
    case anyBelow
    case set([ClosedRange<UInt8>], isNegated: Bool)
  }

  private let tokens: [Token]
  /// Whether the pattern is about a path from the folder, not about a name at any depth.
  package let isAnchored: Bool

  /// - Parameter pattern: The pattern without the `!` before it and the `/` after it.
  package init(_ pattern: [UInt8]) {
    let slash = UInt8(ascii: "/")
    let body = pattern.first == slash ? Array(pattern.dropFirst()) : pattern
    isAnchored = pattern.contains(slash)
    tokens = GlobPattern.parse(body)
  }

  /// Whether the whole of `path`, with slashes between names and none at the ends, matches.
  package func matches(_ path: [UInt8]) -> Bool {
    if isAnchored { return matchesTokens(path[...]) }
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return matchesTokens(path[start...])
  }

  /// Follows all ways to match at once: `live[i]` says that the tokens before `i` cover what was read.
  private func matchesTokens(_ path: ArraySlice<UInt8>) -> Bool {
    var live = [Bool](repeating: false, count: tokens.count + 1)
    live[0] = true
    skipEmpty(&live, atNameStart: true)
    for byte in path {
      var next = [Bool](repeating: false, count: tokens.count + 1)
      for i in 0..<tokens.count where live[i] {
        switch tokens[i] {
        case .byte(let expected): if byte == expected { next[i + 1] = true }
        case .anyOne:
          if byte != UInt8(ascii: "/") { next[i + 1] = true }
        case .anyInName: if byte != UInt8(ascii: "/") { next[i] = true }
        case .anyFolders, .anyBelow: next[i] = true
        case .set(let ranges, let isNegated):
          if byte != UInt8(ascii: "/"), ranges.contains(where: { $0.contains(byte) }) != isNegated {
            next[i + 1] = true
          }
        }
      }
      live = next
      skipEmpty(&live, atNameStart: byte == UInt8(ascii: "/"))
    }
    return live[tokens.count] || (tokens.last == .anyBelow && live[tokens.count - 1] && !path.isEmpty)
  }

  /// Lets tokens that may stand for nothing be passed over.
  private func skipEmpty(_ live: inout [Bool], atNameStart: Bool) {
    for i in 0..<tokens.count where live[i] {
      if tokens[i] == .anyInName || (tokens[i] == .anyFolders && atNameStart) { live[i + 1] = true }
    }
  }

  private static func parse(_ pattern: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var i = 0
    while i < pattern.count {
      switch pattern[i] {
      case UInt8(ascii: "\\") where i + 1 < pattern.count:
        tokens.append(.byte(pattern[i + 1]))
        i += 2
      case UInt8(ascii: "*"):
        let start = i
        while i < pattern.count, pattern[i] == UInt8(ascii: "*") { i += 1 }
        let isWholeName = start == 0 || pattern[start - 1] == UInt8(ascii: "/")
        if i - start == 2, isWholeName, i < pattern.count, pattern[i] == UInt8(ascii: "/") {
          tokens.append(.anyFolders)
          i += 1
        } else if i - start == 2, isWholeName, i == pattern.count {
          tokens.append(.anyBelow)
        } else {
          tokens.append(.anyInName)
        }
      case UInt8(ascii: "?"):
        tokens.append(.anyOne)
        i += 1
      case UInt8(ascii: "["):
        if let (set, end) = parseSet(pattern, i) {
          tokens.append(set)
          i = end
        } else {
          tokens.append(.byte(pattern[i]))
          i += 1
        }
      default:
        tokens.append(.byte(pattern[i]))
        i += 1
      }
    }
    return tokens
  }

  /// A set that opens at `start`, and the index after it; nothing when no bracket closes it.
  private static func parseSet(_ pattern: [UInt8], _ start: Int) -> (Token, Int)? {
    var i = start + 1
    var isNegated = false
    if i < pattern.count, pattern[i] == UInt8(ascii: "!") || pattern[i] == UInt8(ascii: "^") {
      isNegated = true
      i += 1
    }
    var ranges: [ClosedRange<UInt8>] = []
    var isFirst = true
    while i < pattern.count, isFirst || pattern[i] != UInt8(ascii: "]") {
      isFirst = false
      if pattern[i] == UInt8(ascii: "\\"), i + 1 < pattern.count { i += 1 }
      let low = pattern[i]
      i += 1
      if i + 1 < pattern.count, pattern[i] == UInt8(ascii: "-"), pattern[i + 1] != UInt8(ascii: "]") {
        i += 1
        if pattern[i] == UInt8(ascii: "\\"), i + 1 < pattern.count { i += 1 }
        if low <= pattern[i] { ranges.append(low...pattern[i]) }
        i += 1
      } else {
        ranges.append(low...low)
      }
    }
    return i < pattern.count ? (.set(ranges, isNegated: isNegated), i + 1) : nil
  }
}

extension GlobPattern {
  /// Whether `glob`, or what its braces stand for, matches `path` or a folder above it; a slash at its end makes it
  /// about folders alone.
  static func covers(_ glob: String, _ path: [UInt8]) -> Bool {
    guard glob.utf8.contains(UInt8(ascii: "{")) else { return coversPlain(glob, path) }
    return (GlobAlternatives.of(glob) ?? [glob]).contains { coversPlain($0, path) }
  }

  private static func coversPlain(_ glob: String, _ path: [UInt8]) -> Bool {
    var pattern = Array(glob.utf8)
    let isFolderOnly = pattern.last == UInt8(ascii: "/")
    if isFolderOnly { pattern.removeLast() }
    let compiled = GlobPattern(pattern)
    if !isFolderOnly, compiled.matches(path) { return true }
    return path.indices.contains { path[$0] == UInt8(ascii: "/") && compiled.matches(Array(path[..<$0])) }
  }
}
