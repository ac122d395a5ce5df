import Diagnostics
import Reporting

/// Takes findings that a baseline accounts for out of reports, each entry as often as its count says.
///
/// An entry is looked for in its own draft first. What is left over may have moved: it is then found by its
/// fingerprint and text in another draft, unless its own draft is there and was not looked at. The text counts
/// because a duty of a whole document has one fingerprint in every draft. An entry under a former identifier of
/// a rule is kept under the present one.
struct BaselineMatcher {
  private let entries: [Baseline.Entry]
  private var left: [Int]
  private let file: FilePath
  private let folder: FilePath
  /// The entries as the run found them: moved ones under their new path, without those that are stale.
  private(set) var kept: [Baseline.Entry] = []
  private var keptPlaces: [[String]: Int] = [:]
  /// Paths of entries at which nothing stands any more.
  private let gone: Set<String>

  /// - Parameter file: The baseline's file, absolute.
  init(_ baseline: Baseline, file: FilePath) {
    entries = baseline.entries
    left = entries.map(\.count)
    self.file = file
    let folder = file.parent
    self.folder = folder
    gone = Set(entries.map(\.path)).filter { !ShownPath.stands($0, below: folder) }
  }

  /// Moves findings from `findings` to `suppressed`, and tells which entries nothing is left of.
  ///
  /// - Parameter coverage: What the run looked at.
  mutating func apply(to files: inout [CheckedFile], _ coverage: Coverage) -> [Baseline.Entry] {
    let paths = files.map { Baseline.path(of: $0.place, from: folder) }
    let checked = Dictionary(
      zip(paths, files.indices).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
    var own: [[String]: [Int]] = [:]
    var anywhere: [[String]: [Int]] = [:]
    for (i, entry) in entries.enumerated() {
      own[[entry.path, entry.rule, entry.fingerprint], default: []].append(i)
      if checked[entry.path] != nil || gone.contains(entry.path) {
        anywhere[[entry.rule, entry.fingerprint, entry.text], default: []].append(i)
      }
    }
    for i in files.indices {
      take(from: &files[i].report, path: paths[i]) { rule, print, _ in own[[paths[i], rule, print]] }
    }
    for i in files.indices {
      take(from: &files[i].report, path: paths[i]) { anywhere[[$0, $1, $2()]] }
    }
    for i in files.indices {
      mark(&files[i].report) { rule, print, _ in own[[paths[i], rule, print]] }
    }
    return stale(checked, files, coverage)
  }

  /// The places of entries for a rule, a fingerprint and a text.
  private typealias Lookup = (_ rule: String, _ fingerprint: String, _ text: () -> String) -> [Int]?

  private mutating func take(from report: inout FileReport, path: String, _ candidates: Lookup) {
    var standing: [Diagnostic] = []
    for finding in report.findings {
      guard let place = place(for: finding, candidates) else {
        standing.append(finding)
        continue
      }
      left[place] -= 1
      var entry = entries[place]
      entry.path = path
      entry.rule = finding.rule
      entry.fingerprint = finding.fingerprint
      entry.count = 1
      keep(entry)
      report.suppressed.append(
        SuppressedFinding(
          finding: finding, reason: "in the baseline", source: "baseline", stoodBefore: true))
    }
    report.findings = standing
  }

  /// Tells of findings that a comment or a waiver silences whether there is an entry for them too.
  private func mark(_ report: inout FileReport, _ candidates: Lookup) {
    for i in report.suppressed.indices where place(for: report.suppressed[i].finding, candidates) != nil {
      report.suppressed[i].stoodBefore = true
    }
  }

  /// The first entry for a finding that is not used up, under the present name of the finding or a former one.
  private func place(for finding: Diagnostic, _ candidates: Lookup) -> Int? {
    func text() -> String { Baseline.Entry(finding, path: "").text }
    let names = [FormerName(rule: finding.rule, fingerprint: finding.fingerprint)] + finding.formerNames
    for name in names {
      if let place = candidates(name.rule, name.fingerprint, text)?.first(where: { left[$0] > 0 }) {
        return place
      }
    }
    return nil
  }

  /// Former identifiers that entries use.
  func renames(in files: [CheckedFile]) -> [RuleRename] {
    Set(entries.map(\.rule)).sorted().compactMap { rule in
      let present = files.lazy.compactMap { $0.judge.linter.presentName(of: rule) }.first
      guard let present, present != rule else { return nil }
      return RuleRename(former: rule, present: present, file: file)
    }
  }

  /// Entries that nothing answers to any more, where the run can know that; the others are kept.
  private mutating func stale(
    _ checked: [String: Int], _ files: [CheckedFile], _ coverage: Coverage
  ) -> [Baseline.Entry] {
    var stale: [Baseline.Entry] = []
    for (i, entry) in entries.enumerated() where left[i] > 0 {
      var rest = entry
      rest.count = left[i]
      let isStale =
        if let place = checked[entry.path] {
          files[place].couldMeet(entry.rule) && coverage.isWhole
        } else {
          coverage.includes(folder) && gone.contains(entry.path)
            && files.contains { $0.couldMeet(entry.rule) }
        }
      if isStale { stale.append(rest) } else { keep(rest) }
    }
    return stale
  }

  private mutating func keep(_ entry: Baseline.Entry) {
    let key = [entry.path, entry.rule, entry.fingerprint]
    if let same = keptPlaces[key] {
      kept[same].count += entry.count
    } else {
      keptPlaces[key] = kept.count
      kept.append(entry)
    }
  }
}

/// What a run looked at, so that it does not call an exception unused that it could not have met.
package struct Coverage: Sendable {
  /// Folders that were walked, absolute.
  package var folders: [FilePath] = []
  /// Whether the drafts were read as they stand on disk.
  package var isWhole = true

  package init() {}

  /// Whether the run walked `folder`, which is absolute, or a folder above it.
  func includes(_ folder: FilePath) -> Bool {
    isWhole && folders.contains { $0 == folder || folder.relative(to: $0) != nil }
  }
}
