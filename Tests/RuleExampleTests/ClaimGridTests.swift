import CaveatKit
import Testing

/// Claims of each class, made for one treatment after another: a rule that knows a claim for one knows it for others.
@Suite struct ClaimGridTests {
  private static let treatments = [
    "Botox", "dermal fillers", "laser hair removal", "microneedling", "teeth whitening", "a hair transplant",
  ]
  private static let therapies = [
    "homeopathy", "acupuncture", "CBD oil", "turmeric capsules", "ozone therapy",
  ]
  private static let ailments = ["arthritis", "diabetes", "migraines", "eczema", "anxiety", "asthma"]

  /// What is claimed, `*` for what it is claimed of.
  private static let claims: [String: [String]] = [
    "speed": [
      "* gives instant results.", "See results immediately after *.", "Results in a single session of *.",
      "You will notice a difference right away with *.", "Get the results you want overnight with *.",
    ],
    "permanence": [
      "* gives permanent results.", "The results of * last a lifetime.", "* lasts forever.",
      "Never worry again after *.", "Results of * last for years.",
    ],
    "risk": [
      "* is painless.", "* involves minimal discomfort.", "There is no downtime after *.",
      "You can return to work straight after *.", "* is a simple lunchtime procedure.",
      "* takes only minutes.",
    ],
    "safety": [
      "* is safe.", "* has no side effects.", "* is safe and effective.", "There are no risks with *.",
      "* carries none of the risks of surgery.", "You are in safe hands with *.",
    ],
    "guarantee": [
      "* guarantees results.", "* always works.", "* gives perfect results.", "* works for everyone.",
      "* eliminates the problem completely.", "The results of * are guaranteed.",
    ],
    "superiority": [
      "* is better than any other treatment.", "Our * is unmatched.", "A breakthrough in *",
      "You will not find better * anywhere else.", "The most advanced * available",
    ],
    "body": [
      "Feel confident again with *.", "* will change your life.", "* gives you the body you deserve.",
      "Love the way you look with *.", "Do not let your looks hold you back any longer: try *.",
    ],
    "offer": [
      "20% off * this month", "Free * with every booking", "Only 3 slots left for *",
      "Bring a friend and you both get * half price.", "Hurry, * is selling fast.",
    ],
    "evidence": [
      "* is clinically proven.", "Studies show that * works.", "* is backed by science.",
      "95% of patients are happy with *.", "Our success rate with * is over 95%.",
    ],
  ]

  /// What is claimed of a therapy for a disease, which is `+`.
  private static let cures = [
    "* relieves +.", "Treat + with *.", "We treat + with *.", "* is effective for +.", "Overcome + with *.",
    "* prevents +.", "Suffering from +? * can help.", "* heals + at the root.", "How * helps +",
    "Patients with + respond well to *.",
  ]

  private static let honest = [
    "* may help some people.", "Results of * vary from person to person.",
    "* can cause redness and swelling.",
    "Ask your doctor whether * is right for you.", "We cannot promise results with *.",
    "The effect of * wears off after some months.", "Swelling after * usually settles in a few days.",
    "There is limited evidence for *.", "Some people are disappointed with *.",
    "Complications of * are uncommon but can be serious.", "What are the risks of *?",
    "Take a week to think about * before you decide.", "If you are unhappy after *, please tell us first.",
    "* does not cure the condition.", "Do not drink alcohol the night before *.",
  ]

  @Test(arguments: claims.keys.sorted())
  func aClaimIsFoundWhateverItIsMadeFor(_ kind: String) throws {
    let claims = try #require(Self.claims[kind])
    let copy = claims.flatMap { claim in Self.treatments.map { Self.sentence(claim, $0) } }
    let silent = try Self.silent(copy)
    #expect(silent.count * 20 <= copy.count, "not found: \(silent)")
  }

  @Test func aCureIsFoundWhateverItIsClaimedOf() throws {
    let copy = Self.cures.flatMap { cure in
      Self.therapies.flatMap { therapy in
        Self.ailments.map { Self.sentence(cure, therapy).replacing("+", with: $0) }
      }
    }
    let silent = try Self.silent(copy)
    #expect(silent.count * 20 <= copy.count, "not found: \(silent)")
  }

  @Test func honestSentencesAreLeftAlone() throws {
    let copy = Self.honest.flatMap { sentence in Self.treatments.map { Self.sentence(sentence, $0) } }
    let silent = Set(try Self.silent(copy))
    #expect(copy.filter { !silent.contains($0) } == [])
  }

  private static func sentence(_ form: String, _ subject: String) -> String {
    let text = form.replacing("*", with: subject)
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The sentences in which no overclaim is found, each a paragraph of a page that sells.
  private static func silent(_ sentences: [String]) throws -> [String] {
    let head = "# Our skin clinic\n\nBook an appointment with our clinic today, or order our products now."
    var text = head
    var places: [Range<Int>] = []
    for sentence in sentences {
      text += "\n\n" + sentence
      places.append(text.utf8.count - sentence.utf8.count..<text.utf8.count)
    }
    let found = try RuleExampleTests.lint(text).findings
      .filter { $0.category.hasPrefix("overclaim/") && $0.severity > .advice }
    return zip(sentences, places).filter { _, place in
      !found.contains { $0.range.lower < place.upperBound && place.lowerBound < $0.range.upper }
    }.map(\.0)
  }
}
