import RuleModel
import SourceText
import Testing

/// Rule folders made to exhaust time, memory or the stack.
@Suite struct LoadingLimitTests {
  private func messages(_ files: [String: String]) -> [String] {
    let sources = files.map { RuleSource(path: $0.key, displayPath: $0.key, bytes: Array($0.value.utf8)) }
    return RuleLoader.load(sources).problems.map(\.message)
  }

  @Test func wordListsThatMultiplyAreRefused() {
    var files = ["lexicons/l0.yml": "lexicon: l0\nabout: x\nwords: [acne scars]\n"]
    for i in 1...8 {
      let row = Array(repeating: "{l\(i - 1)}", count: 30).joined(separator: " ")
      files["lexicons/l\(i).yml"] = "lexicon: l\(i)\nabout: x\nwords: [\"\(row)\"]\n"
    }
    #expect(messages(files) == ["the word lists spell out to more than 32 MiB"])
  }

  @Test func wordListsInALongRowAreRefused() {
    var files = ["lexicons/l100.yml": "lexicon: l100\nabout: x\nwords: [acne]\n"]
    for i in 101...180 { files["lexicons/l\(i).yml"] = "lexicon: l\(i)\nabout: x\ninclude: l\(i - 1)\n" }
    #expect(messages(files) == [])
    for i in 101...180 { files["lexicons/l\(i).yml"] = "lexicon: l\(i)\nabout: x\ninclude: l\(i + 1)\n" }
    files["lexicons/l181.yml"] = "lexicon: l181\nabout: x\nwords: [acne]\n"
    #expect(messages(files).contains("more than 32 word lists name one another in a row"))
  }

  @Test func aLongPhraseIsRefused() {
    let phrase = String(repeating: "ab ", count: 70_000)
    #expect(
      messages(["lexicons/a.yml": "lexicon: a\nabout: x\nwords: [\"\(phrase)\", acne]\n"])
        == ["a phrase has at most 500 characters"])
  }

  @Test(arguments: ["{", "{a", "{a-"])
  func openBracesTakeLinearTime(_ part: String) {
    let regex = String(repeating: part, count: 200_000)
    let time = ContinuousClock().measure {
      _ = messages(["lexicons/a.yml": "lexicon: a\nabout: x\nregex: ['\(regex)']\n"])
    }
    #expect(time < .seconds(10))
  }

  @Test(arguments: [
    ("contexts.yml", "contexts: [negated]\n", "expected contexts by name, not a list"),
    ("references.yml", "references: us/law\n", "expected references by id, not text"),
    (
      "topics/t.yml", "topic: t\nabout: x\nevidence: [{words: [a]}]\nfacts: long\n",
      "expected facts by name, not text"
    ),
  ])
  func whatIsNoMappingIsNotPassedOver(_ path: String, _ text: String, _ message: String) {
    #expect(messages([path: text]) == [message])
  }

  @Test(arguments: [
    (
      "require: {when: {topic: health}, any: [{words: [may]}], placement: {before-words: -1}}",
      "-1", "expected a whole number from 1"
    ),
    (
      "require: {when: {topic: health}, any: [{words: [may]}], within: 9223372036854775807 words}",
      "9223372036854775807 words", "“9223372036854775807 words” is no distance"
    ),
    (
      "require: {when: {topic: health, only: [asked]}, any: [{words: [may]}]}",
      "[asked]", "this needs “any” or “all” beside it"
    ),
    (
      "require: {when: {topic: health, unit: paragraph}, any: [{words: [may]}]}",
      "paragraph", "this needs “any” or “all” beside it"
    ),
    ("limit: {of: {any: [{words: [safe]}]}, max: 3, per: 3 words}", "3 words", "“3 words” is no unit"),
  ])
  func whatARuleCannotMeanIsRefusedAtItsPlace(_ body: String, _ place: String, _ message: String) {
    var rule = LintedFolder.rule("general/a")
    rule.bytes = Array(
      String(decoding: rule.bytes, as: UTF8.self)
        .replacing("flag: {any: [{words: [safe]}], unless: []}", with: body).utf8)
    let topic = RuleSource(
      path: "topics/health.yml", displayPath: "topics/health.yml",
      bytes: Array("topic: health\nabout: x\nevidence: [{words: [clinic]}]\n".utf8))
    let problems = RuleLoader.load([LintedFolder.references, topic, rule]).problems
    #expect(problems.map(\.message) == [message])
    #expect(problems.map { String(decoding: rule.bytes[$0.range.range], as: UTF8.self) } == [place])
  }

  @Test(arguments: ["]] x [[", "[[ a [[ b ]] c ]]", "[[]]", "[[a", "a]]"])
  func marksOpenAndCloseInTurn(_ example: String) {
    let references = LintedFolder.references
    var rule = LintedFolder.rule("general/a")
    rule.bytes = Array(
      String(decoding: rule.bytes, as: UTF8.self).replacing("[[safe]]", with: example).utf8)
    let problems = RuleLoader.load([references, rule]).problems
    #expect(problems.map(\.message) == ["the marks [[ and ]] do not pair"])
  }
}
