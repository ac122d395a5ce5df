package import CaveatKit

/// One version of a document and what the linter says about it.
package struct CheckedDraft: Sendable {
  package let bytes: [UInt8]
  package let format: DocumentFormat
  package let positions: ClientPositions
  /// In `Diagnostic.inOrder`; empty when the draft could not be read.
  package let findings: [Diagnostic]
  /// Parts that were not checked.
  package let incidents: [Incident]

  init(
    bytes: [UInt8], format: DocumentFormat, encoding: PositionEncoding, findings: [Diagnostic],
    incidents: [Incident]
  ) {
    self.bytes = bytes
    self.format = format
    positions = ClientPositions(bytes, encoding)
    self.findings = findings
    self.incidents = incidents
  }
}
