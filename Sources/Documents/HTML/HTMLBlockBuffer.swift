import SourceText

/// The text of one block, until it is known what kind of block it is.
struct HTMLBlockBuffer: Sendable {
  /// The links that its text lies in.
  private enum Links { case none, one(Int), mixed }

  private(set) var pieces: [TextPiece] = []
  /// What held where its first letter stood.
  private(set) var context = HTMLContext()
  /// Whether it has more than white space.
  private(set) var hasInk = false
  /// Whether all of its text is quoted.
  private(set) var isQuoted = true
  private var links = Links.none
  private var isButton = true

  /// Adds a piece that stands in `context`.
  mutating func append(_ piece: TextPiece, in context: HTMLContext, hasInk inked: Bool) {
    pieces.append(piece)
    guard inked else { return }
    if !hasInk { self.context = context }
    isQuoted = isQuoted && context.isQuoted
    isButton = isButton && context.linkIsButton
    switch links {
    case .none: links = hasInk || context.link == 0 ? .mixed : .one(context.link)
    case .one(context.link), .mixed: break
    case .one: links = .mixed
    }
    hasInk = true
  }

  /// Adds what is no letter of its own: a line break, a quotation mark.
  mutating func append(mark piece: TextPiece) { pieces.append(piece) }

  /// What kind of block it is.
  var kind: BlockKind {
    if context.isBoilerplate { return .boilerplate }
    guard case .one = links, [.paragraph, .listItem, .tableCell].contains(context.kind) else {
      return context.kind
    }
    if isButton { return .button }
    return context.isInFooter && context.kind == .listItem ? .boilerplate : .linkText
  }
}
