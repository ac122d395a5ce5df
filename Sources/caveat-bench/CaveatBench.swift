import CaveatKit
import Glibc

/// Measures the program on corpora that it makes.
@main
enum CaveatBench {
  private static let usage = """
    usage: caveat-bench stages            what each stage and the whole program cost, as JSON
           caveat-bench attacks           texts that are made to be slow, and their growth, as JSON
           caveat-bench rule-cost         ten times the rules on clean copy, as JSON
           caveat-bench peers             the same patterns by brute force and by ripgrep, as JSON
           caveat-bench patterns [N]      the N dearest patterns
           caveat-bench counts            instructions of fixed work beside what was recorded; status 1 if too many
           caveat-bench counts --record   records them
           caveat-bench export FILE       the patterns, one a line, in PCRE2 syntax
           caveat-bench corpus FOLDER     writes the corpora to a folder
    """

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      try? FileSystem.write(
        Array("caveat-bench: \(error)\n".utf8), descriptor: STDERR_FILENO, FilePath("<stderr>"))
      exit(2)
    }
  }

  private static func run(_ arguments: [String]) throws {
    let rest = Array(arguments.dropFirst())
    switch (arguments.first, rest.count) {
    case ("stages", 0): try StageBench.run()
    case ("attacks", 0): AttackBench.run()
    case ("rule-cost", 0): try RuleCostBench.run()
    case ("peers", 0): try PeerBench.run()
    case ("patterns", 0...1): PatternBench.run(top: rest.first.flatMap { Int($0) } ?? 25)
    case ("counts", 0): if try !CountBench.run(isRecording: false) { exit(1) }
    case ("counts", 1) where rest == ["--record"]: if try !CountBench.run(isRecording: true) { exit(1) }
    case ("export", 1): try PatternList.write(to: rest[0])
    case ("corpus", 1): try Corpus.write(to: rest[0])
    default: print(usage)
    }
  }
}
