/// How many overclaims, as the other rules find them, tell something of a document.
package struct ClaimCount: Sendable, Equatable {
  /// Their categories, such as `overclaim/disease-claim`; empty for all.
  package var categories: [String]
  /// How many sentences make one, at least.
  package var atLeast: Int
  /// How many do in copy of that length, at least.
  package var perThousandWords: Int

  package init(categories: [String], atLeast: Int, perThousandWords: Int) {
    self.categories = categories
    self.atLeast = atLeast
    self.perThousandWords = perThousandWords
  }

  /// Whether claims of this category count.
  package func counts(_ category: String) -> Bool { categories.isEmpty || categories.contains(category) }

  /// Whether so many sentences with claims are enough in a copy of so many words.
  package func isMet(by sentences: Int, words: Int) -> Bool {
    sentences >= atLeast && 1000 * sentences >= perThousandWords * words
  }
}
