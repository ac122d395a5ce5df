import Foundation
package import Testing

/// Compares `text` with a recorded file, and records it when RECORD_SNAPSHOTS=1, never in CI.
///
/// - Parameters:
///   - name: The file's name.
///   - folder: The folder from the package's root, such as `Tests/ReportingTests/Snapshots`.
package func expectSnapshot(
  _ text: String, named name: String, in folder: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.appendingPathComponent(folder).appendingPathComponent(name)
  let environment = ProcessInfo.processInfo.environment
  if environment["RECORD_SNAPSHOTS"] == "1", environment["CI"] == nil {
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    } catch {
      Issue.record("cannot record \(file.path): \(error)", sourceLocation: sourceLocation)
    }
    return
  }
  guard let data = try? Data(contentsOf: file) else {
    Issue.record(
      "\(folder)/\(name) is not recorded; run RECORD_SNAPSHOTS=1 swift test", sourceLocation: sourceLocation)
    return
  }
  let recorded = String(decoding: data, as: UTF8.self)
  if recorded == text { return }
  let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
  let new = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line =
    zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    differs from \(folder)/\(name) at line \(line + 1)
    recorded: \(line < old.count ? String(old[line]) : "(end)")
    now:      \(line < new.count ? String(new[line]) : "(end)")
    """, sourceLocation: sourceLocation)
}
