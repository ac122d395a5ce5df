import SourceText

extension HTMLExtractor {
  /// What holds inside the element that this tag opens.
  mutating func contextInside(_ tag: HTMLTag, _ traits: HTMLElementTraits) -> HTMLContext {
    var inner = context
    let isBlock = traits.contains(.block)
    if isBlock {
      inner.route = inner.route == .dropped ? .dropped : .block
      // A link around whole blocks is a card: what stands in it is copy, not link text.
      if !inner.linkIsButton { inner.link = 0 }
    }
    setKind(tag.name, &inner)
    // Scripts that show the page when it is ready hide all of it first.
    let isFrame = tag.name == "html" || tag.name == "body"
    let isHidden = tag.name == "template" || (!isFrame && hides(tag))
    if isHidden {
      inner.isHidden = true
      if !isBlock, !context.isHidden { inner.route = .aside(nextNumber()) }
    }
    if traits.contains(.annotation), inner.route == .block {
      inner.route = tag.name == "rp" ? .dropped : .aside(nextNumber())
    }
    switch tag.name {
    case "code", "kbd", "samp":
      if inner.kind != .code {
        inner.kind = .code
        inner.route = .aside(nextNumber())
      }
    case "sup", "sub": if inner.route == .block, !inner.isForeign { inner.route = .mark }
    case "a":
      inner.link = tag.attribute("href") != nil || tag.attribute("role") != nil ? nextNumber() : 0
      inner.linkIsButton = inner.link > 0 && looksLikeButton(tag)
    case "q": inner.isQuoted = true
    case "form": inner.isInForm = true
    case "footer": inner.isInFooter = true
    case "label": inner.isBoilerplate = inner.isBoilerplate || inner.isInForm
    case "nav", "select", "option", "optgroup", "textarea", "datalist": inner.isBoilerplate = true
    case "main", "article", "h1": inner.isBoilerplate = false
    case "svg", "math": inner.isForeign = true
    case "foreignobject", "annotation-xml": inner.isForeign = false
    case "style", "script": if inner.isForeign { inner.route = .dropped }
    default: break
    }
    if inner.isForeign, ["title", "desc"].contains(tag.name) { inner.kind = .altText }
    if !inner.isBoilerplate, namesBoilerplate(tag) { inner.isBoilerplate = true }
    return inner
  }

  private func setKind(_ name: String, _ inner: inout HTMLContext) {
    guard !inner.isForeign else { return }
    switch name {
    case "title": inner.kind = .title
    case "h1", "h2", "h3", "h4", "h5", "h6":
      inner.kind = .heading
      inner.level = htmlHeadingLevel(name)
    case "li", "dt", "dd": inner.kind = .listItem
    case "td", "th": inner.kind = .tableCell
    case "caption", "figcaption": inner.kind = .caption
    case "button": inner.kind = .button
    case "pre", "listing", "xmp": inner.kind = .code
    case "blockquote":
      inner.kind = .quotation
      inner.isQuoted = true
    case "p", "section", "article", "main", "ul", "ol", "table", "figure":
      // A heading that is never closed must not turn the page into a heading.
      if inner.kind == .heading { inner.kind = .paragraph }
    default: break
    }
  }

  /// Adds the texts that stand in attributes.
  mutating func addAttributeBlocks(_ tag: HTMLTag, in inner: HTMLContext) {
    switch tag.name {
    case "meta":
      addMetaText(tag)
      return
    case "link", "style", "script": return
    case "input":
      let type = value(tag, "type").lowercased()
      if ["submit", "button", "reset"].contains(type), let value = tag.attribute("value") {
        addAside(.button, value, in: inner)
      }
    default: break
    }
    let isComponent = readsComponents && isComponent(tag)
    for attribute in tag.attributes
    where HTMLCopyAttributes.hasCopy(
      attribute.name, file.bytes[attribute.value.range], isComponent: isComponent)
    {
      addAside(.altText, attribute, in: inner)
    }
  }

  /// Whether the name starts with a capital letter; a tag that Markdown stands for has no bytes.
  private func isComponent(_ tag: HTMLTag) -> Bool {
    !tag.range.isEmpty && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(file.bytes[tag.range.lower + 1])
  }

  private mutating func addMetaText(_ tag: HTMLTag) {
    guard let content = tag.attribute("content") else { return }
    let names = [value(tag, "name").lowercased(), value(tag, "property").lowercased()]
    let descriptions = [
      "description", "twitter:description", "twitter:title", "og:title", "og:description",
    ]
    if names.contains(where: descriptions.contains) {
      addAside(.metaDescription, content, in: HTMLContext())
    } else if names.contains(where: ["og:image:alt", "twitter:image:alt"].contains) {
      addAside(.altText, content, in: HTMLContext())
    }
  }

  /// Whether a `script` holds JSON-LD.
  func isJSONLD(_ tag: HTMLTag) -> Bool {
    tag.name == "script"
      && value(tag, "type").lowercased().split(separator: ";").first.map { trimmed($0) }
        == "application/ld+json"
  }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// An attribute's value; empty without one.
  private func value(_ tag: HTMLTag, _ name: String) -> String {
    tag.attribute(name).map { tokenizer.value(of: $0) } ?? ""
  }

  /// Whether the attributes keep a browser from showing the element.
  private func hides(_ tag: HTMLTag) -> Bool {
    if tag.attribute("hidden") != nil { return true }
    guard let style = tag.attribute("style") else { return false }
    return tokenizer.value(of: style).lowercased().split(separator: ";").contains { declaration in
      let parts = declaration.split(separator: ":", maxSplits: 1).map { trimmed($0) }
      guard parts.count == 2 else { return false }
      let value = parts[1].split(whereSeparator: { $0.isWhitespace || $0 == "!" }).first
      return (parts[0] == "display" && value == "none") || (parts[0] == "visibility" && value == "hidden")
    }
  }

  private func looksLikeButton(_ tag: HTMLTag) -> Bool {
    if value(tag, "role").lowercased() == "button" { return true }
    return HTMLBoilerplate.words(of: value(tag, "class")).contains { words in
      words.contains { $0 == "btn" || $0 == "button" }
    }
  }

  private func namesBoilerplate(_ tag: HTMLTag) -> Bool {
    tag.attributes.contains { attribute in
      switch attribute.name {
      case "role": HTMLBoilerplate.hasRole(tokenizer.value(of: attribute))
      case "class", "id": HTMLBoilerplate.isNamed(tokenizer.value(of: attribute), element: tag.name)
      default: false
      }
    }
  }
}
