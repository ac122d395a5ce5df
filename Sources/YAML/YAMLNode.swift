package import SourceText

/// A node of a YAML document, with the bytes of the file that it takes.
///
/// Scalars stay text: `no`, `012` and `2024-01-01` mean what they say.
package struct YAMLNode: Sendable, Equatable {
  /// One key of a mapping and its value.
  package struct Pair: Sendable, Equatable {
    package var key: YAMLNode
    package var value: YAMLNode
  }

  package enum Content: Sendable, Equatable {
    case scalar(String, isQuoted: Bool)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  package var content: Content
  /// The bytes of the node, its quotes included.
  package var range: ByteRange

  package init(content: Content, range: ByteRange) {
    self.content = content
    self.range = range
  }
}

extension YAMLNode {
  /// The text of a scalar.
  package var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Whether the node is a plain scalar that says nothing: empty, `~` or `null`.
  package var isNull: Bool {
    if case .scalar(let text, isQuoted: false) = content { ["", "~", "null"].contains(text) } else { false }
  }

  /// The items of a sequence.
  package var items: [YAMLNode]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The pairs of a mapping, in order.
  package var pairs: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// The value of a key in a mapping.
  package subscript(key: String) -> YAMLNode? {
    pairs?.first { $0.key.scalar == key }?.value
  }

  /// What the node is, for messages.
  package var kindName: String {
    switch content {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// YAML that cannot be read, and where.
package struct YAMLError: Error, Sendable, Equatable {
  /// What is wrong, as a sentence without its full stop.
  package var message: String
  /// The bytes of the file; may be empty at the end of the file.
  package var range: ByteRange
}
