/// The configurations that hold for the files of one folder, outermost first.
package struct ConfigurationChain: Sendable {
  package var configurations: [Configuration] = []
  /// The repository's root, or the folder of the outermost configuration; rule folders must lie inside it.
  package var root: FilePath?

  package init() {}

  /// The settings of a file.
  ///
  /// - Parameter file: The file, absolute.
  package func settings(for file: FilePath) -> SettingsLayer {
    var result = SettingsLayer()
    for configuration in configurations {
      result.merge(configuration.settings)
      guard let path = file.relative(to: configuration.file.parent) else { continue }
      for override in configuration.overrides
      where override.files.contains(where: { $0.covers(path) }) {
        result.merge(override.settings)
      }
    }
    return result
  }

  /// Whether an `exclude` pattern covers the file or a folder above it.
  package func excludes(_ file: FilePath) -> Bool {
    configurations.contains { configuration in
      guard let path = file.relative(to: configuration.file.parent) else { return false }
      return configuration.exclude.contains { $0.value.covers(path) }
    }
  }

  /// Whether the innermost `include` list covers the file; nothing when there is no such list.
  package func includes(_ file: FilePath) -> Bool? {
    guard let configuration = configurations.last(where: { !$0.include.isEmpty }),
      let path = file.relative(to: configuration.file.parent)
    else { return nil }
    return configuration.include.contains { $0.value.covers(path) }
  }
}
