import RuleModel
import Testing

@Suite struct RequiredLiteralsTests {
  func ways(_ regex: String) -> [[[String]]] {
    RequiredLiterals(of: regex).ways.map { way in
      way.map { $0.literals.map { String(decoding: $0, as: UTF8.self) } }
    }
  }

  @Test(arguments: [
    (#"safe"#, [["safe"]]),
    (#"\bSAFE\b"#, [["\tsafe\t"]]),
    (#"safe\s+and\s+effective"#, [["safe and e"]]),
    (
      #"(?:erase|remove)s? wrinkles"#,
      [["erase wrin", "erases wri", "remove wri", "removes wr"]]
    ),
    (#"(?:erase|remove).{0,20}wrinkles"#, [["wrinkles"], ["erase", "remove"]]),
    (#"(?=safe)soothing"#, [["soothing"], ["safe"]]),
    (#"(?<!safe)effective"#, [["effective"]]),
    (#"\bno (?:\w+ )?risks"#, [["\trisks"], ["\tno "]]),
    (#"\b(?:no|zero) (?:\w+ )*\brisks"#, [["\trisks"], ["\tno ", "\tzero "]]),
    (#"\b(?:UTI|ED)(?!\w)"#, [["\ted\t", "\tuti\t"]]),
    (#" cures"#, [["\tcures"]]),
    (#"(?<x>scar|burn).*(?&x)"#, [["burn", "scar"]]),
    (#"★{3}"#, [["★"]]),
    (#"[£$]\w"#, [["$", "£"]]),
    (#"[£é]\w safe"#, [["\tsafe"]]),
    (#"(?:very )?painless"#, [["painless"]]),
    (#"(?:cure){2}s"#, [["cure"]]),
    (#"long[- ]lasting"#, [["long lasti", "long-lasti"]]),
    (#"café|clinic"#, [["caf", "clinic"]]),
    (#"(?<![\w'])(?:I|me)\b.+"#, [["\ti\t", "\tme\t"]]),
    (#"\b(?:two|\d) x"#, [["\t0", "\t1", "\t2", "\t3", "\t4", "\t5", "\t6", "\t7", "\t8", "\t9", "\ttwo"]]),
    // The start of the text is a clause without literals, and no word character stands before it.
    (#"^\W{0,4}(?:no pain|painless)"#, [["\tno pain", "\tpainless"], []]),
    (#"(?m)^painless"#, [["painless"]]),
  ])
  func readsWhatMustOccur(_ regex: String, _ expected: [[String]]) {
    #expect(ways(regex) == [expected])
  }

  @Test(arguments: [
    (#"(?:\bbig (?:is|\w+er)|small)"#, [[["\tbig "], ["\tis"]], [["\tbig ", "small"]]]),
    (#"painless|^no pain"#, [[["\tno pain"], []], [["painless"]]]),
    // What all ways share stands in each.
    (#"(?:calm \w+|^quiet) laser"#, [[["\tlaser"], ["calm "]], [["\tlaser"], ["\tquiet"], []]]),
    // A boundary behind the group makes whole words of its short branches.
    (
      #"\b(?:we|I|our (?:\w+ )?best)\b"#,
      [[["\tbest"], ["\tour "]], [["\ti\t", "\twe\t"]]]
    ),
    // Those of one clause are one.
    (#"skin|hair|nails \w+"#, [[["hair", "skin", "nails "]]]),
  ])
  func tellsWaysApart(_ regex: String, _ expected: [[[String]]]) {
    #expect(ways(regex) == expected)
  }

  @Test func aClauseThatIsCommonIsNotLookedForBesideARareOne() {
    #expect(ways(#"\bglabellar [^.]{0,40}\bthe\b"#) == [[["\tglabellar "]]])
    #expect(ways(#"\bwith [^.]{0,40}\bthe\b"#) == [[["\twith "], ["\tthe\t"]]])
  }

  @Test(arguments: [
    #"\w+"#, #"a|b"#, #"(?:safe)?"#, #"(?:safe|\w+)"#, #"(*UTF)safe"#, #"(?x) safe "#, "50", "Ä|ß",
    // The start of the text alone is no reason to try a pattern.
    #"^\w+|safe"#,
  ])
  func tellsNothingWhereNothingMustOccur(_ regex: String) {
    #expect(ways(regex).isEmpty)
  }

  @Test func aShorterLiteralStandsForLongerOnes() {
    #expect(ways("safe|safely|unsafe") == [[["safe"]]])
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
    #expect(RequiredLiterals(of: regex).ways.first?.first?.offset.bytes == Distance(least: least, most: most))
  }

  @Test(
    arguments: [
      (#"safe"#, 0, 0),
      (#"(?:very )?painless"#, 0, 1),
      (#"\w+ safely"#, 1, 1),
      (#"(?:\w+ ){0,3}\S+ safely"#, 1, 4),
      (#"[^.]{0,9}safe"#, 0, 9),
      (#"[^ ]{0,9}safe"#, 0, 0),
      (#"[\w'-]+ [^\s,]* [\W\d]safe"#, 2, 3),
      (#"[!-\/]{2}safe"#, 0, 0),
      (#"[ -~]{2}safe"#, 0, 2),
      (#"(a)\g1safe"#, 0, nil),
      // The words before the literal's own one are counted too.
      (#"(?:so| ) safe"#, 0, 2),
    ] as [(String, Int, Int?)])
  func tellsHowManyWordsOffALiteralStands(_ regex: String, _ least: Int, _ most: Int?) {
    #expect(
      RequiredLiterals(of: regex).ways.first?.first?.offset.spaces == Distance(least: least, most: most))
  }
}
