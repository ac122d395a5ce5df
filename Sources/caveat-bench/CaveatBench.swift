import CaveatKit

/// Measures the program on corpora that it makes: `caveat-bench stages|patterns|corpus FOLDER`.
@main
enum CaveatBench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "stages": StageBench.run()
    case "patterns": PatternBench.run(top: arguments.dropFirst().first.flatMap { Int($0) } ?? 25)
    case "peers": try PeerBench.run()
    case "corpus" where arguments.count == 2: try Corpus.write(to: arguments[1])
    default:
      print(
        """
        usage: caveat-bench stages            what each stage costs, as JSON
               caveat-bench patterns [N]      the N dearest patterns
               caveat-bench peers             the same rules by brute force and by ripgrep
               caveat-bench corpus FOLDER     writes the corpora to a folder
        """)
    }
  }
}
