/// Alternatives that share their beginnings, as one pattern.
///
/// A phrase is a row of fragments of regular expression, each of which stands for one character or so. Longer
/// phrases are tried before the shorter ones that begin them, so that “acne scars” wins over “acne”.
struct PhraseTrie {
  private final class Node {
    var children: [(fragment: String, node: Node)] = []
    var isEnd = false
    var depth = 0
  }

  private let root = Node()

  /// Whether there is no phrase.
  var isEmpty: Bool { root.children.isEmpty }

  mutating func insert(_ fragments: [String]) {
    var node = root
    for (i, fragment) in fragments.enumerated() {
      node.depth = max(node.depth, fragments.count - i)
      if let known = node.children.first(where: { $0.fragment == fragment }) {
        node = known.node
      } else {
        let next = Node()
        node.children.append((fragment, next))
        node = next
      }
    }
    node.isEnd = true
  }

  /// The pattern: an atom that a quantifier may follow.
  var pattern: String { "(?:" + Self.body(of: root) + ")" }

  private static func body(of node: Node) -> String {
    let branches = node.children.sorted { a, b in
      a.node.depth != b.node.depth ? a.node.depth > b.node.depth : a.fragment < b.fragment
    }.map { $0.fragment + rest(of: $0.node) }
    return branches.joined(separator: "|")
  }

  private static func rest(of node: Node) -> String {
    guard !node.children.isEmpty else { return "" }
    let inside = body(of: node)
    if node.isEnd { return "(?:" + inside + ")?" }
    return node.children.count == 1 ? inside : "(?:" + inside + ")"
  }
}
