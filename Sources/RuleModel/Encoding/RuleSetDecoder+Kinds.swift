extension EncodedReader {
  mutating func kind() throws(EncodingError) -> RuleKind {
    switch try text() {
    case "flag": return .flag(try block())
    case "qualify": return .qualify(try block(), by: try block(), within: try reach())
    case "require": return .require(try requirement())
    case "limit":
      let of = try block()
      let to = try bool() ? try block() : nil
      guard let max = Double(try text()) else { throw error }
      return .limit(Limit(of: of, to: to, max: max, atLeast: try int(), per: try reach()))
    case "replace":
      let block = try block()
      let swaps = try list { (reader) throws(EncodingError) in
        Replacement(pattern: try reader.pattern(), with: try reader.text(), isSafe: try reader.bool())
      }
      return .replace(swaps, block)
    default: throw error
    }
  }

  private mutating func block() throws(EncodingError) -> PatternBlock {
    var block = PatternBlock()
    block.any = try uses()
    block.all = try uses()
    block.not = try uses()
    block.unless = try texts()
    block.only = try texts()
    block.unit = try value()
    return block
  }

  private mutating func uses() throws(EncodingError) -> [PatternUse] {
    try list { (reader) throws(EncodingError) in
      PatternUse(pattern: try reader.pattern(), label: try reader.optionalText())
    }
  }

  private mutating func reach() throws(EncodingError) -> Reach {
    switch try int() {
    case -1: return .sentence
    case -2: return .paragraph
    case -3: return .section
    case -4: return .document
    case let count where Reach.wordCounts.contains(count): return .words(count)
    default: throw error
    }
  }

  private mutating func requirement() throws(EncodingError) -> Requirement {
    var when = Requirement.Trigger()
    when.topics = try texts()
    when.classes = try texts()
    when.promotes = try bool()
    if try bool() { when.patterns = try block() }
    when.claims = try claimCount()
    let within = try reach()
    let any = try uses()
    let all = try uses()
    let satisfiedUnless = try texts()
    let notOnlyIn = try texts()
    let beforeWords = try int()
    return Requirement(
      when: when, within: within, any: any, all: all, satisfiedUnless: satisfiedUnless,
      notOnlyIn: notOnlyIn, beforeWords: beforeWords < 0 ? nil : beforeWords, sameSection: try bool(),
      anchor: try value())
  }
}
