import RuleModel

/// The rules that comments and findings name, by their places in the rule set; each selector is looked up once.
struct RuleNames {
  private let rules: [Rule]
  private let places: [String: Int]
  private var known: [String: [Int]] = [:]

  init(_ rules: [Rule]) {
    self.rules = rules
    places = Dictionary(rules.indices.map { (rules[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of the rule of an identifier.
  func place(of id: String) -> Int? { places[id] }

  /// The rules that a selector names.
  mutating func rules(named selector: String) -> [Int] {
    if let known = known[selector] { return known }
    let found = rules.indices.filter { rules[$0].isNamed(by: selector) }
    known[selector] = found
    return found
  }

  /// The rules that selectors name, by selector; each is told of once, however often it stands there.
  mutating func rules(named selectors: [String]) -> [[Int]] {
    var seen: Set<String> = []
    return selectors.filter { seen.insert($0).inserted }.map { rules(named: $0) }
  }
}
