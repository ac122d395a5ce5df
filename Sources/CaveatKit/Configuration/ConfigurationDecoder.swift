import Diagnostics
import SourceText

/// Reads a `.caveat.yml`; what is wrong is reported, what is right holds.
enum ConfigurationDecoder {
  static func decode(
    _ bytes: [UInt8], file: FilePath
  ) -> (configuration: Configuration, problems: [SourceProblem]) {
    (Configuration(file: file, bytes: bytes), [])
  }

  /// A mistake at `range` of the configuration `file`.
  static func problem(
    _ message: String, _ range: ByteRange, file: FilePath, bytes: [UInt8], advice: String = ""
  ) -> SourceProblem {
    SourceProblem(
      path: file.display, bytes: bytes,
      diagnostic: Diagnostic(
        rule: "", category: "caveat/configuration", severity: .error, message: message, advice: advice,
        range: range))
  }
}
