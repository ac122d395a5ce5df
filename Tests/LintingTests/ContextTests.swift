import Testing

@testable import Linting

/// The contexts of Rules/contexts.yml, on the constructions at which claim checkers are known to fail.
@Suite struct ContextTests {
  static let denied = [
    "No injection is completely [[safe]].",
    "This is not a [[cure]] for arthritis.",
    "The serum does not [[erase wrinkles]].",
    "Fillers aren't [[risk-free]], whatever the advert says.",
    "We cannot [[guarantee]] a result.",
    "It is neither [[painless]] nor [[permanent]].",
    "There is no evidence that turmeric [[cures]] arthritis.",
    "Our nurses never promise that a result is [[permanent]].",
    "The claim that it [[melts fat]] is a myth.",
    "[[Permanent results]] cannot be guaranteed.",
    "The toxin, like any other medicine, is not [[without risk]].",
  ]

  static let claimed = [
    "It is not only [[safe]] but also quick.",
    "Not just [[safe]], but proven.",
    "You no longer need surgery to [[erase wrinkles]].",
    "We can't wait to [[erase your wrinkles]].",
    "Nothing is [[safer]] than our laser.",
    "It does not hurt; it [[erases wrinkles]].",
    "It is not surgery, but it [[erases wrinkles]].",
    "This is not magic - it [[erases wrinkles]].",
    "It is not a peel, it [[erases wrinkles]].",
    "Skin has never looked better: [[erase wrinkles]] now.",
    "There is no reason to wait: [[erase wrinkles]] today.",
    "Never worry about lines again, we [[erase wrinkles]].",
    "With [[no downtime]] you are back at work.",
    "Don't settle for less; [[erase wrinkles]].",
  ]

  @Test(arguments: denied) func aDeniedClaimIsNegated(_ marked: String) throws {
    for found in try Contexts.holding(["negated"], in: marked) { #expect(found == "negated", "\(marked)") }
  }

  @Test(arguments: claimed) func aClaimBesideANegationStands(_ marked: String) throws {
    for found in try Contexts.holding(["negated"], in: marked) { #expect(found == nil, "\(marked)") }
  }

  static let others: [(String, String?)] = [
    ("Is Botox [[safe]]?", "question"),
    ("Does it really [[erase wrinkles]]?", "question"),
    ("Do you want to [[erase wrinkles]]?", nil),
    ("Ready to [[erase wrinkles]]?", nil),
    ("Some sellers claim that it [[erases wrinkles]].", "attributed"),
    ("It is said to [[erase wrinkles]].", "attributed"),
    ("Never write that a filler is [[safe]].", "meta"),
    ("Avoid words such as [[safe]] in a headline.", "meta"),
    ("If a clinic promises to [[erase wrinkles]], walk away.", "meta"),
    ("Side effects include a drooping eyelid, and it can be [[permanent]].", "warning"),
    ("Fillers may cause [[permanent]] damage to sight.", "warning"),
    ("There are no side effects and it is [[permanent]].", nil),
    ("In a study of 40 people the drug was [[effective]].", "research"),
    ("Acne is a condition that can be [[permanent]].", "definition"),
    ("In 2002 it was first [[effective]].", "historical"),
  ]

  @Test(arguments: others) func otherContexts(_ marked: String, _ expected: String?) throws {
    let names = ["question", "attributed", "meta", "warning", "research", "definition", "historical"]
    for found in try Contexts.holding(names, in: marked) { #expect(found == expected, "\(marked)") }
  }

  @Test func quotedWordsAreQuoted() throws {
    #expect(try Contexts.holding(["quoted"], in: "The advert said “[[erase wrinkles]]” twice.") == ["quoted"])
    #expect(try Contexts.holding(["quoted"], in: "“So nice”, and it [[erases wrinkles]].") == [nil])
  }

  @Test func aHeadingAboutRisksReachesItsSection() throws {
    let text =
      "# Risks of treatment\n\nScars that are [[permanent]].\n\n# Results\n\nThey are [[permanent]].\n"
    #expect(try Contexts.holding(["warning"], in: text, asMarkdown: true) == ["warning", nil])
  }

  static let listed = [
    "# Conditions we treat\n\n- [[asthma]]\n- [[allergies]]\n",
    "The drip is recommended for people dealing with:\n\n- fatigue\n- [[migraine]]\n",
    "The drip is recommended for people dealing with:\n\n\nChronic fatigue\n\n[[Migraine]]\n\n[[Poor sleep]]\n",
    "Benefits of the powder include:\n\n[[Heals the gut]]\n\n[[Calms the nerves]]\n",
  ]

  static let notListed = [
    "# Conditions we treat\n\nWe see many people every day.\n\n- [[asthma]]\n",
    "Tell the nurse about:\n\n- [[asthma]]\n",
    "# Conditions we treat\n\n- asthma\n\n# What to bring\n\n- your [[inhaler]]\n",
    "# Conditions we treat\n\nWe treat people who have had [[asthma]] for a long time and come to us by themselves.\n",
  ]

  @Test(arguments: [false, true]) func aListHasTheSenseOfTheLineThatIntroducesIt(asMarkdown: Bool) throws {
    for marked in Self.listed where !asMarkdown || marked.contains("- ") {
      for found in try Contexts.holding(["uses-listed"], in: marked, asMarkdown: asMarkdown) {
        #expect(found == "uses-listed", "\(marked)")
      }
    }
    for marked in Self.notListed {
      #expect(try Contexts.holding(["uses-listed"], in: marked, asMarkdown: asMarkdown) == [nil], "\(marked)")
    }
  }
}
