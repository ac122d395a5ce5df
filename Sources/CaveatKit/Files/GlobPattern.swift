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
  /// The bytes with which all that it matches starts, and those with which all of it ends: few paths need more of a look.
  private let prefix: [UInt8]
  private let suffix: [UInt8]
  /// Whether the pattern is about a path from the folder, not about a name at any depth.
  package let isAnchored: Bool

  /// - Parameter pattern: The pattern without the `!` before it and the `/` after it.
  package init(_ pattern: [UInt8]) {
    let slash = UInt8(ascii: "/")
    let body = pattern.first == slash ? Array(pattern.dropFirst()) : pattern
    isAnchored = pattern.contains(slash)
    tokens = GlobPattern.parse(body)
    prefix = GlobPattern.bytes(tokens)
    suffix = GlobPattern.bytes(tokens.reversed()).reversed()
  }

  /// The bytes that the first of some tokens stand for.
  private static func bytes(_ tokens: [Token]) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens {
      guard case .byte(let byte) = token else { break }
      bytes.append(byte)
    }
    return bytes
  }

  /// Whether the whole of `path`, with slashes between names and none at the ends, matches.
  package func matches(_ path: [UInt8]) -> Bool {
    if isAnchored { return matchesWhole(path[...]) }
    let start = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    return matchesWhole(path[start...])
  }

  /// Whether `path` or a folder above it matches.
  ///
  /// - Parameter foldersOnly: Whether only the folders count.
  func covers(_ path: [UInt8], foldersOnly: Bool) -> Bool {
    let slash = UInt8(ascii: "/")
    if isAnchored {
      return path.starts(with: prefix)
        && follow(path[...]) { $0 == path.count ? !foldersOnly : path[$0] == slash }
    }
    var name = 0
    while let end = path[name...].firstIndex(of: slash) {
      if matchesWhole(path[name..<end]) { return true }
      name = end + 1
    }
    return !foldersOnly && matchesWhole(path[name...])
  }

  private func matchesWhole(_ path: ArraySlice<UInt8>) -> Bool {
    path.starts(with: prefix) && path.suffix(suffix.count).elementsEqual(suffix)
      && follow(path) { $0 == path.endIndex }
  }

  /// Whether the tokens cover a path from its start to one of some places, each the end of a path.
  ///
  /// Follows all ways to match at once: `live[i]` says that the tokens before `i` cover what was read.
  private func follow(_ path: ArraySlice<UInt8>, to isEnd: (_ place: Int) -> Bool) -> Bool {
    var live = [Bool](repeating: false, count: tokens.count + 1)
    var next = live
    live[0] = true
    skipEmpty(&live, atNameStart: true)
    for place in path.indices {
      if isEnd(place), mayEnd(live, path.startIndex..<place) { return true }
      let byte = path[place]
      var isAlive = false
      for i in 0..<tokens.count where live[i] {
        switch tokens[i] {
        case .byte(let expected): next[i + 1] = byte == expected || next[i + 1]
        case .anyOne: next[i + 1] = byte != UInt8(ascii: "/") || next[i + 1]
        case .anyInName: next[i] = byte != UInt8(ascii: "/") || next[i]
        case .anyFolders, .anyBelow: next[i] = true
        case .set(let ranges, let isNegated):
          if byte != UInt8(ascii: "/"), ranges.contains(where: { $0.contains(byte) }) != isNegated {
            next[i + 1] = true
          }
        }
        isAlive = isAlive || next[i] || next[i + 1]
      }
      guard isAlive else { return false }
      swap(&live, &next)
      for i in next.indices { next[i] = false }
      skipEmpty(&live, atNameStart: byte == UInt8(ascii: "/"))
    }
    return isEnd(path.endIndex) && mayEnd(live, path.indices)
  }

  /// Whether what was read of a path may end there.
  private func mayEnd(_ live: [Bool], _ read: Range<Int>) -> Bool {
    live[tokens.count] || (tokens.last == .anyBelow && live[tokens.count - 1] && !read.isEmpty)
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
