import ArgumentParser
import CaveatKit
import Glibc

/// Whether rules of folders are kept for the next start; shared by the commands that load rules.
struct CacheArguments: ParsableArguments {
  @Flag(
    name: .customLong("no-cache"),
    help: "Parse the rules of folders anew, and keep nothing for the next start.")
  var noCache = false

  /// `caveat` in XDG_CACHE_HOME, or in `.cache` of HOME (XDG Base Directory Specification 0.8).
  ///
  /// - Returns: Nothing when no cache is wanted, or neither variable holds an absolute path.
  var folder: FilePath? {
    if noCache { return nil }
    if let folder = absolutePath("XDG_CACHE_HOME") { return folder.appending("caveat") }
    return absolutePath("HOME")?.appending(".cache").appending("caveat")
  }

  /// The path that a variable holds; the specification has relative ones ignored.
  private func absolutePath(_ variable: String) -> FilePath? {
    guard let value = unsafe getenv(variable) else { return nil }
    let path = unsafe FilePath(Array(UnsafeRawBufferPointer(start: value, count: strlen(value))))
    return path.isAbsolute ? path : nil
  }
}
