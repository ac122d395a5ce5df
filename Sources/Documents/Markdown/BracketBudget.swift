/// How many opening brackets of one paragraph md4c may see.
///
/// For every bracket that could open a link, md4c 0.4.8 looks at the paragraph's lines from the first one on; a
/// paragraph of 100,000 lines with a link each costs seconds, and ten times as many a hundred times that.
struct BracketBudget {
  /// The lines that may be looked at for one paragraph.
  private static let most = 200_000_000

  private var lines = 0
  private var spent = 0

  /// Takes the line that starts at `start`, which begins a paragraph or goes on with one.
  mutating func take(_ bytes: [UInt8], lineAt start: Int, isAfterBlank: Bool) {
    if isAfterBlank || Self.beginsItem(bytes, start) { (lines, spent) = (0, 0) }
    lines += 1
  }

  /// Counts one bracket of the line, and says whether md4c may see it.
  mutating func spend() -> Bool {
    spent += lines
    return spent <= Self.most
  }

  /// Whether the line begins a list item wherever it stands (CommonMark 0.30, section 5.2): an ordered item may
  /// not end a paragraph unless its number is 1, and one indented by four columns may not either.
  private static func beginsItem(_ bytes: [UInt8], _ start: Int) -> Bool {
    var i = start
    while i < bytes.count, i - start < 3, bytes[i] == 0x20 { i += 1 }
    guard i + 2 < bytes.count, bytes[i + 1] == 0x20, bytes[i + 2] > 0x20 else { return false }
    return bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: "*") || bytes[i] == UInt8(ascii: "+")
  }
}
