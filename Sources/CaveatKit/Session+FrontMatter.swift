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
      let written = try frontMatter(of: path)
      if options.jurisdictions == nil, let names = written.jurisdictions {
        let parsed = JurisdictionList.parse(names)
        if let chosen = parsed.jurisdictions {
          settings.jurisdictions = Sourced(chosen, .frontMatter)
        } else {
          ownRunProblems.append(RunProblem(path: path.display, message: "front matter: \(parsed.mistake)"))
        }
      }
      if options.audience == nil, let audience = written.audience {
        settings.audience = Sourced(audience, .frontMatter)
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
