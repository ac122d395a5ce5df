import CaveatKit
import Glibc

/// A program, run to its end in a fixed environment and measured.
struct MeasuredProgram {
  /// Why a program could not be run.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The exit status; 128 and more for a signal.
  let status: Int32
  let wall: Duration
  /// Of all its threads, in user and system mode.
  let processor: Duration
  /// The most memory that it held at once, in bytes. Linux counts that of this process in, up to the exec.
  let peakMemory: Int

  /// The same in every run: counts must not depend on whose machine it is, nor on the seed of Swift's hashes.
  private static let environment = [
    "LC_ALL=C", "PATH=/usr/local/bin:/usr/bin:/bin", "SWIFT_DETERMINISTIC_HASHING=1",
  ]

  /// Runs a program and waits for it.
  ///
  /// - Parameters:
  ///   - words: The program, looked up in PATH unless it has a slash, and its arguments.
  ///   - output: The file that its standard output goes to; errors go beside it, to the same name and `.err`.
  /// - Throws: `Failure` when it does not start; its own failure is in `status`.
  static func run(_ words: [String], in folder: String, output: String = "/dev/null") throws
    -> MeasuredProgram
  {
    let errors = output == "/dev/null" ? output : output + ".err"
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o644)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o644)
    let arguments = unsafe cStrings(words)
    let variables = unsafe cStrings(environment)
    defer {
      unsafe free(arguments)
      unsafe free(variables)
    }
    // A child starts where this process stands; nothing else runs in it meanwhile.
    let here = unsafe open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(here) }
    guard here >= 0, unsafe chdir(folder) == 0 else { throw Failure(description: "cannot enter \(folder)") }
    let clock = ContinuousClock()
    let start = clock.now
    var child: pid_t = 0
    // Neither list is empty, so that both have an address.
    let result = unsafe posix_spawnp(
      &child, words[0], &actions, nil, arguments.baseAddress.unsafelyUnwrapped,
      variables.baseAddress.unsafelyUnwrapped)
    guard fchdir(here) == 0 else { throw Failure(description: "cannot go back from \(folder)") }
    guard result == 0 else {
      throw Failure(description: "cannot run \(words[0]): \(unsafe String(cString: strerror(result)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(child, &status, 0, &usage) < 0, errno == EINTR {}
    // WIFEXITED and WEXITSTATUS of wait(2); ru_maxrss is in KiB (getrusage(2)).
    return MeasuredProgram(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F), wall: clock.now - start,
      processor: duration(usage.ru_utime) + duration(usage.ru_stime), peakMemory: usage.ru_maxrss << 10)
  }

  /// A list of C strings that ends in a null pointer, as exec(3) takes it.
  private static func cStrings(_ words: [String]) -> CStringList {
    let list = CStringList.allocate(capacity: words.count + 1)
    unsafe list.initialize(repeating: nil)
    for (i, word) in words.enumerated() { unsafe list[i] = strdup(word) }
    return unsafe list
  }

  private static func free(_ list: CStringList) {
    for i in list.indices { unsafe Glibc.free(list[i]) }
    unsafe list.deallocate()
  }

  private static func duration(_ time: timeval) -> Duration {
    .seconds(time.tv_sec) + .microseconds(time.tv_usec)
  }

  private typealias CStringList = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  /// Whether a program of this name lies in the folders of PATH.
  static func isInstalled(_ name: String) -> Bool {
    ["/usr/local/bin/", "/usr/bin/", "/bin/"].contains { unsafe access($0 + name, X_OK) == 0 }
  }

  /// The program `caveat` that was built into the same folder as this one.
  static func caveat() throws -> String {
    let program = try own().parent.appending("caveat")
    guard FileSystem.kind(of: program, followingLinks: true) == .file else {
      throw Failure(description: "\(program.display) is missing; build it first")
    }
    return ArgumentBytes.text(of: program.bytes)
  }

  /// Words that start a check of drafts in one folder, whatever the settings and findings; paths follow.
  static func check() throws -> [String] {
    [
      try caveat(), "check", "--no-config", "--no-ignore", "--no-cache", "--quiet", "--jurisdiction", "all",
      "--as-of", "2026-11-26", "--fail-on", "never", "--format", "concise",
    ]
  }

  private static func own() throws -> FilePath {
    guard let own = FileSystem.canonical(FilePath("/proc/self/exe")) else {
      throw Failure(description: "cannot tell where this program lies")
    }
    return own
  }

  /// Calls `body` with a folder that holds the corpora, and removes it.
  ///
  /// A child makes them, so that this process stays small: its memory counts as that of the programs it starts.
  static func withCorpora(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/caveat-bench-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw Failure(description: "cannot make a folder in /tmp") }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = try? run(["rm", "-r", "-f", folder], in: "/") }
    let made = try run([ArgumentBytes.text(of: try own().bytes), "corpus", folder], in: "/")
    guard made.status == 0 else { throw Failure(description: "cannot write the corpora") }
    try body(folder)
  }
}
