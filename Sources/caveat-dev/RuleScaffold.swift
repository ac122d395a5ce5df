import ArgumentParser
import CaveatKit

/// The text of a new rule file; `Rules/AUTHORING.md` explains the keys.
enum RuleScaffold {
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case flag, require, qualify, limit, replace
  }

  static func text(_ id: String, _ kind: Kind) -> String {
    """
    # yaml-language-server: $schema=../rule.schema.json
    id: \(id)
    status: preview                # preview | stable | deprecated
    # One of: \(RuleCategory.all.joined(separator: ", "))
    category:
    severity: warning              # error | warning | advice, or {default: warning, au: error, softened-by: [hedged]}
    message: ""                    # what is wrong; {match}\(kind == .require ? " and {missing} stand" : " stands") for text of the finding
    why: ""                        # why it matters
    \(kind == .require ? "insert: \"\"                     # what to add" : "advice: \"\"                     # what to write instead")
    references: []                 # identifiers in references.yml
    # reviewed: 2026-11-26         # the day on which the rule was last compared with its sources
    # in-force: {from: 2026-01-01, until: 2027-01-01}
    # aliases: [pack/old-name]
    # applies:
    #   topics: [health]           # one of them is present; [any] for every document
    #   not-topics: [veterinary]
    #   audience: public           # public | professional
    #   not-jurisdictions: [uk]    # where it does not apply
    #   jurisdictions: [uk, ie]    # needed only outside a jurisdiction's pack: \(RuleCategory.jurisdictions.joined(separator: ", "))
    #   promotes: true             # only in copy that promotes something
    #   in: [heading, title]       # kinds of block
    #   not-in: [quotation]
    \(body(kind))
    examples:
      flagged:
        - ""                       # with [[ and ]] around each finding; three at least
      clean:
        - ""                       # three at least
      # known-misses: []
      # known-false-alarms: []

    """
  }

  private static func body(_ kind: Kind) -> String {
    switch kind {
    case .flag:
      """
      flag:                          # copy that should not stand there
        any:                         # each match is a finding
          - words: []                # phrases; … stands for up to six words, {lexicon} for a word list
          # - regex: '\\bword\\b.{0,40}'
        # all: []                    # all of these match in the same sentence as well
        # not: []                    # a match of these that touches the finding acquits it
        # unless: [negated, question, meta]
        # unit: sentence             # sentence | paragraph
      """
    case .require:
      """
      require:                       # what must stand somewhere
        when:                        # every given key must hold
          topic: health              # or topics: [a, b]
          # class: prescription-medicine
          # promotes: true
          # any: [{words: []}]       # copy that creates the duty
        within: document             # sentence | paragraph | section | document | "30 words"
        any:                         # one of these fulfils it; or all: with labels, every label must be found
          - words: []
        # satisfied-unless: [negated, question]
        # placement: {not-only-in: [boilerplate, alt text, hidden], before-words: 400, same-section: true}
        # anchor: first-trigger      # first-trigger | last-trigger | title
      """
    case .qualify:
      """
      qualify:                       # copy that may stand only with something near it
        any:
          - words: []
        # all, not, unless and unit as in flag
        by: {any: [{words: []}], unless: [negated]}
        within: sentence             # sentence | paragraph | section | document | "12 words"
      """
    case .limit:
      """
      limit:                         # too much of something
        of: {any: [{words: []}]}
        # to: {any: [{words: []}]}   # makes it a ratio of sentences
        max: 6
        # at-least: 5                # fewer matches are never reported
        per: document                # sentence | paragraph | section | document
      """
    case .replace:
      """
      replace:                       # copy with a better wording
        # unless: [quoted]
        swaps:
          - {words: [], with: "", safe: false}
      """
    }
  }
}
