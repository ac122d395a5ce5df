import ArgumentParser
import CaveatKit
import Glibc

/// `caveat why`
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Tell why a place was flagged or left alone.",
    discussion: """
      EXAMPLES
        caveat why draft.md:14        everything that matched on line 14
        caveat why draft.md:14:39     what matched at that column (bytes, from 1)
      """)

  @Argument(help: ArgumentHelp("The place.", valueName: "file:line[:column]"), completion: .file())
  var place: String

  @OptionGroup(title: "JUDGEMENT") var judgement: RunArguments

  func run() throws {
    let (path, line, column) = try parse()
    var options = try judgement.options()
    options.traces = true
    var session = Session(options, workingFolder: try WorkingFolder.current())
    let checked = try session.job(for: .file(path.normalized)).run().get()
    let text = Terminal.textOptions(.auto, descriptor: STDERR_FILENO)
    for problem in session.sourceProblems { Terminal.message(String(problem.text(text).dropLast())) }
    for problem in session.finalProblems {
      Terminal.error((problem.path.map { $0 + ": " } ?? "") + problem.message)
    }
    let isWhole =
      session.sourceProblems.isEmpty && session.finalProblems.isEmpty && checked.report.incidents.isEmpty
    let table = PositionTable(checked.report.bytes)
    guard line <= table.lines.lineCount else {
      throw ValidationError("\(path.display) has only \(SummaryText.plural(table.lines.lineCount, "line"))")
    }
    var output = ContextText.text(of: checked.report.context, path: checked.report.path)
    let asked = range(line, column, table)
    let entries = checked.trace.filter { $0.range.overlaps(asked) || asked.contains($0.range.lower) }
    for entry in entries { output += self.line(entry, checked.report, table) }
    if entries.isEmpty { output += "no rule's pattern matched there\n" }
    throw ExitCode(Terminal.write(Array(output.utf8)) && isWhole ? 0 : 2)
  }

  /// Takes numbers off the end, so that a path may hold colons.
  private func parse() throws -> (path: FilePath, line: Int, column: Int?) {
    var parts = place.split(separator: ":", omittingEmptySubsequences: false)
    var numbers: [Int] = []
    while numbers.count < 2, parts.count > 1, let last = parts.last, let number = Int(last), number > 0 {
      numbers.insert(number, at: 0)
      parts.removeLast()
    }
    let path = parts.joined(separator: ":")
    guard let line = numbers.first, !path.isEmpty else {
      throw ValidationError(
        "“\(DisplayText.safe(place))” is not a place such as draft.md:14 or draft.md:14:39")
    }
    return (FilePath(path), line, numbers.count == 2 ? numbers[1] : nil)
  }

  private func range(_ line: Int, _ column: Int?, _ table: PositionTable) -> ByteRange {
    let content = table.lines.content(ofLine: line)
    guard let column else { return ByteRange(content.lower, content.upper + 1) }
    let offset = content.lower + min(column - 1, content.count)
    return ByteRange(offset, offset + 1)
  }

  private func line(_ entry: TraceEntry, _ report: FileReport, _ table: PositionTable) -> String {
    let start = table.position(at: entry.range.lower)
    let range = entry.range.range.clamped(to: report.bytes.indices)
    let excerpt = DisplayText.safe(String(decoding: report.bytes[range].prefix(200), as: UTF8.self))
    return "\(report.path):\(start.line):\(start.column): “\(excerpt)” \(entry.rule): "
      + "\(DisplayText.safe(entry.outcome))\n"
  }
}
