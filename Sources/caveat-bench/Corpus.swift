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

  /// One article in Markdown of about `size` bytes.
  static func article(seed: Int, size: Int) -> String {
    var numbers = Numbers(seed: UInt64(seed))
    var text = "# \(numbers.pick(objects)) and what can be done\n\n"
    while text.utf8.count < size {
      for _ in 0..<(3 + numbers.below(4)) { text += sentence(&numbers) + " " }
      text += numbers.below(5) == 0 ? "\n\n## \(numbers.pick(objects))\n\n" : "\n\n"
    }
    return text
  }

  private static func sentence(_ numbers: inout Numbers) -> String {
    if numbers.below(2) == 0 { return numbers.pick(plain) }
    return "\(numbers.pick(subjects)) \(numbers.pick(verbs)) \(numbers.pick(objects)) \(numbers.pick(tails))."
  }

  /// Writes `draft.md`, `articles/` (1,000 files of 4 KB), `large.txt` (20 MB) and texts of 1, 2 and 4 MB.
  static func write(to folder: String) throws {
    let files = FileManager.default
    try files.createDirectory(atPath: folder + "/articles", withIntermediateDirectories: true)
    try Data(article(seed: 1, size: 4000).utf8).write(to: URL(filePath: folder + "/draft.md"))
    for i in 0..<1000 {
      let name = "\(folder)/articles/\(String(1000 + i).dropFirst()).md"
      try Data(article(seed: i, size: 4000).utf8).write(to: URL(filePath: name))
    }
    for (name, size) in [("large", 20_000_000), ("one", 1_000_000), ("two", 2_000_000), ("four", 4_000_000)] {
      try Data(article(seed: 7, size: size).utf8).write(to: URL(filePath: "\(folder)/\(name).txt"))
    }
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
