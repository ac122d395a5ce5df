import Diagnostics
import RuleModel
import SourceText

/// What judging tells of a document that has comments.
struct SuppressionGrounds {
  /// For each rule of the set that ran, whether it is meant for documents like this one; by its place.
  var applies: [Int: Bool] = [:]
  /// The topics of the document.
  var topics: Set<String> = []
  /// Findings that gave way to others: their places in the file, the rules that they and those others are of.
  var losses: [(loser: Int, range: ByteRange, winner: Int)] = []
}

/// Why comments silence nothing.
struct SuppressionUse {
  private let rules: [Rule]
  private let named: [[[Int]]]
  private let grounds: SuppressionGrounds
  private let winners: [Int: Int]

  /// - Parameters:
  ///   - named: For each comment, the rules that it names, by selector.
  ///   - winners: For comments in whose place findings of their rules gave way, the rule that stands there.
  init(_ rules: [Rule], _ named: [[[Int]]], _ grounds: SuppressionGrounds, _ winners: [Int: Int]) {
    self.rules = rules
    self.named = named
    self.grounds = grounds
    self.winners = winners
  }

  /// What to say of a comment that silences nothing; nothing where one of its rules did not run and may need it.
  func problem(withIdle comment: Int) -> String? {
    let ran = named[comment].joined().lazy.filter { grounds.applies[$0] != nil }
    guard let first = ran.first else { return nil }
    if let winner = winners[comment] {
      return "silences nothing: “\(rules[winner].id)” stands there instead; name that rule"
    }
    guard ran.allSatisfy({ grounds.applies[$0] == false }) else {
      return "silences nothing; take the comment out"
    }
    return "silences nothing: “\(rules[first].id)” \(obstacle(rules[first].applies))"
  }

  /// Why a rule did not look at the document.
  private func obstacle(_ applies: Applicability) -> String {
    if let other = applies.notTopics.first(where: grounds.topics.contains) {
      return "is not for copy about \(other), which this was taken for"
    }
    guard applies.topics.isEmpty || applies.topics.contains(where: grounds.topics.contains) else {
      return "is for copy about \(applies.topics.joined(separator: " or ")), which this was not taken for"
    }
    return "is for copy that promotes something, which this was not taken for"
  }
}
