import Diagnostics
import RuleModel
import SourceText
import YAML

/// Reads a waiver file; every mistake is reported with its place, and an entry with a mistake waives nothing.
enum WaiverReader {
  private static let keys = [
    "fingerprint", "rule", "quote", "path", "reason", "approver", "until", "evidence",
  ]

  static func read(_ bytes: [UInt8], file: FilePath) -> (waivers: [Waiver], problems: [SourceProblem]) {
    var waivers: [Waiver] = []
    var problems: [SourceProblem] = []
    func report(_ message: String, _ range: ByteRange) {
      problems.append(ConfigurationDecoder.problem(message, range, file: file, bytes: bytes))
    }
    do throws(YAMLError) {
      guard let node = try YAMLParser.parse(bytes), !node.isNull else { return ([], []) }
      guard let items = node.items else {
        report("a waiver file is a list of waivers, not \(node.kindName)", node.range)
        return ([], problems)
      }
      for item in items {
        let count = problems.count
        if let waiver = waiver(item, report), problems.count == count { waivers.append(waiver) }
      }
    } catch { report(error.message, error.range) }
    return (waivers, problems)
  }

  private static func waiver(_ node: YAMLNode, _ report: (String, ByteRange) -> Void) -> Waiver? {
    guard let pairs = node.pairs else {
      report("a waiver is a mapping, not \(node.kindName)", node.range)
      return nil
    }
    var waiver = Waiver(range: node.range)
    for pair in pairs {
      let key = pair.key.scalar ?? ""
      guard keys.contains(key) else {
        report("unknown key “\(key)”" + Suggestion.question(key, among: keys), pair.key.range)
        continue
      }
      guard let text = pair.value.scalar, !pair.value.isNull, text.contains(where: { !$0.isWhitespace })
      else {
        report("“\(key)” is a text", pair.value.range.isEmpty ? pair.key.range : pair.value.range)
        continue
      }
      if let mistake = mistake(key, text) { report(mistake, pair.value.range) }
      set(key, text, &waiver)
    }
    let start = pairs.first?.key.range ?? node.range
    if waiver.reason.isEmpty { report("a waiver needs a “reason”", start) }
    if waiver.approver.isEmpty { report("a waiver needs an “approver”, who answers for it", start) }
    if waiver.fingerprint == nil, waiver.rule == nil || waiver.quote == nil {
      report("a waiver names its finding by “fingerprint”, or by “rule” and “quote”", start)
    }
    return waiver
  }

  private static func set(_ key: String, _ text: String, _ waiver: inout Waiver) {
    switch key {
    case "fingerprint": waiver.fingerprint = text
    case "rule": waiver.rule = text
    case "quote": waiver.quote = text
    case "path": waiver.path = FileGlob(text)
    case "reason": waiver.reason = text
    case "approver": waiver.approver = text
    case "until": waiver.until = text
    default: waiver.evidence = text
    }
  }

  private static func mistake(_ key: String, _ text: String) -> String? {
    switch key {
    case "until" where !CalendarDate.isValid(text):
      "“\(text)” is not a date such as 2026-11-26"
    case "fingerprint" where !Fingerprint.isValid(text):
      "“\(text)” is not a fingerprint, which is 16 digits 0–9 and a–f"
    case "rule" where !text.contains("/") || text.hasPrefix("caveat/"):
      "“\(text)” is not a rule such as general/unqualified-safety"
    default: nil
    }
  }
}
