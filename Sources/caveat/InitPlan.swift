import ArgumentParser
import CaveatKit

/// What `caveat init` is asked to set up.
struct InitPlan {
  enum Host: String, CaseIterable, ExpressibleByArgument {
    case github, gitlab
  }

  /// A job on a CI server.
  struct Job {
    let host: Host
    /// `OWNER/NAME` or a Git address.
    let address: String
    let revision: String

    /// - Throws: `ValidationError` when `source` is not an address, `@` and a revision.
    init(host: Host, source: String) throws {
      let parts = source.split(separator: "@", omittingEmptySubsequences: false)
      let address = parts.dropLast().joined(separator: "@")
      let revision = parts.last.map(String.init) ?? ""
      let isPlain = { (text: String, more: String) in
        !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || more.contains($0)) }
      }
      let steps = address.split(separator: "/", omittingEmptySubsequences: false)
      let isAddress =
        host == .github
        ? steps.count == 2 && steps.allSatisfy { isPlain(String($0), "-_.") } : isPlain(address, "-_.:/@~")
      guard isAddress, isPlain(revision, "-_./") else {
        let form = host == .github ? "OWNER/NAME@COMMIT" : "https://host/OWNER/NAME.git@COMMIT"
        throw ValidationError("--source: “\(DisplayText.safe(source))” is not like \(form)")
      }
      (self.host, self.address, self.revision) = (host, address, revision)
    }
  }

  /// A file to write.
  struct File {
    var path: String
    var text: String
    /// Whether the file holds more than Caveat's settings.
    var isShared = false
  }

  /// As a YAML list.
  var jurisdictions: String?
  /// Without a slash at the end.
  var folders: [String] = []
  var hasHook = false
  var job: Job?

  /// The files of the plan, in the order in which they are written.
  var files: [File] {
    var files = [File(path: ConfigurationFinder.fileName, text: InitText.configuration(self))]
    if hasHook {
      files.append(
        File(path: ".pre-commit-config.yaml", text: InitText.hook(folders: folders), isShared: true))
    }
    switch job?.host {
    case .github: files.append(File(path: ".github/workflows/caveat.yml", text: InitText.job(self)))
    case .gitlab:
      files.append(File(path: ".gitlab/caveat.yml", text: InitText.job(self)))
      files.append(
        File(path: ".gitlab-ci.yml", text: "include:\n  - local: .gitlab/caveat.yml\n", isShared: true))
    case nil: break
    }
    return files
  }

  /// The choice of jurisdictions as a YAML list.
  static func jurisdictions(_ names: [String]) throws -> String {
    let parsed = JurisdictionList.parse(names)
    guard let choice = parsed.jurisdictions else {
      throw ValidationError("--jurisdiction: \(parsed.mistake)")
    }
    switch choice {
    case .general: return "[general]"
    case .all: return "[all]"
    case .some(let names): return "[\(names.joined(separator: ", "))]"
    }
  }

  /// A folder as patterns take it.
  static func folder(_ text: String) throws -> String {
    let path = FilePath(text).normalized
    let isBelow =
      !path.isAbsolute
      && path.bytes.split(separator: UInt8(ascii: "/")).allSatisfy {
        $0 != Array("..".utf8)[...]
      }
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isBelow, isPlain, FileSystem.kind(of: path, followingLinks: true) == .folder else {
      throw ValidationError("--folder: “\(DisplayText.safe(text))” is no folder below this one")
    }
    return path == FilePath(".") ? "" : ArgumentBytes.text(of: path.bytes)
  }
}
