import Glibc

/// Why git could not tell what was asked.
package struct GitError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A sentence without its full stop, with a hint where there is one.
  package let description: String
}

/// Runs git so that nothing in the repository that is looked at runs with it.
///
/// A repository's own settings may name programs that reading commands start: a file monitor, hooks, external
/// diffs, text converters, transports for objects that are missing. All of them are switched off here.
struct GitProcess {
  private static let safety = [
    "--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
    "-c", "core.untrackedCache=false", "-c", "protocol.allow=never",
  ]
  /// What a child of this process finds in its environment in place of the caller's values.
  private static let environment = [
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none", "LC_ALL": "C",
  ]
  /// Settings of the caller's that name programs.
  private static let withheld = [
    "GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND",
  ]

  private let program: FilePath
  private let folder: FilePath

  /// - Parameter folder: The folder in which git runs.
  /// - Throws: `GitError` when there is no git.
  init(folder: FilePath) throws(GitError) {
    guard let program = GitProcess.program else {
      throw GitError(description: "git is not installed, or not in the PATH")
    }
    self.program = program
    self.folder = folder
  }

  /// What a run gave.
  struct Outcome {
    let status: Int32
    let output: [UInt8]
    let errors: String
  }

  /// The most bytes of input: what a pipe holds, so that they can be written before git starts to read.
  static let longestInput = 1 << 16

  /// Runs git to its end.
  ///
  /// - Parameter input: What git reads, at most `longestInput` bytes.
  func run(_ arguments: [String], input: [UInt8] = []) throws(GitError) -> Outcome {
    precondition(input.count <= GitProcess.longestInput)
    let pipes = [try makePipe(), try makePipe(), try makePipe()]
    var open = Set(pipes.flatMap { [$0.reading, $0.writing] })
    func shut(_ descriptor: Int32) { if open.remove(descriptor) != nil { close(descriptor) } }
    defer { for descriptor in open { close(descriptor) } }
    do throws(FileError) {
      try FileSystem.write(input, descriptor: pipes[0].writing, FilePath("pipe"))
    } catch { throw GitError(description: "cannot run git: \(error.reason)") }
    shut(pipes[0].writing)
    let words = [Array("-C".utf8), folder.bytes] + (GitProcess.safety + arguments).map(ArgumentBytes.bytes)
    let child = spawn(words, input: pipes[0].reading, output: pipes[1].writing, errors: pipes[2].writing)
    guard let child else { throw failure("starting \(program.display)") }
    for descriptor in [pipes[0].reading, pipes[1].writing, pipes[2].writing] { shut(descriptor) }
    let texts = GitProcess.everything(pipes[1].reading, pipes[2].reading)
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard let texts else { throw GitError(description: "cannot read what git writes") }
    // WIFEXITED and WEXITSTATUS of wait(2).
    return Outcome(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128, output: texts.output,
      errors: String(decoding: texts.errors, as: UTF8.self))
  }

  private func spawn(_ words: [[UInt8]], input: Int32, output: Int32, errors: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    let arguments = CStrings([Array("git".utf8)] + words)
    let variables = CStrings(GitProcess.variables())
    let path = CStrings([program.bytes])
    defer {
      arguments.free()
      variables.free()
      path.free()
    }
    var child: pid_t = 0
    guard let name = unsafe path.pointers[0] else { return nil }
    let result = unsafe posix_spawn(
      &child, name, &actions, nil, arguments.pointers.baseAddress.unsafelyUnwrapped,
      variables.pointers.baseAddress.unsafelyUnwrapped)
    errno = result
    return result == 0 ? child : nil
  }

  /// The caller's environment with what git must not see or must see changed.
  private static func variables() -> [[UInt8]] {
    var variables: [[UInt8]] = []
    var next = unsafe environ
    while let entry = unsafe next.pointee {
      let bytes = unsafe Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry)))
      let name = String(decoding: bytes.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
      if environment[name] == nil, !withheld.contains(name) { variables.append(bytes) }
      unsafe next += 1
    }
    return variables + environment.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
  }

  /// The first git in the absolute folders of PATH; a relative one could lie in the copy that is checked.
  private static var program: FilePath? {
    let path = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in path.split(separator: ":") where folder.hasPrefix("/") {
      let program = FilePath(String(folder)).appending("git")
      if FileSystem.kind(of: program, followingLinks: true) == .file, FileSystem.isExecutable(program) {
        return program
      }
    }
    return nil
  }

  private func makePipe() throws(GitError) -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw failure("pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private func failure(_ step: String) -> GitError {
    GitError(description: "cannot run git: \(step): \(unsafe String(cString: strerror(errno)))")
  }

  /// What two pipes give until both end; whichever has bytes is read, so that neither side waits for ever.
  private static func everything(_ output: Int32, _ errors: Int32) -> (output: [UInt8], errors: [UInt8])? {
    var texts: [[UInt8]] = [[], []]
    var polls = [output, errors].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while polls.contains(where: { $0.fd >= 0 }) {
      let ready = unsafe poll(&polls, nfds_t(polls.count), -1)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { return nil }
      for i in polls.indices where polls[i].fd >= 0 && polls[i].revents != 0 {
        let count = unsafe buffer.withUnsafeMutableBytes {
          unsafe read(polls[i].fd, $0.baseAddress, $0.count)
        }
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        if count == 0 { polls[i].fd = -1 } else { texts[i].append(contentsOf: buffer[..<count]) }
      }
    }
    return (texts[0], texts[1])
  }
}

/// A list of C strings that ends in a null pointer, as exec(3) takes it.
@safe
private struct CStrings {
  let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  init(_ strings: [[UInt8]]) {
    unsafe pointers = .allocate(capacity: strings.count + 1)
    for (i, string) in strings.enumerated() {
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: string.count + 1)
      for (k, byte) in string.enumerated() { unsafe copy[k] = CChar(bitPattern: byte) }
      unsafe copy[string.count] = 0
      unsafe pointers.initializeElement(at: i, to: copy)
    }
    unsafe pointers.initializeElement(at: strings.count, to: nil)
  }

  func free() {
    for i in unsafe pointers.indices { unsafe pointers[i]?.deallocate() }
    unsafe pointers.deallocate()
  }
}
