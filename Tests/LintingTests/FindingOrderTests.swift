import Diagnostics
import SourceText
import Testing

@testable import Documents
@testable import Linting

@Suite struct FindingOrderTests {
  private static func diagnostic(_ lower: Int, _ rule: Int) -> Diagnostic {
    Diagnostic(
      rule: "a/\(rule)", category: "overclaim/speed", severity: .error, message: "m",
      range: ByteRange(lower, lower + 1))
  }

  /// Sorting moves findings along rings; every order must come out as a plain sort has it.
  @Test func everyOrderIsPutInOrder() {
    let all = [(0, 1), (0, 2), (3, 1), (5, 1), (5, 2), (9, 1)].map(Self.diagnostic)
    var state: UInt64 = 3
    for _ in 0..<200 {
      var shuffled = all
      for place in shuffled.indices.reversed() {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        shuffled.swapAt(place, Int(state >> 33) % (place + 1))
      }
      shuffled.putInOrder()
      #expect(shuffled == all)
    }
  }

  @Test func aCandidateHoldsItsWindowAndThenItsOutcome() {
    var window = SentenceOffset.Window.anywhere
    window.narrow(toStartsOf: (40, 60), behind: (least: 10, most: 30))
    var candidate = Candidate(text: 7, window)
    #expect(candidate.text == 7 && candidate.outcome == nil && candidate.window == (10, 50))
    #expect(candidate.moved(to: 8) { $0 + 100 }.window == (10, 50))
    candidate.settle(3)
    #expect(candidate.outcome == 3)
    #expect(candidate.moved(to: 8) { $0 + 100 }.outcome == 103)
    candidate.settle(Candidate.nothing)
    #expect(candidate.outcome == 0 && candidate.moved(to: 8) { $0 + 100 }.outcome == 0)
    let anywhere = Candidate(text: 0, .anywhere).window
    #expect(anywhere == (0, SentenceOffset.farthest))
  }

  /// A window that starts farther away than a candidate can say becomes wider, not narrower.
  @Test func farStartsWidenAWindow() {
    var window = SentenceOffset.Window.anywhere
    window.narrow(toStartsOf: (50_000, 60_000), behind: (least: 0, most: 5))
    #expect(Candidate(text: 0, window).window == (32_767, 60_000))
  }

  @Test(arguments: BlockKind.allCases) func aBlockIsCalledByItsKind(_ kind: BlockKind) {
    func block(isHidden: Bool = false, isQuoted: Bool = false) -> Block {
      Block(kind: kind, text: ByteRange(0, 1), sentences: 0..<1, isHidden: isHidden, isQuoted: isQuoted)
    }
    for other in BlockKind.allCases {
      #expect(block().isCalled(other.rawValue) == (other == kind))
      #expect(block(isQuoted: true).isCalled(other.rawValue) == (other == kind || other == .quotation))
    }
    #expect(block(isHidden: true).isCalled("hidden") && !block().isCalled("hidden"))
    #expect(!block().isCalled("no such kind"))
  }
}
