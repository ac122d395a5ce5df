extension EncodedWriter {
  mutating func write(_ kind: RuleKind) {
    switch kind {
    case .flag(let block):
      write("flag")
      write(block)
    case .qualify(let block, let by, let reach):
      write("qualify")
      write(block)
      write(by)
      write(reach)
    case .require(let requirement):
      write("require")
      write(requirement)
    case .limit(let limit):
      write("limit")
      write(limit.of)
      write(limit.to != nil)
      if let to = limit.to { write(to) }
      write(String(limit.max))
      write(limit.atLeast)
      write(limit.per)
    case .replace(let swaps, let block):
      write("replace")
      write(block)
      write(swaps) { writer, swap in
        writer.write(swap.pattern)
        writer.write(swap.with)
        writer.write(swap.isSafe)
      }
    }
  }

  mutating func write(_ block: PatternBlock) {
    write(block.any)
    write(block.all)
    write(block.not)
    write(block.unless)
    write(block.only)
    write(block.unit.rawValue)
  }

  mutating func write(_ uses: [PatternUse]) {
    write(uses) { writer, use in
      writer.write(use.pattern)
      writer.write(use.label)
    }
  }

  /// A distance as a number of words, or below 0 for a unit of text.
  mutating func write(_ reach: Reach) {
    switch reach {
    case .sentence: write(-1)
    case .paragraph: write(-2)
    case .section: write(-3)
    case .document: write(-4)
    case .words(let count): write(count)
    }
  }

  mutating func write(_ requirement: Requirement) {
    write(requirement.when.topics)
    write(requirement.when.classes)
    write(requirement.when.promotes)
    write(requirement.when.patterns != nil)
    if let patterns = requirement.when.patterns { write(patterns) }
    write(requirement.when.claims)
    write(requirement.within)
    write(requirement.any)
    write(requirement.all)
    write(requirement.satisfiedUnless)
    write(requirement.notOnlyIn)
    write(requirement.beforeWords ?? -1)
    write(requirement.sameSection)
    write(requirement.anchor.rawValue)
  }
}
