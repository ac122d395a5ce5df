import Diagnostics
import Documents
import SourceText

/// Which sentences of a document have the same text.
///
/// Pages repeat menus, disclaimers and calls to action: what patterns find in a text, they find wherever it stands.
struct SentenceTexts {
  /// For each sentence, the number of its text; texts are numbered in the order in which they come.
  let numbers: [Int32]
  /// For each text, its hash.
  let hashes: [UInt64]
  /// The sentences, by text and in order.
  private let sorted: [Int32]
  /// For each text, the end of its sentences in `sorted`.
  private let ends: [Int32]

  init(_ document: Document) {
    let sentences = document.sentences
    let all = document.reader.bytes
    let bytes = all.span
    var known: [UInt64: Int32] = [:]
    known.reserveCapacity(sentences.count)
    var (numbers, hashes, firsts): ([Int32], [UInt64], [Int]) = ([], [], [])
    numbers.reserveCapacity(sentences.count)
    for sentence in sentences.indices {
      let text = bytes.extracting(sentences[sentence].text.range)
      let hash = Self.hash(of: text)
      if let number = known[hash],
        Self.areEqual(text, bytes.extracting(sentences[firsts[Int(number)]].text.range))
      {
        numbers.append(number)
        continue
      }
      known[hash] = known[hash] ?? Int32(hashes.count)
      numbers.append(Int32(hashes.count))
      hashes.append(hash)
      firsts.append(sentence)
    }
    self.numbers = numbers
    self.hashes = hashes
    (sorted, ends) = Self.sorted(numbers, count: hashes.count)
  }

  private static func sorted(_ numbers: [Int32], count: Int) -> (sorted: [Int32], ends: [Int32]) {
    var ends = [Int32](repeating: 0, count: count)
    for number in numbers { ends[Int(number)] += 1 }
    for number in ends.indices.dropFirst() { ends[number] += ends[number - 1] }
    var starts = [0] + ends.dropLast()
    var sorted = [Int32](repeating: 0, count: numbers.count)
    for (sentence, number) in numbers.enumerated() {
      sorted[Int(starts[Int(number)])] = Int32(sentence)
      starts[Int(number)] += 1
    }
    return (sorted, ends)
  }

  /// The numbers of the texts.
  var indices: Range<Int> { hashes.indices }

  /// The sentences that have a text, in order; at least one.
  func sentences(of text: Int) -> ArraySlice<Int32> {
    sorted[(text == 0 ? 0 : Int(ends[text - 1]))..<Int(ends[text])]
  }

  /// The first sentence that has a text.
  func firstSentence(of text: Int) -> Int { Int(sorted[text == 0 ? 0 : Int(ends[text - 1])]) }

  /// Texts of one hash are compared.
  private static func hash(of text: Span<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }

  /// Whether two texts are the same.
  static func areEqual(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Bool {
    guard a.count == b.count else { return false }
    for place in a.indices where a[place] != b[place] { return false }
    return true
  }
}
