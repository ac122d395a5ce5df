import RuleModel
import SourceText
import YAML

/// Reads a baseline; a file with any mistake is refused whole, since half a baseline would hide that it is.
///
/// JSON with the escapes that `Baseline.encoded` writes is YAML, so the reader that keeps places serves.
enum BaselineReader {
  private static let keys = ["path", "rule", "fingerprint", "text", "count"]

  static func read(_ bytes: [UInt8], file: FilePath) -> (baseline: Baseline, problems: [SourceProblem]) {
    var entries: [Baseline.Entry] = []
    var problems: [SourceProblem] = []
    func report(_ message: String, _ range: ByteRange) {
      problems.append(ConfigurationDecoder.problem(message, range, file: file, bytes: bytes))
    }
    let whole = ByteRange(0, min(1, bytes.count))
    do throws(YAMLError) {
      guard let node = try YAMLParser.parse(bytes), let pairs = node.pairs else {
        report("is not a baseline; `caveat baseline` writes one", whole)
        return (Baseline(), problems)
      }
      for pair in pairs where pair.key.scalar != "caveat-baseline" && pair.key.scalar != "entries" {
        report("unknown key “\(pair.key.scalar ?? "")”", pair.key.range)
      }
      guard node["caveat-baseline"]?.scalar == "1" else {
        report("is not a baseline of version 1", node["caveat-baseline"]?.range ?? whole)
        return (Baseline(), problems)
      }
      guard let items = node["entries"]?.items else {
        report("“entries” is a list", node["entries"]?.range ?? whole)
        return (Baseline(), problems)
      }
      for item in items { if let entry = entry(item, report) { entries.append(entry) } }
    } catch { report(error.message, error.range) }
    return (Baseline(problems.isEmpty ? entries : []), problems)
  }

  private static func entry(_ node: YAMLNode, _ report: (String, ByteRange) -> Void) -> Baseline.Entry? {
    guard let pairs = node.pairs else {
      report("an entry is a mapping, not \(node.kindName)", node.range)
      return nil
    }
    for pair in pairs where !keys.contains(pair.key.scalar ?? "") {
      let name = pair.key.scalar ?? ""
      report("unknown key “\(name)”" + Suggestion.question(name, among: keys), pair.key.range)
    }
    func text(_ key: String) -> String? {
      if let text = node[key]?.scalar { return text }
      report("an entry needs “\(key)”, a text", node[key]?.range ?? node.range)
      return nil
    }
    guard let path = text("path"), let rule = text("rule"), let fingerprint = text("fingerprint"),
      let words = text("text")
    else { return nil }
    if !Fingerprint.isValid(fingerprint) {
      report("“fingerprint” is 16 digits 0–9 and a–f", node["fingerprint"]?.range ?? node.range)
    }
    var entry = Baseline.Entry(path: path, rule: rule, fingerprint: fingerprint, text: words)
    if let count = node["count"] {
      // A draft has no more findings than bytes.
      let most = ByteRange.largestText
      if let number = count.scalar.flatMap({ Int($0) }), 1...most ~= number {
        entry.count = number
      } else {
        report("“count” is a number from 1 to \(most)", count.range)
      }
    }
    return entry
  }
}
