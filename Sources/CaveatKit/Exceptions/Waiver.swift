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

  /// Whether the waiver is about findings of this name and rule, whatever they quote.
  func names(_ finding: Diagnostic) -> Bool {
    if let fingerprint, !finding.isNamed(fingerprint) { return false }
    if let rule, !finding.isOf(rule: rule) { return false }
    return true
  }

  /// Whether it may be about findings in a draft.
  ///
  /// - Parameter path: The draft's path from the waiver file's folder; nothing for a draft outside it.
  func covers(draftAt path: [UInt8]?) -> Bool {
    guard let glob = self.path else { return true }
    return path.map(glob.covers) ?? false
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
