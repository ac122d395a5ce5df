import Documents
import Reporting
import SourceText

extension Session {
  /// The settings for the draft at `path` with those of its front matter over the configuration's, as a check has
  /// them; a path at which no file stands has no front matter.
  ///
  /// A draft that cannot be read, and a mistake in its front matter, become problems of the session.
  package mutating func settingsWithFrontMatter(for path: FilePath) -> SettingsLayer {
    var settings = settings(for: path)
    guard FileSystem.kind(of: path, followingLinks: true) == .file else { return settings }
    do throws(FileError) {
      let choices = FrontMatterChoices(
        try frontMatter(of: path), commandLine: (options.jurisdictions != nil, options.audience != nil))
      if let chosen = choices.jurisdictions { settings.jurisdictions = Sourced(chosen, .frontMatter) }
      if let audience = choices.audience { settings.audience = Sourced(audience, .frontMatter) }
      if let mistake = choices.mistake {
        ownRunProblems.append(RunProblem(path: path.display, message: mistake))
      }
    } catch { ownRunProblems.append(RunProblem(path: error.path.display, message: error.reason)) }
    return settings
  }

  private func frontMatter(of path: FilePath) throws(FileError) -> DocumentSettings {
    let bytes = try FileSystem.read(path, limit: options.maxFileSize, remedy: RunOptions.largeFileRemedy)
    do throws(SourceError) {
      let file = try SourceFile(path: path.display, bytes: bytes)
      return DocumentReader.read(file, as: DocumentFormat(path: path.display) ?? .plainText).settings
    } catch { throw FileError(path: path, reason: error.description) }
  }
}
