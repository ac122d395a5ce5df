import Diagnostics
import Documents
import SourceText

extension [Diagnostic] {
  /// Sorts them; large as they are, they are moved only where that is needed.
  mutating func putInOrder() {
    let ranges = map(\.range)
    func precedes(_ a: Int, _ b: Int) -> Bool {
      ranges[a] == ranges[b] ? Diagnostic.inOrder(self[a], self[b]) : ranges[a] < ranges[b]
    }
    guard indices.dropFirst().contains(where: { precedes($0, $0 - 1) }) else { return }
    var order = indices.sorted(by: precedes)
    // Each takes its place along a ring of those that take each other's places.
    for start in order.indices {
      var place = start
      while order[place] != start {
        let next = order[place]
        swapAt(place, next)
        order[place] = place
        place = next
      }
      order[place] = place
    }
  }
}

/// Names findings by what the copy says, so that edits elsewhere leave the names alone.
///
/// A name is a hash of the rule, the sentence in lower case or the duty of the document, and the number of the finding among those that
/// agree in both, in the order of the file.
enum Fingerprints {
  /// The part of a name that a finding has by itself.
  static func base(rule: String, sentence: ByteRange, in reader: [UInt8]) -> Fingerprint {
    var hash = StableHash()
    hash.combine(rule)
    let all = reader.span
    hash.combine(lowercasing: all.extracting(sentence.range))
    return Fingerprint(hash)
  }

  /// The same for a duty of the whole document, which no sentence names.
  static func base(rule: String, duty: String) -> Fingerprint {
    var hash = StableHash()
    hash.combine(rule)
    hash.combine("duty")
    hash.combine(duty)
    return Fingerprint(hash)
  }

  /// Puts findings in order and makes names of their bases.
  static func number(_ findings: inout [Diagnostic]) {
    var counts: [Fingerprint: Int] = [:]
    findings.putInOrder()
    for place in findings.indices {
      let base = findings[place].name
      let number = counts[base, default: 0]
      counts[base] = number + 1
      findings[place].name = base.numbered(number)
      for i in findings[place].formerNames.indices {
        let base = Fingerprint(findings[place].formerNames[i].fingerprint)
        findings[place].formerNames[i].fingerprint = base.numbered(number).text
      }
    }
  }
}
