import Documents
import RuleModel

/// The statements that count for a duty, by label, and which of them stand where the duty asks for one.
struct ReachedStatements {
  private let arranged: [(label: String, nearby: Nearby)]
  private let sameSection: Bool
  private let document: Document

  init(
    _ statements: [(use: PatternUse, match: PatternMatch)], _ requirement: Requirement, _ document: Document
  ) {
    let byLabel = Dictionary(grouping: statements, by: \.use.statementLabel)
    arranged = byLabel.sorted { $0.key < $1.key }.map { label, own in
      (label, Nearby(own.map(\.match), within: requirement.within, in: document))
    }
    sameSection = requirement.sameSection
    self.document = document
  }

  /// Of each label that something fulfils for a trigger, the first statement that does.
  func first(near trigger: PatternMatch) -> [(label: String, match: PatternMatch)] {
    arranged.compactMap { label, nearby in
      nearby.near(trigger).lazy.map { nearby.matches[$0] }.first { reaches($0, trigger) }.map { (label, $0) }
    }
  }

  /// Whether a statement stands in the section of a trigger, or in one below it, if it must.
  private func reaches(_ statement: PatternMatch, _ trigger: PatternMatch) -> Bool {
    guard sameSection else { return true }
    let outer = section(of: trigger)
    var current: Int? = section(of: statement)
    while let inner = current, inner != outer { current = document.sections[inner].parent }
    return current != nil
  }

  private func section(of match: PatternMatch) -> Int {
    document.blocks[document.sentences[match.sentence].block].section
  }
}

extension PatternUse {
  /// The label that a statement has in a duty.
  var statementLabel: String { label ?? "statement" }
}
