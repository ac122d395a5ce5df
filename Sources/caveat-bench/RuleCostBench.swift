import CaveatKit

/// What ten times the rules cost on copy in which none of them finds anything.
///
/// The added rules look for pairs of made-up words with up to three words between, half of them beside a word of
/// everyday English. They are as many as nine times the built-in patterns.
enum RuleCostBench {
  private static let everyday = [
    "the", "your", "with", "that", "have", "from", "side", "open", "room", "list",
  ]
  private static let starts = [
    "bel", "cor", "dras", "fen", "gli", "hap", "lum", "mer", "nov", "pre", "quo", "ret", "sta", "tri", "vel",
  ]
  private static let ends = [
    "adine", "ation", "erly", "ful", "icate", "ing", "ment", "ness", "ous", "tive", "ure", "y",
  ]

  static func run() throws {
    let builtIn = Measurement()
    let wide = try Measurement(adding: sources(count: 9 * builtIn.patterns.count))
    let texts = (0..<200).map { Corpus.cleanArticle(seed: $0, size: 4000) }
    let documents = texts.compactMap { try? Measurement.document($0, path: "a.md") }
    let bytes = texts.reduce(0) { $0 + $1.utf8.count }
    // In turns, so that a busy moment meets both; the best of five counts.
    var own: [Duration] = []
    var tenfold: [Duration] = []
    for _ in 0..<5 {
      own.append(StageBench.time { _ = documents.reduce(0) { $0 + builtIn.lint($1) } })
      tenfold.append(StageBench.time { _ = documents.reduce(0) { $0 + wide.lint($1) } })
    }
    let (least, most) = (own.min() ?? .zero, tenfold.min() ?? .zero)
    StageBench.report(
      "clean copy: built-in rules", bytes: bytes, least, extra: "\"patterns\":\(builtIn.patterns.count)")
    StageBench.report(
      "clean copy: ten times the patterns", bytes: bytes, most, extra: "\"patterns\":\(wide.patterns.count)")
    print("{\"ratio\":\"ten times the rules\",\"value\":\(StageBench.rounded(most / least))}")
  }

  /// Rule files with 40 patterns each, the same in every run.
  private static func sources(count: Int) -> [RuleSource] {
    var numbers = Numbers(seed: 11)
    let perRule = 40
    return (0..<((count + perRule - 1) / perRule)).map { place in
      let patterns = (0..<perRule).map { _ in
        let first = numbers.below(2) == 0 ? numbers.pick(everyday) : word(&numbers)
        return "{regex: '\\b\(first)\\s+(?:\\w+\\s+){0,3}\(word(&numbers))s?\\b'}"
      }
      let text = """
        id: synthetic/rule-\(place)
        status: stable
        category: overclaim/superiority
        severity: warning
        message: m
        why: w
        advice: a
        references: [synthetic/source]
        flag: {any: [\(patterns.joined(separator: ", "))]}
        examples: {flagged: ["[[x]]"], clean: ["y"]}
        """
      let path = "synthetic/rule-\(place).yml"
      return RuleSource(path: path, displayPath: path, bytes: Array(text.utf8))
    } + [RuleSource(path: "references.yml", displayPath: "references.yml", bytes: Array(references.utf8))]
  }

  private static let references = """
    references:
      synthetic/source: {jurisdiction: us, authority: A, instrument: I, section: S, url: "https://law.example/1", checked: 2026-11-26, confidence: primary, says: Something.}
    """

  private static func word(_ numbers: inout Numbers) -> String {
    numbers.pick(starts) + numbers.pick(starts) + numbers.pick(ends)
  }
}
