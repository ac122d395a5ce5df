/// Alternatives that share their beginnings, as one pattern.
///
/// A phrase is a row of fragments of regular expression, each of which stands for one character or so. Longer
/// phrases are tried before the shorter ones that begin them, so that “acne scars” wins over “acne”.
struct PhraseTrie {
  private final class Node {
    var children: [String: Node] = [:]
    var isEnd = false
    var depth = 0
  }

  private let root = Node()

  /// Whether there is no phrase.
  var isEmpty: Bool { root.children.isEmpty }

  /// Adds a phrase; `Phrase.longest` bounds its fragments, and with them the recursion below.
  mutating func insert(_ fragments: [String]) {
    var node = root
    for (i, fragment) in fragments.enumerated() {
      node.depth = max(node.depth, fragments.count - i)
      if let known = node.children[fragment] {
        node = known
      } else {
        let next = Node()
        node.children[fragment] = next
        node = next
      }
    }
    node.isEnd = true
  }

  /// The pattern: an atom that a quantifier may follow.
  var pattern: String {
    var pattern = "(?:"
    Self.writeBranches(of: root, to: &pattern)
    return pattern + ")"
  }

  private static func writeBranches(of node: Node, to pattern: inout String) {
    let branches = node.children.sorted { a, b in
      a.value.depth != b.value.depth ? a.value.depth > b.value.depth : a.key < b.key
    }
    for (i, branch) in branches.enumerated() {
      if i > 0 { pattern += "|" }
      pattern += branch.key
      writeRest(of: branch.value, to: &pattern)
    }
  }

  private static func writeRest(of node: Node, to pattern: inout String) {
    if node.children.isEmpty { return }
    let isGrouped = node.isEnd || node.children.count > 1
    if isGrouped { pattern += "(?:" }
    writeBranches(of: node, to: &pattern)
    if isGrouped { pattern += node.isEnd ? ")?" : ")" }
  }
}
