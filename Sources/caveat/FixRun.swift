import CaveatKit

/// Applies fixes until nothing changes any more, then writes the drafts or shows what would change.
struct FixRun {
  /// A fix may make room for another one; more rounds than this mean that rules undo each other's work.
  private static let mostPasses = 10

  private let applier: FixApplier
  private let isDry: Bool
  /// The bytes before the first fix, by place in `DraftRun.jobs`.
  private var originals: [Int: [UInt8]] = [:]
  private var current: [Int: [UInt8]] = [:]
  /// What a dry run shows: one unified diff after another.
  private(set) var diff: [UInt8] = []

  init(_ applier: FixApplier, isDry: Bool) {
    self.applier = applier
    self.isDry = isDry
  }

  /// What is left after the fixes; after a dry run, what stands in the drafts as they are.
  mutating func run(_ drafts: inout DraftRun, _ settlement: Settlement) async -> Settlement {
    var settlement = settlement
    for _ in 0..<FixRun.mostPasses {
      let next = pass(settlement)
      if next.isEmpty { break }
      for (place, bytes) in next {
        if originals[place] == nil { originals[place] = settlement.files[place].report.bytes }
        current[place] = bytes
      }
      settlement = await drafts.recheck(next)
    }
    let unsettled = pass(settlement).keys.sorted()
    for place in unsettled {
      drafts.report("its fixes undo each other's work; it was left alone", drafts.jobs[place].path)
    }
    for place in unsettled { current[place] = originals[place] }
    var undone = Dictionary(
      unsettled.map { ($0, originals[$0] ?? []) }, uniquingKeysWith: { first, _ in first })
    if isDry {
      show(drafts)
      undone = originals
    } else {
      write(&drafts, &undone)
    }
    if originals.isEmpty { tellNothing(settlement) }
    return undone.isEmpty ? settlement : await drafts.recheck(undone)
  }

  /// Tells that nothing was to be done about the findings, if there are some.
  private func tellNothing(_ settlement: Settlement) {
    let found = settlement.files.reduce(0) { $0 + $1.report.findings.count }
    if found == 0 { return }
    let others = settlement.files.reduce(0) { count, file in
      count + FixApplier.fixable(file.report.findings, in: file.report.bytes, as: file.format)
    }
    let none = found == 1 ? "the one finding has no" : "none of the \(found) findings has a"
    let rest =
      others > 0
      ? "safe replacement; --unsafe-fixes puts in \(others) that may change the sense"
      : "replacement that can be put in"
    Terminal.message("caveat: note: \(none) \(rest)")
  }

  /// New bytes of each draft that has a fix to put in.
  private func pass(_ settlement: Settlement) -> [Int: [UInt8]] {
    var changed: [Int: [UInt8]] = [:]
    for (place, file) in settlement.files.enumerated() where !file.report.findings.isEmpty {
      changed[place] = applier.apply(file.report.findings, to: file.report.bytes, as: file.format)
    }
    return changed
  }

  private mutating func show(_ drafts: DraftRun) {
    for place in originals.keys.sorted() {
      guard let old = originals[place], let new = current[place] else { continue }
      diff += UnifiedDiff.text(from: old, to: new, path: drafts.jobs[place].path.display)
    }
  }

  /// Writes each changed draft; one that cannot be written is told and goes to `undone`.
  private func write(_ drafts: inout DraftRun, _ undone: inout [Int: [UInt8]]) {
    var count = 0
    for place in originals.keys.sorted() {
      guard let old = originals[place], let new = current[place], old != new else { continue }
      let path = drafts.jobs[place].path
      do throws(FileError) {
        let names = try FileSystem.replace(path, old, with: new)
        count += 1
        if names > 0 {
          let links = SummaryText.plural(names, "further name", "further names")
          Terminal.message(
            "caveat: note: \(path.display) had \(links) (hard links), which still lead to the old text")
        }
      } catch {
        drafts.report("cannot write: \(error.reason)", path)
        undone[place] = old
      }
    }
    if count > 0 { Terminal.message("fixed \(SummaryText.plural(count, "file"))") }
  }
}
