import ArgumentParser
import CaveatKit
import Glibc

/// The three standard streams.
enum Terminal {
  /// When colours or links are used.
  enum When: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  /// Whether colours go to a stream: the flag first, then NO_COLOR (no-color.org), CLICOLOR_FORCE and
  /// CLICOLOR (bixense.com/clicolors), TERM=dumb, and whether the stream is a terminal.
  static func usesColor(_ mode: When, descriptor: Int32) -> Bool {
    switch mode {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    if let value = environment("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
    if environment("CLICOLOR") == "0" || environment("TERM") == "dumb" { return false }
    return isatty(descriptor) == 1
  }

  /// Whether links go to a stream: the flag first, then TERM=dumb and whether the stream is a terminal.
  static func usesHyperlinks(_ mode: When, descriptor: Int32) -> Bool {
    switch mode {
    case .always: true
    case .never: false
    case .auto: environment("TERM") != "dumb" && isatty(descriptor) == 1
    }
  }

  /// The layout for a stream.
  static func textOptions(_ mode: When, descriptor: Int32, isQuiet: Bool = false) -> TextOptions {
    var options = TextOptions()
    options.usesColor = usesColor(mode, descriptor: descriptor)
    options.isQuiet = isQuiet
    return options
  }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Writes to standard output.
  ///
  /// - Parameter spelling: How what a log would take for a command is spelled; nothing to leave the bytes alone.
  /// - Returns: Whether all of it arrived; a failure has been told on standard error.
  static func write(_ bytes: [UInt8], as spelling: LogCommands.Spelling? = .text) -> Bool {
    var bytes = bytes
    if let spelling, LogCommands.areRead(from: STDOUT_FILENO) {
      bytes = LogCommands.defused(bytes, spelling)
    }
    do throws(FileError) {
      try FileSystem.write(bytes, descriptor: STDOUT_FILENO, FilePath("<stdout>"))
      return true
    } catch {
      Terminal.error("cannot write the report: \(error.reason)")
      return false
    }
  }

  /// Tells of something that kept the run from doing its job.
  static func error(_ text: String) { message("caveat: error: " + text) }

  /// A line on standard error; without a reader it is lost, and there is nowhere to tell that.
  static func message(_ text: String) {
    let text = LogCommands.areRead(from: STDERR_FILENO) ? LogCommands.defused(text) : text
    try? FileSystem.write(Array((text + "\n").utf8), descriptor: STDERR_FILENO, FilePath("<stderr>"))
  }

  /// Today's date in UTC, as YYYY-MM-DD.
  static func today() -> String {
    var now = time(nil)
    var parts = unsafe tm()
    unsafe gmtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return unsafe "\(parts.tm_year + 1900)-\(padded(parts.tm_mon + 1))-\(padded(parts.tm_mday))"
  }
}
