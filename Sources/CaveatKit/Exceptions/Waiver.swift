import Diagnostics
package import SourceText

/// An exception that somebody answers for, from `.caveat-waivers.yml`.
///
/// It names findings by fingerprint, or by rule and words of the copy.
package struct Waiver: Sendable, Equatable {
  package var fingerprint: String?
  package var rule: String?
  /// Words of the sentence; letter case and runs of white space do not matter.
  package var quote: String?
  /// A glob from the waiver file's folder; nothing for every draft.
  package var path: FileGlob?
  package var reason = ""
  package var approver = ""
  /// The last day on which it holds, as YYYY-MM-DD.
  package var until: String?
  package var evidence: String?
  /// The entry, in the waiver file.
  package var range: ByteRange

  /// Whether the waiver is about this finding.
  ///
  /// - Parameters:
  ///   - path: The draft's path from the waiver file's folder; nothing for a draft outside it.
  ///   - excerpt: The flagged bytes as text.
  ///   - sentences: The long sentences of the draft, which findings show cut.
  func covers(
    _ finding: Diagnostic, at path: [UInt8]?, excerpt: @autoclosure () -> String,
    in sentences: inout WaiverSentences
  ) -> Bool {
    if let fingerprint, !finding.isNamed(fingerprint) { return false }
    if let rule, !finding.isOf(rule: rule) { return false }
    if let glob = self.path {
      guard let path, glob.covers(path) else { return false }
    }
    guard let quote else { return true }
    let words = Waiver.folded(quote)
    return Waiver.folded(finding.sentence).contains(words) || Waiver.folded(excerpt()).contains(words)
      || sentences.hold(words, around: finding)
  }

  /// `text` in lower case, with one space for each run of white space.
  static func folded(_ text: String) -> String {
    text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// One `.caveat-waivers.yml`.
package struct WaiverFile: Sendable {
  /// The file, absolute.
  package var file: FilePath
  package var bytes: [UInt8]
  /// In the order of the file.
  package var waivers: [Waiver]
}
