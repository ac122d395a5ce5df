import RuleModel
import Testing

@Suite struct RequiredLiteralsTests {
  func clauses(_ regex: String) -> [[String]] {
    RequiredLiterals(of: regex).clauses.map { $0.literals.map { String(decoding: $0, as: UTF8.self) } }
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
    (#"(?=safe)effective"#, [["effective"], ["safe"]]),
    (#"(?<!safe)effective"#, [["effective"]]),
    (#"\bno (?:\w+ )?risks"#, [["\trisks"], ["\tno "]]),
    (#"\b(?:no|zero) (?:\w+ )*\brisks"#, [["\trisks"], ["\tno ", "\tzero "]]),
    (#"\b(?:UTI|ED)(?!\w)"#, [["\ted\t", "\tuti\t"]]),
    (#" cures"#, [["\tcures"]]),
    (#"(?<x>scar|burn).*(?&x)"#, [["burn", "scar"]]),
    (#"★{3}"#, [["★"]]),
    (#"[£$]\w"#, [["$", "£"]]),
    (#"[£é]\d\d safe"#, [["\tsafe"]]),
    (#"(?:very )?painless"#, [["painless"]]),
    (#"(?:cure){2}s"#, [["cure"]]),
    (#"long[- ]lasting"#, [["long lasting", "long-lasting"]]),
    (#"café|clinic"#, [["caf", "clinic"]]),
    (#"(?<![\w'])(?:I|me)\b.+"#, [["\ti\t", "\tme\t"]]),
    (#"\b(?:two|\d) x"#, [["\t0", "\t1", "\t2", "\t3", "\t4", "\t5", "\t6", "\t7", "\t8", "\t9", "\ttwo"]]),
    (#"(?:\bbig (?:is|\w+er)|small)"#, [["\tbig ", "small"]]),
    // The start of the text is a clause without literals.
    (#"^\W{0,4}no pain|^painless"#, [["no pain", "painless"], []]),
    (#"(?m)^painless"#, [["painless"]]),
    (#"painless|^no pain"#, [["no pain", "painless"]]),
  ])
  func readsWhatMustOccur(_ regex: String, _ expected: [[String]]) {
    #expect(clauses(regex) == expected)
  }

  @Test(arguments: [
    #"\w+"#, #"a|b"#, #"(?:safe)?"#, #"(?:safe|\w+)"#, #"(*UTF)safe"#, #"(?x) safe "#, "50", "Ä|ß",
  ])
  func tellsNothingWhereNothingMustOccur(_ regex: String) {
    #expect(clauses(regex).isEmpty)
  }

  @Test func aShorterLiteralStandsForLongerOnes() {
    #expect(clauses("safe|safely|unsafe") == [["safe"]])
  }

  @Test(
    arguments: [
      (#"safe"#, 0, 0),
      (#"(?:very )?painless"#, 0, 5),
      (#"\w{2}safe"#, 2, 8),
      (#"\w+ safely"#, 2, nil),
      (#"(?:so|quite)\s+safe"#, 0, 0),
      (#"(?:[a-z]{1,3}|é|.{2}) wrinkles"#, 2, 13),
      (#"(?<=not )(?=x)safe"#, 0, 0),
      (#"(?:x{3}y?)cure"#, 3, 4),
      (#"(a)\g1safe"#, 1, nil),
      // The shorter literal stands inside a longer one.
      (#"safe|unsafe"#, 0, 2),
    ] as [(String, Int, Int?)])
  func tellsHowFarBehindTheStartALiteralStands(_ regex: String, _ least: Int, _ most: Int?) {
    #expect(RequiredLiterals(of: regex).clauses.first?.offset == ByteDistance(least: least, most: most))
  }
}
