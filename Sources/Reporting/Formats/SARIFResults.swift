import Diagnostics
import SourceText

/// The results of one file as SARIF `result` objects (section 3.27).
struct SARIFResults {
  private let places: SARIFPlaces
  private let rulePlaces: [String: Int]
  private let isComparison: Bool
  private let lineHashes: [Int: String]

  /// - Parameters:
  ///   - index: The file's place in `run.artifacts`.
  ///   - rulePlaces: Each rule's place in `tool.driver.rules`.
  ///   - isComparison: Whether each result tells if it is new: all of a run do, or none (section 3.27.24).
  init(file: FileReport, index: Int, rulePlaces: [String: Int], isComparison: Bool) {
    let places = SARIFPlaces(in: file, index: index)
    self.places = places
    self.rulePlaces = rulePlaces
    self.isComparison = isComparison
    let all = file.findings + file.suppressed.map(\.finding)
    self.lineHashes = LineHash.hashes(
      of: file.bytes, lines: Set(all.map { places.table.lines.line(at: $0.range.lower) }))
  }

  /// - Parameters:
  ///   - suppressions: Nothing to leave the property out; empty for a result that stands.
  ///   - said: What follows the message.
  func result(
    _ finding: Diagnostic, suppressions: [SuppressedFinding]?, _ said: inout Memo<Guidance, String>
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [("ruleId", .string(finding.rule))]
    if let place = rulePlaces[finding.rule] { members.append(("ruleIndex", .integer(place))) }
    members += [
      ("level", .string(SARIFRules.level(finding.severity))),
      (
        "message",
        .object([("text", .string(finding.message + said.value(of: finding.guidance)))])
      ),
      ("locations", .array([places.location(finding.range, message: nil)])),
    ]
    if !finding.related.isEmpty {
      let related = finding.related.map {
        places.location($0.range, message: $0.message)
      }
      members.append(("relatedLocations", .array(related)))
    }
    members.append(("partialFingerprints", fingerprints(finding)))
    if let fix = finding.fix { members.append(("fixes", .array([self.fix(fix)]))) }
    if isComparison {
      let stoodBefore = suppressions?.contains(where: \.stoodBefore) ?? false
      members.append(("baselineState", .string(stoodBefore ? "unchanged" : "new")))
    }
    if let suppressions {
      members.append(("suppressions", .array(suppressions.map(suppression))))
    }
    return .object(members)
  }

  private func fingerprints(_ finding: Diagnostic) -> JSONValue {
    var members: [(String, JSONValue)] = []
    if let hash = lineHashes[places.table.lines.line(at: finding.range.lower)] {
      members.append(("primaryLocationLineHash", .string(hash)))
    }
    members.append(("caveatFinding/v1", .string(finding.fingerprint)))
    return .object(members)
  }

  private func suppression(_ item: SuppressedFinding) -> JSONValue {
    .object([
      ("kind", .string(item.source == "comment" ? "inSource" : "external")),
      ("status", .string("accepted")),
      ("justification", .string(item.reason)),
    ])
  }

  private func fix(_ fix: Fix) -> JSONValue {
    let replacement: [(String, JSONValue)] = [
      ("deletedRegion", places.region(fix.range)),
      ("insertedContent", .object([("text", .string(fix.replacement))])),
    ]
    let change: [(String, JSONValue)] = [
      ("artifactLocation", places.artifact),
      ("replacements", .array([.object(replacement)])),
    ]
    return .object([
      ("description", .object([("text", .string("Write “\(fix.replacement)”"))])),
      ("artifactChanges", .array([.object(change)])),
    ])
  }
}
