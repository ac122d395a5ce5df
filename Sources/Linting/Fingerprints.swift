import Diagnostics
import Documents
import SourceText

extension [Diagnostic] {
  /// Sorts them; large as they are, they are moved only where that is needed, and each once.
  mutating func putInOrder() {
    let ranges = map(\.range)
    func precedes(_ a: Int, _ b: Int) -> Bool {
      ranges[a] == ranges[b] ? Diagnostic.inOrder(self[a], self[b]) : ranges[a] < ranges[b]
    }
    guard indices.dropFirst().contains(where: { precedes($0, $0 - 1) }) else { return }
    self = indices.sorted(by: precedes).map { self[$0] }
  }
}

/// Names findings by what the copy says, so that edits elsewhere leave the names alone.
///
/// A name is a hash of the rule, the sentence in lower case or the duty of the document, and the number of the finding among those that
/// agree in both, in the order of the file.
enum Fingerprints {
  /// The part of a name that a finding has by itself.
  static func base(rule: String, sentence: ByteRange, in document: Document) -> String {
    var hash = StableHash()
    hash.combine(rule)
    let reader = document.reader.bytes
    let all = reader.span
    hash.combine(lowercasing: all.extracting(sentence.range))
    return hash.hexadecimal
  }

  /// The same for a duty of the whole document, which no sentence names.
  static func base(rule: String, duty: String) -> String {
    var hash = StableHash()
    hash.combine(rule)
    hash.combine("duty")
    hash.combine(duty)
    return hash.hexadecimal
  }

  /// The findings in order, their bases made into names.
  static func numbered(_ findings: consuming [Diagnostic]) -> [Diagnostic] {
    var counts: [String: Int] = [:]
    var named = findings
    named.putInOrder()
    for place in named.indices {
      let base = named[place].fingerprint
      let number = counts[base, default: 0]
      counts[base] = number + 1
      named[place].fingerprint = name(base, number)
      for i in named[place].formerNames.indices {
        named[place].formerNames[i].fingerprint = name(named[place].formerNames[i].fingerprint, number)
      }
    }
    return named
  }

  private static func name(_ base: String, _ number: Int) -> String {
    var hash = StableHash()
    hash.combine(base)
    hash.combine(String(number))
    return hash.hexadecimal
  }
}
