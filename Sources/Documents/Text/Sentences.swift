import SourceText

/// Cuts every block into sentences.
///
/// A sentence ends at `.`, `!` or `?` with the quotes, brackets and note marks that follow, before a space and
/// something that can begin a sentence; also at ` | `, and at ` * ` (a bullet in running text). It does not end
/// after an abbreviation, an initial or a number label. A sentence over `longestSentence` bytes is cut at a
/// space, so that matching time is bounded whatever the text.
func splitSentences(_ bytes: [UInt8], _ blocks: inout [Block]) -> [Sentence] {
  var sentences: [Sentence] = []
  sentences.reserveCapacity(bytes.count / usualSentence)
  for i in blocks.indices {
    let first = sentences.count
    var splitter = SentenceSplitter(bytes: bytes, block: blocks[i].text)
    while let range = splitter.next() { sentences.append(Sentence(text: range, block: i)) }
    blocks[i].sentences = first..<sentences.count
  }
  return sentences
}

/// How long sentences are at least, taken together, in bytes.
private let usualSentence = 64

/// The bytes after which a sentence is cut at the next space.
let longestSentence = 2000

private struct SentenceSplitter {
  let bytes: [UInt8]
  let block: ByteRange
  private var at: Int

  init(bytes: [UInt8], block: ByteRange) {
    self.bytes = bytes
    self.block = block
    at = block.lower
  }

  mutating func next() -> ByteRange? {
    while at < block.upper, bytes[at] == 0x20 { at += 1 }
    guard at < block.upper else { return nil }
    let start = at
    let usualEnd = min(block.upper, start + longestSentence)
    while at < block.upper {
      // No stop, space or separator, and most of any text.
      while at < usualEnd, bytes[at] > UInt8(ascii: "?") { at += 1 }
      guard at < block.upper else { break }
      if let end = end(from: start) {
        return ByteRange(start, end)
      }
      at += 1
    }
    return ByteRange(start, block.upper)
  }

  /// The end of the sentence if it ends at the current byte; moves past it.
  private mutating func end(from start: Int) -> Int? {
    let byte = bytes[at]
    if byte == 0x20 {
      if isSeparator(at) {
        let end = at
        at += 3
        return end > start ? end : nil
      }
      guard at - start >= longestSentence else { return nil }
      let end = at
      at += 1
      return end
    }
    if at - start >= 2 * longestSentence, byte & 0xC0 != 0x80 { return at }
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") else {
      return nil
    }
    let end = endOfClosers(at + 1)
    guard end == block.upper || bytes[end] == 0x20 else { return nil }
    if byte == UInt8(ascii: "."), !endsHere(dot: at, from: start, next: end + 1) { return nil }
    if end < block.upper, byte != UInt8(ascii: "."), isLowercase(end + 1) { return nil }
    at = end
    return endOfTrail(end)
  }

  /// ` | ` and ` * ` stand between sentences.
  private func isSeparator(_ space: Int) -> Bool {
    space + 2 < block.upper && bytes[space + 2] == 0x20
      && (bytes[space + 1] == UInt8(ascii: "|") || bytes[space + 1] == UInt8(ascii: "*"))
  }

  /// The end of the quotes, brackets and note marks (`*`, `†`, `¹`, `[1]`) that stand right after a stop.
  private func endOfClosers(_ start: Int) -> Int {
    var end = start
    while end < block.upper {
      if isCloser(bytes[end]) {
        end += 1
      } else if bytes[end] == UInt8(ascii: "["), let after = noteEnd(end) {
        end = after
      } else if bytes[end] >= 0x80, case let (scalar, length) = decodeScalar(bytes, at: end),
        Self.isNoteMark(scalar)
      {
        end += length
      } else {
        break
      }
    }
    return end
  }

  /// The end of a note's number in brackets.
  private func noteEnd(_ bracket: Int) -> Int? {
    var end = bracket + 1
    while isDigit(end), end - bracket <= 3 { end += 1 }
    guard end > bracket + 1, end < block.upper, bytes[end] == UInt8(ascii: "]") else { return nil }
    return end + 1
  }

  private static func isNoteMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB2, 0xB3, 0xB9, 0x2070...0x2079, 0x2020, 0x2021, 0xA7: true
    default: false
    }
  }

  /// Emoji after the stop belong to the sentence; a currency sign begins the next one.
  private mutating func endOfTrail(_ end: Int) -> Int {
    var last = end
    var probe = end
    while probe < block.upper, bytes[probe] == 0x20 || bytes[probe] >= 0x80 {
      if bytes[probe] >= 0x80 {
        let (scalar, length) = decodeScalar(bytes, at: probe)
        guard Self.isPicture(scalar) else { break }
        probe += length
        last = probe
      } else {
        probe += 1
      }
    }
    if last > end { at = last }
    return last
  }

  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherSymbol, .modifierSymbol: true
    default: false
    }
  }

  private func isCloser(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "."),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "*"):
      true
    default: false
    }
  }

  private func isLowercase(_ offset: Int) -> Bool {
    offset < block.upper && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[offset])
  }

  private func isDigit(_ offset: Int) -> Bool {
    offset < block.upper && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset])
  }

  /// Whether a full stop ends the sentence, judged by the word before it and the text after it.
  private func endsHere(dot: Int, from start: Int, next: Int) -> Bool {
    guard next < block.upper else { return true }
    if isLowercase(next) { return false }
    let word = wordBefore(dot, from: start)
    // A lone number at the start or after a colon is a label; a lone letter is an initial.
    if !word.isEmpty, bytes[word].allSatisfy(ASCII.isDigit) {
      let number = word.lowerBound
      if number == start || number >= start + 2 && bytes[number - 2] == UInt8(ascii: ":") { return false }
    }
    if word.count == 1, ASCII.isLetter(bytes[word.lowerBound]) {
      return ASCII.lowercased(bytes[word.lowerBound]) == UInt8(ascii: "i") || startsNewSubject(next)
    }
    guard word.count <= Self.longestKnown else { return true }
    switch Self.known[bytes[word].map(ASCII.lowercased)] {
    case .title: return false
    // “No.” is an answer but before a number.
    case .numbered: return !isDigit(next)
    case .abbreviation: return !isDigit(next) && startsNewSubject(next)
    case nil: return true
    }
  }

  /// The letters, digits and inner dots before a full stop.
  private func wordBefore(_ dot: Int, from start: Int) -> Range<Int> {
    var lower = dot
    while lower > start,
      ASCII.isLetter(bytes[lower - 1]) || isDigit(lower - 1) || bytes[lower - 1] == UInt8(ascii: "."),
      dot - lower < 12
    {
      lower -= 1
    }
    return lower..<dot
  }

  /// Whether the text begins as sentences do: a usual first word, and not an initial.
  private func startsNewSubject(_ offset: Int) -> Bool {
    var end = offset
    while end < block.upper, end - offset < 2,
      bytes[end] == UInt8(ascii: "\"") || bytes[end] == UInt8(ascii: "(")
    {
      end += 1
    }
    let offset = end
    while end < block.upper, ASCII.isLetter(bytes[end]), end - offset < 12 { end += 1 }
    if end < block.upper, end == offset + 1, bytes[end] == UInt8(ascii: ".") { return false }
    return Self.openers.contains(bytes[offset..<end].map { $0 | 0x20 })
  }

  /// What a full stop after a word means.
  private enum Known {
    /// Never the end of a sentence: a name or an example follows.
    case title
    /// Not the end of a sentence before a number.
    case numbered
    /// The end of a sentence only before a usual first word.
    case abbreviation
  }

  private static let known: [[UInt8]: Known] = {
    var known: [[UInt8]: Known] = [:]
    func add(_ words: String, _ meaning: Known) {
      for word in words.split(separator: " ") { known[Array(word.utf8)] = meaning }
    }
    add(
      "inc ltd co corp llc plc etc al est dept sr jr u.s u.k u.s.a e.u a.m p.m ph.d m.d d.d.s d.m.d r.n n.p d.c d.o "
        + "b.sc m.sc jan feb mar apr jun jul aug sept oct nov dec mon tue wed thu fri sat sun hr hrs mins wk wks yr "
        + "yrs oz lb lbs", .abbreviation)
    add("no nos fig figs vol pp approx ext tel min max", .numbered)
    add("dr drs mr mrs ms prof st rev hon capt sgt messrs vs cf e.g i.e eg ie incl excl resp", .title)
    return known
  }()

  private static let longestKnown = known.keys.map(\.count).max() ?? 0

  private static let openers = Set(
    ("the a an this that these those it we you they he she i our your their my his her in on at for if when while "
      + "with and but so as to there here what who how why all some most many each every no not do does is are can "
      + "will please call book").split(separator: " ").map { Array($0.utf8) })
}
