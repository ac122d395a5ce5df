import ArgumentParser
import CaveatKit
import Glibc

/// Runs the program and maps every outcome to the exit codes 0, 1 and 2.
enum CommandRunner {
  static func run() async -> Int32 {
    var isParsed = false
    var words: [String] = []
    do {
      words = try arguments()
      if words.first == "check", Set(words).isDisjoint(with: ["--no-builtin", "--rules"]) {
        Task.detached { Session.prepare() }
      }
      var command = try CaveatCommand.parseAsRoot(words)
      isParsed = true
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return 0
    } catch let code as ExitCode {
      return code.rawValue
    } catch let error as FileError {
      Terminal.error("\(error)")
      return 2
    } catch {
      return report(error, words, isParsed: isParsed)
    }
  }

  /// Help and version go to standard output; every mistake is a usage error with a hint.
  ///
  /// - Parameter isParsed: Whether the words made sense as such; then how to use the program is no help.
  private static func report(_ error: any Error, _ words: [String], isParsed: Bool) -> Int32 {
    if CaveatCommand.exitCode(for: error) == .success {
      return Terminal.write(Array((CaveatCommand.fullMessage(for: error) + "\n").utf8)) ? 0 : 2
    }
    let hint = isParsed ? nil : words.first.flatMap(CommandHint.hint)
    Terminal.error(CaveatCommand.message(for: error) + (hint.map { "; " + $0 } ?? ""))
    if isParsed { return 2 }
    let full = CaveatCommand.fullMessage(for: error)
    for line in full.split(separator: "\n") where line.hasPrefix("Usage: ") || line.hasPrefix("  See ") {
      Terminal.message(String(line))
    }
    return 2
  }

  /// The arguments, with bytes that are not UTF-8 kept as `ArgumentBytes` spells them.
  private static func arguments() throws -> [String] {
    // The runtime finds them in /proc/self; without that there is not even the program's name.
    if CommandLine.argc < 1 { throw ValidationError("the arguments cannot be read") }
    var arguments: [String] = []
    for i in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = unsafe CommandLine.unsafeArgv[i] else { continue }
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument)))
      arguments.append(ArgumentBytes.text(of: bytes))
    }
    return arguments
  }
}
