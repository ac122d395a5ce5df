import SourceText
import Testing

@testable import Documents

@Suite struct FoldingTests {
  func folded(_ text: String) throws -> String {
    let document = try read(text, as: .plainText)
    return document.blocks.map { document.text(of: $0.text) }.joined(separator: "\n")
  }

  @Test(arguments: [
    ("gua\u{AD}ranteed", "guaranteed"), ("risk\u{200B}free", "riskfree"),
    ("no\u{A0}\u{2009} risk", "no risk"),
    ("“safe” ‘too’ it’s", "\"safe\" 'too' it's"), ("quick—and easy", "quick - and easy"),
    ("5–7 days", "5-7 days"),
    ("wait…", "wait..."), ("Ｓａｆｅ １００％", "Safe 100%"), ("eﬃcient ﬁller", "efficient filler"),
    ("Botox® and Juvéderm™", "Botox and Juvéderm"), ("𝐁𝐨𝐭𝐨𝐱 𝟙𝟘", "Botox 10"), ("Ⓑotox", "Botox"),
    ("\u{202E}safe\u{202C}", "safe"), ("ſafe \u{212A}ind", "safe kind"), ("tab\there", "tab here"),
    ("wait\u{2E3A}now", "wait - now"), ("‹safe›", "'safe'"), ("ʙᴏᴛᴏx ℎ", "botox h"), ("🅑🄾🆃ox", "BOTox"),
    ("s\u{336}afe", "safe"), ("a ● b", "a * b"), ("risk\u{3164}free", "riskfree"),
    ("Воtох", "Botox"), ("sаfе", "safe"), ("безопасно", "безопасно"), ("Это Ботокс", "Это Ботокс"),
  ])
  func variantsBecomePlainLetters(_ text: String, _ expected: String) throws {
    #expect(try folded(text) == expected)
  }

  @Test func aFoldedWordKnowsItsBytes() throws {
    let document = try read("It is gua\u{AD}ran\u{200B}teed — now", as: .plainText)
    #expect(sourceSlice(document, of: "guaranteed") == "gua\u{AD}ran\u{200B}teed")
    #expect(sourceSlice(document, of: "guaranteed - now") == "gua\u{AD}ran\u{200B}teed — now")
  }
}
