import Documents
import SourceText
import Synchronization

/// What patterns found in the sentences of documents before, for those that repeat them: pages of one site, and a
/// draft that is checked again after an edit.
///
/// Most sentences never come again, so that a text is kept only when it comes the second time; of those that came once,
/// some bits of their hashes are kept. It holds the texts of the last documents: once there are as many as one generation
/// takes, the generation before it goes, save for what was looked up since.
final class SentenceMemory: Sendable {
  /// What is known of a text.
  enum Recall {
    case new
    /// It came before, and what is found in it is worth keeping.
    case seen
    case known(TextFacts)
  }

  private struct Store {
    var young: [UInt64: TextFacts] = [:]
    var old: [UInt64: TextFacts] = [:]
    /// By the lowest bits of hashes, the highest of the last one.
    var seen: [UInt32] = []

    mutating func insert(_ facts: TextFacts, _ hash: UInt64) {
      if young.count >= SentenceMemory.mostTexts {
        old = young
        young = [:]
      }
      young[hash] = facts
    }

    /// Whether a text of the hash came before, as far as is known; it did now.
    mutating func see(_ hash: UInt64) -> Bool {
      if seen.isEmpty { seen = Array(repeating: 0, count: SentenceMemory.seenCount) }
      let place = Int(truncatingIfNeeded: hash & UInt64(SentenceMemory.seenCount - 1))
      let mark = UInt32(truncatingIfNeeded: hash >> 32)
      defer { seen[place] = mark }
      return seen[place] == mark
    }
  }

  /// The texts of one generation, and the most that one document adds.
  static let mostTexts = 4096
  private static let seenCount = 1 << 15
  /// Longer texts are not kept, in bytes.
  private static let longest = 1024
  private let store = Mutex(Store())

  /// What is known of each text of a document.
  func recall(_ texts: SentenceTexts, in document: Document) -> [Recall] {
    let all = document.reader.bytes
    let bytes = all.span
    return store.withLock { store in
      texts.indices.map { text in
        let range = document.sentences[texts.firstSentence(of: text)].text
        let hash = texts.hashes[text]
        guard range.count <= Self.longest, store.see(hash) else { return .new }
        let young = store.young[hash]
        guard let facts = young ?? store.old[hash] else { return .seen }
        let known = facts.text
        guard SentenceTexts.areEqual(known.span, bytes.extracting(range.range)) else { return .new }
        if young == nil { store.insert(facts, hash) }
        return .known(facts)
      }
    }
  }

  /// Keeps facts for the documents that follow.
  func keep(_ facts: [(hash: UInt64, facts: TextFacts)]) {
    guard !facts.isEmpty else { return }
    store.withLock { store in
      for (hash, facts) in facts { store.insert(facts, hash) }
    }
  }
}
