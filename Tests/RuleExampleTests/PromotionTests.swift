import CaveatKit
import Testing

/// What the built-in rules take for advertising.
@Suite struct PromotionTests {
  /// Some 70 words that neither sell nor explain.
  private static let filler = String(
    repeating: "The library stands on a hill. Buses stop in front of the door every day of the week. ",
    count: 4)

  private func promotes(_ sentence: String) throws -> Bool {
    try RuleExampleTests.lint(Self.filler + sentence).context.promotes
  }

  @Test(arguments: [
    "Let us look at what the studies say.", "Let us now turn to the dose.",
    "Let us assume a weight of 70 kg.",
    "Ask your doctor about it.", "Let us not forget sleep.", "Visit your dentist twice a year.",
  ])
  func aTextThatExplainsIsNone(_ sentence: String) throws { #expect(try !promotes(sentence)) }

  @Test(arguments: [
    "Let us help you to feel like yourself.", "Call us for an appointment.", "Book your consultation now.",
    "Our surgeons are known for their care.",
  ])
  func aTextThatOffersItselfIsOne(_ sentence: String) throws { #expect(try promotes(sentence)) }
}
