/// One YAML file of a rule folder.
package struct RuleSource: Sendable {
  /// The path below the folder, such as `general/unqualified-safety.yml`; it decides what the file must hold.
  package var path: String
  /// What a diagnostic shows as the file's name.
  package var displayPath: String
  /// The bytes of the file.
  package var bytes: [UInt8]

  package init(path: String, displayPath: String, bytes: [UInt8]) {
    self.path = path
    self.displayPath = displayPath
    self.bytes = bytes
  }
}
