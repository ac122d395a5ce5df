/// What the open elements say about the text inside them.
struct HTMLContext: Sendable {
  /// Where text goes.
  enum Route: Sendable, Equatable {
    /// Into the block.
    case block
    /// Into a block of its own that follows, under a number that tells it from others: inline code, hidden spans.
    case aside(Int)
    /// Into the block, unless it proves to be a footnote mark.
    case mark
    /// Nowhere.
    case dropped
  }

  var kind = BlockKind.paragraph
  var level = 0
  var route = Route.block
  var isHidden = false
  var isQuoted = false
  var isBoilerplate = false
  var isInFooter = false
  var isInForm = false
  /// Whether it is SVG or MathML.
  var isForeign = false
  /// The number of the link it is in; 0 outside.
  var link = 0
  /// Whether that link looks like a button.
  var linkIsButton = false
}

/// An element whose end has not come.
struct HTMLOpenElement: Sendable {
  var name: String
  var traits: HTMLElementTraits
  /// What holds inside it.
  var context: HTMLContext
}
