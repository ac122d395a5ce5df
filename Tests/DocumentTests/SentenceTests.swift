import SourceText
import Testing

@testable import Documents

@Suite struct SentenceTests {
  func sentences(_ text: String) throws -> [String] {
    let document = try read(text, as: .plainText)
    return document.sentences.map { document.text(of: $0.text) }
  }

  static let cases: [(String, [String])] = [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("Ask Dr. Holt. She knows.", ["Ask Dr. Holt.", "She knows."]),
    ("A dose of 0.5 ml. Then rest.", ["A dose of 0.5 ml.", "Then rest."]),
    ("It is sold in the U.S. as Botox. Here not.", ["It is sold in the U.S. as Botox.", "Here not."]),
    ("It is sold in the U.S. The price varies.", ["It is sold in the U.S.", "The price varies."]),
    ("Use creams, e.g. Retinol. Rest.", ["Use creams, e.g. Retinol.", "Rest."]),
    ("She said “it is safe.” We did not.", ["She said \"it is safe.\"", "We did not."]),
    ("Great result!!! Thank you :) Bye", ["Great result!!!", "Thank you :) Bye"]),
    ("(Results vary.) Ask us.", ["(Results vary.)", "Ask us."]),
    ("So nice! 😊 Come back.", ["So nice! 😊", "Come back."]),
    ("Botox | Elm Clinic", ["Botox", "Elm Clinic"]),
    ("Open at 9 a.m. on Monday. Come.", ["Open at 9 a.m. on Monday.", "Come."]),
    ("J. K. Holt treats you. Yes.", ["J. K. Holt treats you.", "Yes."]),
    ("Visit example.com today. Now.", ["Visit example.com today.", "Now."]),
    ("It was … fine. Yes.", ["It was ... fine.", "Yes."]),
    ("Does it hurt? No. Botox is painless.", ["Does it hurt?", "No.", "Botox is painless."]),
    ("See No. 5 of the list. Yes.", ["See No. 5 of the list.", "Yes."]),
    ("It takes 30 min. Then rest.", ["It takes 30 min.", "Then rest."]),
    ("Rich in vitamin C. It glows.", ["Rich in vitamin C.", "It glows."]),
    ("J. A. Smith treats you.", ["J. A. Smith treats you."]),
    ("Great. £50 off.", ["Great.", "£50 off."]),
    (
      "Safe.* Results vary.† Ask.¹ Then go.[12] Yes.",
      ["Safe.*", "Results vary.†", "Ask.¹", "Then go.[12]", "Yes."]
    ),
    (
      "Peel is gentle; it works. ‘Truly.’ We think so",
      ["Peel is gentle; it works.", "'Truly.'", "We think so"]
    ),
    ("Was it safe?” she asked. Yes!) Fine.", ["Was it safe?\" she asked.", "Yes!)", "Fine."]),
    ("Steps: 1. Cleanse. 2. Peel.", ["Steps: 1. Cleanse.", "2. Peel."]),
    ("Lips · Cheeks · Chin", ["Lips", "Cheeks", "Chin"]),
    ("Version 2.5.1 is out. Now.", ["Version 2.5.1 is out.", "Now."]),
    ("Prof. Lee, M.D. of Boston, spoke.", ["Prof. Lee, M.D. of Boston, spoke."]),
  ]

  @Test(arguments: cases) func endsWhereSentencesEnd(_ text: String, _ expected: [String]) throws {
    #expect(try sentences(text) == expected)
  }

  @Test func aSentenceIsNeverLongerThanMatchingAllows() throws {
    let document = try read(String(repeating: "word ", count: 20_000), as: .plainText)
    #expect(document.sentences.allSatisfy { $0.text.count <= 2 * longestSentence })
    #expect(document.sentences.map(\.text.count).reduce(0, +) > 99_000 - document.sentences.count)
    let solid = try read(String(repeating: "é", count: 20_000), as: .plainText)
    #expect(solid.sentences.allSatisfy { $0.text.count <= 2 * longestSentence + 1 })
    for sentence in solid.sentences { #expect(isBoundary(solid.reader.bytes, sentence.text.lower)) }
  }
}
