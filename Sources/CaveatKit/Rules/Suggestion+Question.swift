package import RuleModel

extension Suggestion {
  /// Such as `; did you mean “x”?`, or nothing.
  package static func question(_ word: String, among names: some Sequence<String>) -> String {
    hint(for: word, among: Array(names)).map { "; " + $0 } ?? ""
  }
}
