import Diagnostics
import Reporting

/// Takes findings that a baseline accounts for out of reports, each entry as often as its count says.
///
/// An entry is looked for in its own draft first. What is left over may have moved: it is then found by its
/// fingerprint and text in another draft, unless its own draft is there and was not looked at. The text counts
/// because a duty of a whole document has one fingerprint in every draft.
struct BaselineMatcher {
  private let entries: [Baseline.Entry]
  private var left: [Int]
  private let folder: FilePath
  /// The entries as the run found them: moved ones under their new path, without those that are stale.
  private(set) var kept: [Baseline.Entry] = []
  private var keptPlaces: [[String]: Int] = [:]
  /// Paths of entries at which nothing stands any more.
  private let gone: Set<String>

  /// - Parameter folder: The baseline's folder, absolute.
  init(_ baseline: Baseline, folder: FilePath) {
    entries = baseline.entries
    left = entries.map(\.count)
    self.folder = folder
    gone = Set(entries.map(\.path)).filter {
      FileSystem.kind(of: folder.appending($0), followingLinks: true) == nil
    }
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
      take(from: &files[i].report, path: paths[i]) { own[[paths[i], $0.rule, $0.fingerprint]] }
    }
    for i in files.indices {
      take(from: &files[i].report, path: paths[i]) { finding in
        anywhere[[finding.rule, finding.fingerprint, Baseline.Entry(finding, path: "").text]]
      }
    }
    return stale(checked, files, coverage)
  }

  private mutating func take(
    from report: inout FileReport, path: String, _ candidates: (Diagnostic) -> [Int]?
  ) {
    var standing: [Diagnostic] = []
    for finding in report.findings {
      guard let place = candidates(finding)?.first(where: { left[$0] > 0 }) else {
        standing.append(finding)
        continue
      }
      left[place] -= 1
      var entry = entries[place]
      entry.path = path
      entry.count = 1
      keep(entry)
      report.suppressed.append(
        SuppressedFinding(finding: finding, reason: "in the baseline", source: "baseline"))
    }
    report.findings = standing
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
          files[place].runs(entry.rule) && coverage.isWhole
        } else {
          coverage.includes(folder) && gone.contains(entry.path) && files.contains { $0.runs(entry.rule) }
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
