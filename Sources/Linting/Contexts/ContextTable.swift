import RuleModel

/// Some of the contexts of a rule set, in the order in which a rule names them.
struct ContextChoice: Sendable {
  /// Their places in the rule set.
  fileprivate(set) var places: [Int] = []
  /// Their bits.
  fileprivate(set) var bits: UInt64 = 0

  /// The bit of a context; those of more than 64 share bits.
  static func bit(_ place: Int) -> UInt64 { 1 << UInt64(truncatingIfNeeded: place & 63) }
}

/// What judging contexts asks of a rule set again and again.
struct ContextTable: Sendable {
  /// The places of contexts in the rule set, by their names.
  private let places: [String: Int]
  /// The bits of contexts with cues that reach over more than their own sentence.
  let far: UInt64
  /// The bits of those with cues that reach down a list.
  let downLists: UInt64
  /// The bits of those with cues that reach over the next block.
  let next: UInt64

  init(_ ruleSet: RuleSet) {
    var places: [String: Int] = [:]
    for (place, definition) in ruleSet.contexts.enumerated() { places[definition.name] = place }
    self.places = places
    far = Self.bits(ruleSet) { !$0.cues.allSatisfy(\.reach.staysInSentence) }
    downLists = Self.bits(ruleSet) { $0.cues.contains { $0.reach == .list } }
    next = Self.bits(ruleSet) { $0.cues.contains { $0.reach == .next } }
  }

  private static func bits(_ ruleSet: RuleSet, where holds: (ContextDefinition) -> Bool) -> UInt64 {
    ruleSet.contexts.indices.reduce(0) { bits, place in
      holds(ruleSet.contexts[place]) ? bits | ContextChoice.bit(place) : bits
    }
  }

  /// The contexts of some names.
  func choice(of names: [String]) -> ContextChoice {
    var choice = ContextChoice()
    for name in names {
      guard let place = places[name] else { continue }
      choice.places.append(place)
      choice.bits |= ContextChoice.bit(place)
    }
    return choice
  }
}

extension ContextDefinition.Reach {
  /// Whether a cue reaches over its own sentence at most.
  var staysInSentence: Bool {
    switch self {
    case .match, .following, .preceding, .clause, .sentence: true
    case .paragraph, .next, .list, .section: false
    }
  }
}
