import Documents
import SourceText

/// Where the comments of a document hold, for each rule; asked for places in the order of the file.
///
/// It goes through comments and blocks once and keeps what holds at the place that it has come to, so that many comments
/// take as long each as few do.
struct SuppressionReach {
  private struct Stretch {
    var comment: Int
    var range: ByteRange
  }

  /// The comments that hold for one rule; of several for one stretch, the first is enough.
  private struct Holding {
    var ofFile: Int?
    /// One that holds until an end comes.
    var open: Int?
    /// Whether there is one to be ended, even one that silences nothing.
    var awaitsEnd = false
    /// Those for the block after them, in their order; each of the blocks ends after the one before.
    var next: [Stretch] = []
  }

  private let document: Document
  private let comments: [Directive]
  /// For each comment, the rules that it names, by selector.
  private let named: [[[Int]]]
  private let holds: [Bool]
  private var byRule: [Holding]
  private var passed = 0
  /// The first block that a comment not yet passed can be for.
  private var block = 0
  /// Comments that are to end others, and end none.
  private(set) var endingNothing: [Int] = []

  /// - Parameters:
  ///   - named: For each comment, the rules that it names, by selector, as places in the rule set.
  ///   - holds: For each comment, whether it silences what it names.
  init(_ document: Document, _ named: [[[Int]]], holds: [Bool]) {
    self.document = document
    comments = document.directives
    self.named = named
    self.holds = holds
    let last = named.lazy.flatMap { $0 }.compactMap(\.last).max()
    byRule = Array(repeating: Holding(), count: last.map { $0 + 1 } ?? 0)
    for place in comments.indices where comments[place].action == .disableFile && holds[place] {
      for rule in named[place].joined() where byRule[rule].ofFile == nil { byRule[rule].ofFile = place }
    }
  }

  /// Goes on to a place in the file, past the comments before it.
  mutating func advance(to offset: Int) {
    while passed < comments.count, comments[passed].range.upper <= offset {
      pass(passed)
      passed += 1
    }
  }

  /// The first comment that silences a rule at a place that was advanced to.
  func comment(for rule: Int, at offset: Int) -> Int? {
    guard rule < byRule.count else { return nil }
    let next = byRule[rule].next.first { $0.range.contains(offset) }?.comment
    let first = min(byRule[rule].ofFile ?? .max, byRule[rule].open ?? .max, next ?? .max)
    return first == .max ? nil : first
  }

  private mutating func pass(_ place: Int) {
    switch comments[place].action {
    case .disable: open(place)
    case .enable: end(place)
    case .disableNext where holds[place]: coverNextBlock(place)
    case .disableNext, .disableFile, nil: break
    }
  }

  private mutating func open(_ place: Int) {
    for rule in named[place].joined() {
      byRule[rule].awaitsEnd = true
      if holds[place], byRule[rule].open == nil { byRule[rule].open = place }
    }
  }

  private mutating func end(_ place: Int) {
    var endsAny = false
    for rule in named[place].joined() where byRule[rule].awaitsEnd {
      endsAny = true
      byRule[rule].awaitsEnd = false
      byRule[rule].open = nil
    }
    if !endsAny { endingNothing.append(place) }
  }

  private mutating func coverNextBlock(_ place: Int) {
    let end = comments[place].range.upper
    while block < document.blocks.count, document.source(of: document.blocks[block].text).lower < end {
      block += 1
    }
    guard block < document.blocks.count else { return }
    let range = document.source(of: document.blocks[block].text)
    for rule in named[place].joined() {
      byRule[rule].next.removeAll { $0.range.upper <= end }
      // A block that starts later and ends no later lies in one that an earlier comment is for.
      if let last = byRule[rule].next.last, last.range.upper >= range.upper { continue }
      byRule[rule].next.append(Stretch(comment: place, range: range))
    }
  }
}
