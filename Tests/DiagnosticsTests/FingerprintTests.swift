import SourceText
import Testing

@testable import Diagnostics

@Suite struct FingerprintTests {
  @Test(arguments: [
    "0123456789abcdef", "ffffffffffffffff", "0000000000000000", "", "disablegeneral/safe", "0123456789ABCDEF",
  ])
  func textComesBack(_ text: String) { #expect(Fingerprint(text).text == text) }

  @Test func onlySixteenSmallDigitsAreAName() {
    #expect(Fingerprint.isValid("0123456789abcdef"))
    for text in [
      "", "0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdeg", "0123456789abcdé",
    ] {
      #expect(!Fingerprint.isValid(text), "\(text)")
    }
  }

  /// The names that baselines and waivers hold since the first release are hashes of the base as text.
  @Test(arguments: ["0123456789abcdef", "disablegeneral/safe"])
  func numberedNamesAreHashesOfText(_ base: String) {
    for number in [0, 1, 12] {
      var hash = StableHash()
      hash.combine(base)
      hash.combine(String(number))
      #expect(Fingerprint(base).numbered(number).text == hash.hexadecimal)
    }
    var known = StableHash()
    known.combine("a")
    #expect(known.hexadecimal == "089bc907b544c769")
  }

  private static func diagnostic(_ lower: Int, _ upper: Int, _ rule: String = "a/b") -> Diagnostic {
    Diagnostic(
      rule: rule, category: "overclaim/speed", severity: .error, message: "m",
      range: ByteRange(lower, upper),
      fix: Fix(range: ByteRange(lower, upper), replacement: "r\(lower)", isSafe: true))
  }

  @Test func aReplacementAndANameCanBeChanged() {
    var finding = Self.diagnostic(3, 5)
    #expect(finding.fix?.replacement == "r3" && finding.fingerprint.isEmpty)
    finding.fix = nil
    finding.fingerprint = "0123456789abcdef"
    #expect(finding.fix == nil && finding.isNamed("0123456789abcdef") && !finding.isNamed("0123456789abcdee"))
  }
}
