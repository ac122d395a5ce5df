/// What judging a document gave, before reports are made of it.
struct Judgement {
  /// All that rules find, by rule.
  var findings: [[Finding]]
  /// The numbers of the sentences' texts.
  let texts: [Int32]
  /// What comments in the document are told, if it has some.
  var grounds = SuppressionGrounds()
  /// All else that judging tells.
  var result = LintResult()
}
