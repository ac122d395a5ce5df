/// The difference of two texts in the unified format of diff(1) (POSIX.1-2017, `diff -u`).
package enum UnifiedDiff {
  private static let context = 3

  private enum Step {
    case same(ArraySlice<UInt8>), old(ArraySlice<UInt8>), new(ArraySlice<UInt8>)
  }

  /// The header and the hunks; nothing for equal texts.
  ///
  /// - Parameter path: The file's name as the header shows it.
  package static func text(from old: [UInt8], to new: [UInt8], path: String) -> [UInt8] {
    if old == new { return [] }
    let steps = steps(lines(of: old), lines(of: new))
    var output = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
    var changed: [Int] = []
    for (i, step) in steps.enumerated() { if case .same = step { continue } else { changed.append(i) } }
    var i = 0
    var place = (step: 0, old: 1, new: 1)
    while i < changed.count {
      var last = i
      while last + 1 < changed.count, changed[last + 1] - changed[last] <= 2 * context { last += 1 }
      let range = max(0, changed[i] - context)..<min(steps.count, changed[last] + context + 1)
      for step in steps[place.step..<range.lowerBound] { advance(&place, step) }
      place.step = range.lowerBound
      output += hunk(steps[range], oldStart: place.old, newStart: place.new)
      for step in steps[range] { advance(&place, step) }
      place.step = range.upperBound
      i = last + 1
    }
    return output
  }

  private static func advance(_ place: inout (step: Int, old: Int, new: Int), _ step: Step) {
    switch step {
    case .same:
      place.old += 1
      place.new += 1
    case .old: place.old += 1
    case .new: place.new += 1
    }
  }

  private static func hunk(_ steps: ArraySlice<Step>, oldStart: Int, newStart: Int) -> [UInt8] {
    var counts = (old: 0, new: 0)
    var body: [UInt8] = []
    for step in steps {
      let (mark, line): (Character, ArraySlice<UInt8>)
      switch step {
      case .same(let text): (mark, line, counts) = (" ", text, (counts.old + 1, counts.new + 1))
      case .old(let text): (mark, line, counts) = ("-", text, (counts.old + 1, counts.new))
      case .new(let text): (mark, line, counts) = ("+", text, (counts.old, counts.new + 1))
      }
      body += Array(String(mark).utf8) + line
      if line.last != UInt8(ascii: "\n") { body += Array("\n\\ No newline at end of file\n".utf8) }
    }
    func range(_ start: Int, _ count: Int) -> String { "\(count == 0 ? start - 1 : start),\(count)" }
    return Array("@@ -\(range(oldStart, counts.old)) +\(range(newStart, counts.new)) @@\n".utf8) + body
  }

  /// Lines with their line feeds.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      lines.append(bytes[start...i])
      start = i + 1
    }
    if start < bytes.count { lines.append(bytes[start...]) }
    return lines
  }

  /// Old lines before new ones wherever they differ.
  private static func steps(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Step] {
    // Most replacements leave the number of lines alone; then lines pair up and no search is needed.
    if old.count == new.count {
      var steps: [Step] = []
      var added: [Step] = []
      for (a, b) in zip(old, new) {
        if a == b {
          steps += added + [.same(a)]
          added = []
        } else {
          steps.append(.old(a))
          added.append(.new(b))
        }
      }
      return steps + added
    }
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var steps: [Step] = []
    var (i, k) = (0, 0)
    while i < old.count || k < new.count {
      if removed.contains(i) {
        steps.append(.old(old[i]))
        i += 1
      } else if inserted.contains(k) {
        steps.append(.new(new[k]))
        k += 1
      } else {
        steps.append(.same(old[i]))
        i += 1
        k += 1
      }
    }
    return steps
  }
}
