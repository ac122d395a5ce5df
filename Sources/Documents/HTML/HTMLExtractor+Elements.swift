import SourceText

extension HTMLExtractor {
  /// The number of open elements that are remembered; deeper ones are only counted.
  static let deepest = 512

  /// Takes a start tag.
  mutating func open(_ tag: HTMLTag) {
    var traits = HTMLElementTraits.of(tag.name)
    if context.isForeign, traits.contains(.breaksOut) { leaveForeign() }
    if context.isForeign {
      traits = ["title", "desc", "text"].contains(tag.name) ? .block : []
    } else {
      closeImplied(by: tag.name, traits)
    }
    if traits.contains(.block) { endBlock() }
    let inner = contextInside(tag, traits)
    addAttributeBlocks(tag, in: inner)
    if tag.name == "br" { append(mark: " ", for: tag) }
    if tag.name == "q" { append(mark: "\"", for: tag) }
    // Inline code leaves the sentence; the words beside it stay two.
    if inner.kind == .code, context.kind != .code, !tag.range.isEmpty { append(mark: " ", for: tag) }
    if traits.contains(.void) || (context.isForeign && tag.isSelfClosing) { return }
    if inner.isForeign, !context.isForeign, tag.isSelfClosing { return }
    if !context.isForeign {
      tokenizer.state = HTMLTokenizer.state(inside: tag.name)
      if tokenizer.state == .scriptData || tokenizer.state == .rawtext {
        rawElement = (tag.name, isJSONLD(tag))
        if tag.name != "xmp" { return }
      }
    }
    push(HTMLOpenElement(name: tag.name, traits: traits, context: inner))
  }

  /// Takes an end tag.
  mutating func close(_ tag: HTMLTag) {
    let name = tag.name
    if name == "br" {
      append(mark: " ", for: tag)
      return
    }
    let traits = HTMLElementTraits.of(name)
    if traits.contains(.block) { endBlock() }
    if name == "q", (openCounts[name] ?? 0) > 0 { append(mark: "\"", for: tag) }
    if let deeper = overflow[name], deeper > 0 {
      overflow[name] = deeper - 1
      return
    }
    if isHTMLHeading(name) {
      if let index = lastOpen({ isHTMLHeading($0.name) }, stopsAt: { $0.traits.contains(.scope) }) {
        pop(to: index)
      }
      return
    }
    guard (openCounts[name] ?? 0) > 0 else { return }
    if traits.contains(.formatting) {
      closeFormatting(name)
    } else if traits.contains(.block) {
      let isTablePart = ["table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"].contains(name)
      let index = lastOpen({ $0.name == name }) { element in
        isTablePart
          ? element.name == "table" || element.name == "template"
          : element.traits.contains(.scope)
            || (name == "li" && (element.name == "ul" || element.name == "ol"))
      }
      if let index { pop(to: index) }
    } else if let index = lastOpen({ $0.name == name }, stopsAt: { $0.traits.contains(.block) }) {
      pop(to: index)
    }
  }

  /// Ends a formatting element; what was opened inside it stays open when a block lies between.
  private mutating func closeFormatting(_ name: String) {
    guard let index = lastOpen({ $0.name == name }, stopsAt: { $0.traits.contains(.scope) }) else { return }
    guard stack[(index + 1)...].contains(where: { $0.traits.contains(.block) }) else {
      pop(to: index)
      return
    }
    let outer = index > 0 ? stack[index - 1].context : HTMLContext()
    for place in (index + 1)..<stack.count {
      stack[place].context.link = outer.link
      stack[place].context.linkIsButton = outer.linkIsButton
    }
    stack.remove(at: index)
    openCounts[name, default: 1] -= 1
    context = stack.last?.context ?? HTMLContext()
  }

  // MARK: The open elements

  private mutating func push(_ element: HTMLOpenElement) {
    guard stack.count < HTMLExtractor.deepest else {
      overflow[element.name, default: 0] += 1
      return
    }
    stack.append(element)
    openCounts[element.name, default: 0] += 1
    context = element.context
    tokenizer.isForeign = context.isForeign
  }

  /// Ends the element at `index` of the open ones, and all inside it.
  mutating func pop(to index: Int) {
    if stack[index...].contains(where: { $0.traits.contains(.block) }) { endBlock() }
    if !overflow.isEmpty { overflow.removeAll() }
    while stack.count > index {
      let element = stack.removeLast()
      openCounts[element.name, default: 1] -= 1
      context = stack.last?.context ?? HTMLContext()
      if element.context.route == .mark, context.route != .mark {
        resolveMark(keepsDigits: element.name == "sub")
      }
    }
    tokenizer.isForeign = context.isForeign
  }

  /// The innermost open element that `isWanted`, unless one that is a barrier lies further in.
  private func lastOpen(
    _ isWanted: (HTMLOpenElement) -> Bool, stopsAt isBarrier: (HTMLOpenElement) -> Bool
  ) -> Int? {
    var index = stack.count - 1
    while index >= 0 {
      if isWanted(stack[index]) { return index }
      if isBarrier(stack[index]) { return nil }
      index -= 1
    }
    return nil
  }

  private mutating func leaveForeign() {
    guard let index = lastOpen({ $0.name == "svg" || $0.name == "math" }, stopsAt: { _ in false }) else {
      return
    }
    pop(to: index)
    if context.isForeign { leaveForeign() }
  }

  /// Ends the elements whose end tags may be left out before this start tag (sections 13.1.2.4, 13.2.6.4.7).
  private mutating func closeImplied(by name: String, _ traits: HTMLElementTraits) {
    switch name {
    case "li": closeOpen(["li"], stopsAt: HTMLExtractor.stopsListItem)
    case "dt", "dd": closeOpen(["dt", "dd"], stopsAt: HTMLExtractor.stopsListItem)
    case "td", "th": closeOpen(["td", "th"]) { $0.name == "table" || $0.name == "template" }
    case "tr": closeOpen(["tr"]) { $0.name == "table" || $0.name == "template" }
    case "thead", "tbody", "tfoot":
      closeOpen(["thead", "tbody", "tfoot"]) { $0.name == "table" || $0.name == "template" }
    case "option": closeOpen(["option"]) { $0.name == "select" }
    case "optgroup": closeOpen(["option", "optgroup"]) { $0.name == "select" }
    case "button": closeOpen(["button"]) { $0.traits.contains(.scope) }
    case "a": if (openCounts["a"] ?? 0) > 0 { closeFormatting("a") }
    default:
      if isHTMLHeading(name), let last = stack.last, isHTMLHeading(last.name) { pop(to: stack.count - 1) }
    }
    if traits.contains(.annotation) { closeOpen(["rt", "rp"]) { $0.name == "ruby" } }
    if traits.contains(.closesParagraph) {
      closeOpen(["p"]) { $0.traits.contains(.scope) || $0.name == "button" }
    }
  }

  /// Static, because a method of `self` would keep a copy of it, and the next change would copy all text.
  private static func stopsListItem(_ element: HTMLOpenElement) -> Bool {
    element.traits.contains(.block) && !["address", "div", "p"].contains(element.name)
  }

  private mutating func closeOpen(_ names: [String], stopsAt isBarrier: (HTMLOpenElement) -> Bool) {
    guard names.contains(where: { (openCounts[$0] ?? 0) > 0 }) else { return }
    if let index = lastOpen({ names.contains($0.name) }, stopsAt: isBarrier) { pop(to: index) }
  }
}
