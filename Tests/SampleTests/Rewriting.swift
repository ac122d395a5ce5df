/// Writes the same copy differently, by a seed: what a reader sees stays.
struct Rewriting {
  private let seed: Int

  init(seed: Int) { self.seed = seed }

  func apply(to text: String, isMarkdown: Bool) -> String {
    var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let usesCarriageReturns = random(3) == 0
    var result = isMarkdown || random(2) == 0 ? "" : "\u{FEFF}"
    var isInFrontMatter = isMarkdown && text.hasPrefix("---\n")
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if isInFrontMatter, number > 0, line == "---" { isInFrontMatter = false }
      let isPlain = !isInFrontMatter && !line.hasPrefix("---") && !line.hasPrefix("|")
      result += isPlain ? rewrite(String(line), isMarkdown: isMarkdown, random) : String(line)
      result += usesCarriageReturns ? "\r\n" : "\n"
    }
    result.removeLast()
    return result
  }

  private func rewrite(_ line: String, isMarkdown: Bool, _ random: (Int) -> Int) -> String {
    var result = ""
    var isInAddress = false
    for (place, character) in line.enumerated() {
      if character == "(" { isInAddress = result.hasSuffix("]") }
      if character == ")" { isInAddress = false }
      let isInWord = character.isLetter && character.isASCII && result.last?.isLetter == true && place > 3
      if isInWord, !isInAddress, random(40) == 0 {
        result += ["\u{AD}", "\u{200B}", isMarkdown ? "&shy;" : "\u{AD}"][random(3)]
      }
      if character == "'", random(3) == 0 {
        result += "’"
      } else if isMarkdown, !isInAddress, isInWord, random(60) == 0 {
        result += "&#\(character.unicodeScalars.first?.value ?? 32);"
      } else {
        result.append(character)
      }
    }
    return result
  }
}
