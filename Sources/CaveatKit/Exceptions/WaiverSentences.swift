import Diagnostics
import Documents
import Linting
import SourceText

/// The long sentences of one draft, whole, for waivers that quote words behind what findings show of them.
///
/// Findings hold no more of a sentence than reports show, so that the draft is read again for the few waivers that ask.
struct WaiverSentences {
  private let file: CheckedFile
  private var document: Document?
  /// Long sentences by what findings show of them, in the order of the file.
  private var places: [String: [(source: ByteRange, sentence: Int)]] = [:]
  /// Those that were looked into, by their numbers.
  private var folded: [Int: FoldedText] = [:]

  init(of file: CheckedFile) { self.file = file }

  /// Whether the whole sentence of a finding holds words, if the finding shows it cut.
  ///
  mutating func hold(_ words: FoldedText, around finding: Diagnostic) -> Bool {
    guard finding.sentence.utf8.count >= Document.longestExcerpt else { return false }
    guard let document = read(), let alike = places[finding.sentence] else { return false }
    let next = alike.partitioningIndex { $0.source.lower > finding.range.lower }
    guard next > 0, alike[next - 1].source.contains(finding.range.lower) else { return false }
    let number = alike[next - 1].sentence
    let sentence = folded[number] ?? FoldedText(document.text(of: document.sentences[number].text))
    folded[number] = sentence
    return sentence.contains(words)
  }

  /// The draft, read once.
  private mutating func read() -> Document? {
    if let document { return document }
    let report = file.report
    guard let source = try? SourceFile(path: report.path, bytes: report.bytes) else { return nil }
    let made = DocumentReader.read(source, as: file.format)
    for number in made.sentences.indices where made.sentences[number].text.count > Document.longestExcerpt {
      places[made.excerpt(ofSentence: number), default: []]
        .append((made.source(of: made.sentences[number].text), number))
    }
    for shown in places.keys { places[shown]?.sort { $0.source < $1.source } }
    document = made
    return made
  }
}
