import Documents
import RuleModel

/// What rule files can call a block: its kind, that it is hidden, that it is quoted.
struct BlockNames: OptionSet, Sendable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private static let hidden = BlockNames(rawValue: 1 << 31)

  /// Everything that a block is called.
  init(of block: Block) {
    self = Self.name(of: block.kind)
    if block.isHidden { insert(.hidden) }
    if block.isQuoted { insert(Self.name(of: .quotation)) }
  }

  /// Those of some names that blocks can have.
  init(_ names: [String]) {
    self = []
    guard !names.isEmpty else { return }
    for kind in BlockKind.allCases where names.contains(kind.rawValue) { insert(Self.name(of: kind)) }
    if names.contains("hidden") { insert(.hidden) }
  }

  private static func name(of kind: BlockKind) -> BlockNames {
    let number: UInt32 =
      switch kind {
      case .title: 0
      case .heading: 1
      case .paragraph: 2
      case .listItem: 3
      case .tableCell: 4
      case .quotation: 5
      case .caption: 6
      case .altText: 7
      case .linkText: 8
      case .button: 9
      case .metaDescription: 10
      case .frontMatter: 11
      case .jsonLD: 12
      case .code: 13
      case .boilerplate: 14
      }
    return BlockNames(rawValue: 1 << number)
  }
}

/// The blocks that a rule looks at.
struct BlockScope {
  private let included: BlockNames
  private let excluded: BlockNames

  init(_ applies: Applicability) {
    included = BlockNames(applies.blocks)
    excluded = BlockNames(applies.notBlocks)
  }

  func contains(_ block: Block) -> Bool {
    if included.isEmpty, excluded.isEmpty { return block.isCopy }
    let names = BlockNames(of: block)
    if !excluded.isDisjoint(with: names) { return false }
    return included.isEmpty ? block.isCopy : !included.isDisjoint(with: names)
  }
}

extension Block {
  /// Whether a reader takes it for what the document says, not for its surroundings or an example of code.
  var isCopy: Bool { kind != .boilerplate && kind != .code }

  /// Whether a rule file's name for a kind of block means this one.
  func isCalled(_ name: String) -> Bool { !BlockNames(of: self).isDisjoint(with: BlockNames([name])) }
}
