import CaveatKit
import Glibc

/// How far a long run is, on one line of standard error; only on a terminal, and not in the first half second.
struct Progress {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?
  private let isOn: Bool

  init(isQuiet: Bool) {
    start = clock.now
    isOn = !isQuiet && isatty(STDERR_FILENO) == 1 && Terminal.environment("TERM") != "dumb"
  }

  /// Shows `text` in place of what was shown before, ten times a second at most.
  mutating func show(_ text: @autoclosure () -> String) {
    guard isOn else { return }
    let now = clock.now
    guard start.duration(to: now) > .milliseconds(500) else { return }
    if let last, last.duration(to: now) < .milliseconds(100) { return }
    last = now
    put("\r\(text())\u{1b}[K")
  }

  /// Leaves the line as if nothing had been there.
  mutating func clear() {
    if last != nil { put("\r\u{1b}[K") }
    last = nil
  }

  private func put(_ text: String) {
    try? FileSystem.write(Array(text.utf8), descriptor: STDERR_FILENO, FilePath("<stderr>"))
  }
}
