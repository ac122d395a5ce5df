/// How many overclaims, as the other rules find them, tell something of a document.
package struct ClaimCount: Sendable, Equatable {
  /// Their categories, such as `overclaim/disease-claim`; empty for all.
  package var categories: [String]
  /// How many sentences make one.
  package var sentences: Density

  package init(categories: [String], sentences: Density) {
    self.categories = categories
    self.sentences = sentences
  }

  /// Whether claims of this category count.
  package func counts(_ category: String) -> Bool { categories.isEmpty || categories.contains(category) }
}
