import CaveatKit
import FoundationEssentials

/// Copy made from parts by a seeded generator, the same on every machine.
enum Corpus {
  private static let subjects = [
    "Our clinic", "The treatment", "This serum", "A course of injections", "The laser", "Dr Ana Ruiz",
    "Our team",
    "Botox", "Each session", "The supplement", "A dermal filler", "The consultation", "The new peel",
  ]
  private static let verbs = [
    "softens", "treats", "removes", "improves", "helps with", "supports", "is designed for", "targets",
    "takes care of",
    "is offered for", "was developed for", "reduces the look of", "eliminates", "works on",
  ]
  private static let objects = [
    "fine lines around the eyes", "joint pain", "acne scars", "tired skin", "unwanted hair",
    "the signs of ageing",
    "stubborn fat", "a gummy smile", "low energy", "sun damage", "the shape of the lips", "back pain",
    "dry eyes",
  ]
  private static let tails = [
    "in as little as two weeks", "with no downtime", "and results vary from person to person",
    "after an assessment",
    "for three to four months", "without surgery", "in a calm room with a view of the park",
    "at a price that is fair",
    "although bruising and swelling can happen", "and is safe and effective",
    "as many of our patients tell us",
    "on weekdays from nine to five", "for most adults", "under local anaesthetic",
  ]
  private static let plain = [
    "The building stands on the corner of Mill Lane and has a ramp at the side.",
    "Parking is free for two hours, and the bus stops in front of the door.",
    "We opened in spring and have painted the rooms in a light green.",
    "Bring the letter that we sent you, and a list of the medicines that you take.",
    "The form asks for your name, your address and the day on which you can come.",
  ]

  private static let syllables = [
    "ba", "del", "fi", "gor", "lu", "ma", "nes", "po", "ri", "sta", "ten", "vo",
  ]

  /// One article in Markdown of about `size` bytes.
  ///
  /// - Parameter isDistinct: Whether each sentence names a place, so that hardly any stands twice; without, two of
  ///   three sentences of 1,000 articles do.
  static func article(seed: Int, size: Int, isDistinct: Bool = false) -> String {
    var numbers = Numbers(seed: UInt64(seed))
    var text = "# \(numbers.pick(objects)) and what can be done\n\n"
    while text.utf8.count < size {
      for _ in 0..<(3 + numbers.below(4)) {
        let sentence = sentence(&numbers)
        text += (isDistinct ? "\(sentence.dropLast()) near \(place(&numbers))." : sentence) + " "
      }
      text += numbers.below(5) == 0 ? "\n\n## \(numbers.pick(objects))\n\n" : "\n\n"
    }
    return text
  }

  private static func sentence(_ numbers: inout Numbers) -> String {
    if numbers.below(2) == 0 { return numbers.pick(plain) }
    return "\(numbers.pick(subjects)) \(numbers.pick(verbs)) \(numbers.pick(objects)) \(numbers.pick(tails))."
  }

  /// A name that no list of words has.
  private static func place(_ numbers: inout Numbers) -> String {
    let name = (0..<5).map { _ in numbers.pick(syllables) }.joined()
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// One article of about `size` bytes in which no rule finds anything; hardly any sentence stands twice.
  static func cleanArticle(seed: Int, size: Int) -> String {
    var numbers = Numbers(seed: UInt64(seed))
    var text = ""
    while text.utf8.count < size {
      for _ in 0..<(3 + numbers.below(4)) {
        text += "\(numbers.pick(plain).dropLast()) near \(place(&numbers)). "
      }
      text += "\n\n"
    }
    return text
  }

  /// One page of HTML with about `size` bytes of text.
  static func page(seed: Int, size: Int) -> String {
    var numbers = Numbers(seed: UInt64(seed))
    let title = numbers.pick(objects)
    var text = """
      <!doctype html><html lang="en"><head><title>\(title)</title>
      <meta name="description" content="\(sentence(&numbers))"><style>p { margin: 0 }</style></head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/prices">Prices</a></li></ul></nav><main>

      """
    while text.utf8.count < size {
      text += "<section class=\"part\"><h2>\(numbers.pick(objects))</h2>\n"
      for _ in 0..<(1 + numbers.below(3)) {
        text +=
          "<p>\(sentence(&numbers)) <b>\(sentence(&numbers))</b> It&rsquo;s \(numbers.pick(tails)).</p>\n"
      }
      text += "<img src=\"a.jpg\" alt=\"\(sentence(&numbers))\"></section>\n"
    }
    return text + "</main></body></html>\n"
  }

  /// Writes `draft.md`, `articles/` (1,000 files of 4 KB), `hundred/` (the first of them), `distinct/` (1,000 files of
  /// sentences that hardly repeat), `pages/` (20 of HTML), `large.txt` (20 MB) and texts of 1, 2, 4, 8 and 16 MB.
  static func write(to folder: String) throws {
    for name in ["articles", "hundred", "distinct", "pages"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
    func write(_ text: String, _ name: String) throws {
      try Data(text.utf8).write(to: URL(filePath: "\(folder)/\(name)"))
    }
    try write(article(seed: 1, size: 4000), "draft.md")
    for i in 0..<1000 {
      let text = article(seed: i, size: 4000)
      let name = "\(String(1000 + i).dropFirst()).md"
      try write(text, "articles/" + name)
      if i < 100 { try write(text, "hundred/" + name) }
      try write(article(seed: i, size: 4000, isDistinct: true), "distinct/" + name)
    }
    for i in 0..<20 { try write(page(seed: i, size: 8000), "pages/\(String(100 + i).dropFirst()).html") }
    let sizes = [("one", 1), ("two", 2), ("four", 4), ("eight", 8), ("sixteen", 16), ("large", 20)]
    for (name, size) in sizes { try write(article(seed: 7, size: size * 1_000_000), name + ".txt") }
  }
}

/// A linear congruential generator (Knuth's MMIX constants).
struct Numbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493 }

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
