import RuleModel
import Testing

@Suite struct RequiredLiteralsTests {
  func clauses(_ regex: String) -> [[String]] {
    RequiredLiterals(of: regex).clauses.map { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test(arguments: [
    (#"safe"#, [["safe"]]),
    (#"\bSAFE\b"#, [["\tsafe\t"]]),
    (#"safe\s+and\s+effective"#, [["safe and eff"]]),
    (
      #"(?:erase|remove)s? wrinkles"#,
      [["erase wrinkl", "erases wrink", "remove wrink", "removes wrin"]]
    ),
    (#"(?:erase|remove).{0,20}wrinkles"#, [["wrinkles"], ["erase", "remove"]]),
    (#"(?=safe)effective"#, [["effective"]]),
    (#"(?:very )?painless"#, [["painless"]]),
    (#"(?:cure){2}s"#, [["cure"]]),
    (#"long[- ]lasting"#, [["long lasting", "long-lasting"]]),
    (#"café|clinic"#, [["caf", "clinic"]]),
  ])
  func readsWhatMustOccur(_ regex: String, _ expected: [[String]]) {
    #expect(clauses(regex) == expected)
  }

  @Test(arguments: [#"\w+"#, #"a|b"#, #"(?:safe)?"#, #"(?:safe|\w+)"#, #"(*UTF)safe"#, #"(?x) safe "#, "50"])
  func tellsNothingWhereNothingMustOccur(_ regex: String) {
    #expect(clauses(regex).isEmpty)
  }

  @Test func aShorterLiteralStandsForLongerOnes() {
    #expect(clauses("safe|safely|unsafe") == [["safe"]])
  }
}
