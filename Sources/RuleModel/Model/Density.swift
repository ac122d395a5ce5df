/// How much of something tells, at least, and how much of it in copy of some length.
package struct Density: Sendable, Equatable {
  package var atLeast: Int
  /// How much there is in a thousand words, at least.
  package var perThousandWords: Int

  package init(atLeast: Int, perThousandWords: Int) {
    self.atLeast = atLeast
    self.perThousandWords = perThousandWords
  }

  /// Whether so much is enough in a copy of so many words.
  package func isMet(by count: Int, words: Int) -> Bool {
    count >= atLeast && 1000 * count >= perThousandWords * words
  }
}
