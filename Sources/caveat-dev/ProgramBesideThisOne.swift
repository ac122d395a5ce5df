import ArgumentParser
import CaveatKit
import Glibc

/// The program `caveat` that was built into the same folder as this one.
enum ProgramBesideThisOne {
  /// What it prints.
  ///
  /// - Parameter arguments: Words as a shell reads them.
  /// - Throws: `ValidationError` when it is missing or does not end with status 0.
  static func output(_ arguments: String, in folder: FilePath = FilePath(".")) throws -> [UInt8] {
    guard let own = FileSystem.canonical(FilePath("/proc/self/exe")) else {
      throw ValidationError("cannot tell where this program lies")
    }
    let program = own.parent.appending("caveat")
    guard FileSystem.kind(of: program, followingLinks: true) == .file else {
      throw ValidationError("\(program.display) is missing; build it first: swift build --product caveat")
    }
    let script = "cd \(quoted(folder)) && \(quoted(program)) \(arguments)"
    guard let stream = unsafe popen(script, "re") else { throw ValidationError("cannot run \(script)") }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, stream) }
      if count == 0 { break }
      output += buffer[..<count]
    }
    guard unsafe pclose(stream) == 0 else { throw ValidationError("caveat \(arguments) failed") }
    return output
  }

  private static func quoted(_ path: FilePath) -> String {
    let parts = ArgumentBytes.text(of: path.bytes).split(separator: "'", omittingEmptySubsequences: false)
    return "'\(parts.joined(separator: "'\\''"))'"
  }
}
