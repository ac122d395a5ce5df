import SourceText

/// How often literals stand in a sentence of health copy, roughly.
///
/// The measures are of words in 10,000; those of common words were counted in pages of clinics and in general health
/// information, the others follow from the length. They decide what is looked for, never what is found.
enum LiteralFrequency {
  private static let wordsInSentence = 16.0
  private static let sample = 10_000.0
  /// What a second word behind a first one leaves of the places.
  private static let shareOfPairs = 0.1

  /// How many literals of a clause a sentence holds.
  static func ofClause(_ literals: [[UInt8]]) -> Double {
    literals.reduce(0) { $0 + of($1[...]) } * wordsInSentence / sample
  }

  /// Whether a literal stands in so many sentences that it is better noted once than for each of its clauses.
  static func isCommon(_ literal: ArraySlice<UInt8>) -> Bool { of(literal) >= 4 }

  /// How often one literal stands in the sample.
  private static func of(_ literal: ArraySlice<UInt8>) -> Double {
    let letters = RequiredLiterals.letters(of: literal)
    let pieces = letters.split { !ASCII.isWord($0) }
    guard let first = pieces.first else { return symbols[letters.first ?? 0] ?? 5 }
    guard literal.first == RequiredLiterals.boundary || letters.first != first.first else {
      return inside(first.count) + starting(with: first)
    }
    let isWhole = pieces.count > 1 || literal.last == RequiredLiterals.boundary || letters.last != first.last
    let isDigit = first.first.map(ASCII.isDigit) ?? false
    let share = pieces.count == 1 ? 1 : shareOfPairs
    if isDigit { return (first.count == 1 && !isWhole ? 40 : 8) * share }
    return (isWhole ? whole(first) : starting(with: first)) * share
  }

  private static func whole(_ word: ArraySlice<UInt8>) -> Double {
    common[word.first ?? 0]?.first { $0.word.elementsEqual(word) }?.count ?? unknown(word.count)
  }

  /// All words that start with some letters.
  private static func starting(with letters: ArraySlice<UInt8>) -> Double {
    let known = common[letters.first ?? 0]?.filter { $0.word.starts(with: letters) } ?? []
    return known.reduce(3 * unknown(letters.count)) { $0 + $1.count }
  }

  /// A word that is not a common one, by the number of its letters.
  private static func unknown(_ letters: Int) -> Double {
    switch letters {
    case ...2: 20
    case 3: 3
    case 4: 1.5
    case 5: 1
    default: 0.5
    }
  }

  /// Letters that can stand within a word.
  private static func inside(_ letters: Int) -> Double {
    switch letters {
    case ...3: 20
    case 4: 8
    case 5: 3
    default: 1
    }
  }

  private static let symbols: [UInt8: Double] = [
    UInt8(ascii: "."): 600, UInt8(ascii: ","): 500, UInt8(ascii: "-"): 100, UInt8(ascii: ":"): 60,
    UInt8(ascii: "!"): 30, UInt8(ascii: "?"): 30, UInt8(ascii: "("): 50, UInt8(ascii: ")"): 50,
    UInt8(ascii: "%"): 20, UInt8(ascii: "&"): 20, UInt8(ascii: "/"): 20, UInt8(ascii: "'"): 40,
  ]

  /// Common words by their first letter.
  private static let common: [UInt8: [(word: [UInt8], count: Double)]] = {
    var byLetter: [UInt8: [(word: [UInt8], count: Double)]] = [:]
    for line in counts.split(separator: "\n") {
      let fields: [Substring] = line.split(separator: " ")
      guard let count = fields.first.flatMap({ Double($0) }) else { continue }
      for word in fields.dropFirst() {
        let letters = Array(word.utf8)
        byLetter[letters[0], default: []].append((letters, count))
      }
    }
    return byLetter
  }()

  /// A count, and the words that are about as common.
  private static let counts = """
    420 the
    290 and
    220 of to
    185 a
    150 in
    120 is
    110 for
    80 with that or
    72 your are
    47 as from can
    42 by on you this
    37 be it at
    34 not we an our treatment
    30 skin hair
    25 have which they if more may all
    22 most when about these their
    20 patients after results what but has was
    18 how use will i
    15 no do some also other many one up treatments care body
    12 her my she best risk time new used first over before were
    11 who than any only into had his he its
    10 natural during help work people doctor health medical blood surgery
    9 should there does each both without two between so been just
    8 effective every now different get need such years effects where weeks team pain teeth
    7 through long make well see procedure cancer including symptoms face those then common
    6 like because while out would them made free take area days last women months full
    5 experience high support safe clinic home very us know feel loss visit result life per even
    4 day back down off good look much still own disease cells dental eye never always being
    3 want great using around under right again often less better same three here let start could
    """
}
