/// The names by which pages mark what is not their copy: menus, cookie banners.
enum HTMLBoilerplate {
  /// Whether an ARIA role (WAI-ARIA 1.2, section 5.4) is one of navigation.
  static func hasRole(_ role: String) -> Bool {
    role.lowercased().split(whereSeparator: \.isWhitespace).contains {
      ["navigation", "menu", "menubar", "menuitem", "search"].contains($0)
    }
  }

  /// Whether a `class` or `id` names boilerplate.
  ///
  /// The page's frame and its text elements are exempt: themes give `body` classes like `cookies-not-set`.
  /// Words that copy also uses count only beside a telling one: a clinic has a `treatment-menu` and an
  /// `informed-consent` section, and both hold claims.
  static func isNamed(_ names: String, element: String) -> Bool {
    guard !["html", "body", "main", "article", "p"].contains(element), !isHTMLHeading(element) else {
      return false
    }
    return words(of: names).contains { words in
      if words.contains(where: { state.contains($0) }) { return false }
      if words.contains(where: { telling.contains($0) }) { return true }
      if words.contains("consent") { return words.contains { banner.contains($0) } }
      if words == ["menu"] { return ["ul", "ol", "menu"].contains(element) }
      if words.contains("menu") { return words.contains { menu.contains($0) } }
      return words.contains("skip") && words.contains { ["link", "links", "to", "nav"].contains($0) }
    }
  }

  /// Each name of a `class`, as its words in lower case: `mainMenu`, `main-menu` and `main_menu` have two.
  static func words(of names: String) -> [[String]] {
    names.split(whereSeparator: \.isWhitespace).map { name in
      var words: [String] = []
      var word = ""
      for scalar in name.unicodeScalars {
        let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
        let isSeparator = scalar == "-" || scalar == "_" || scalar == ":"
        if isCapital || isSeparator, !word.isEmpty {
          words.append(word)
          word = ""
        }
        if isSeparator { continue }
        word.unicodeScalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value | 0x20)) : scalar)
      }
      if !word.isEmpty { words.append(word) }
      return words
    }
  }

  private static let telling: Set<String> = [
    "cookie", "cookies", "gdpr", "ccpa", "onetrust", "cookiebot", "cookieconsent", "breadcrumb",
    "breadcrumbs", "navbar", "navigation", "skiplink", "skiplinks", "megamenu", "submenu",
  ]
  /// Words of names that tell how the page around is, not what the element is: `has-cookie-bar`.
  private static let state: Set<String> = [
    "has", "with", "without", "no", "not", "is", "accepted", "enabled",
  ]
  private static let banner: Set<String> = [
    "banner", "bar", "box", "dialog", "manager", "modal", "notice", "overlay", "popup", "cmp",
  ]
  private static let menu: Set<String> = [
    "main", "nav", "primary", "secondary", "mobile", "top", "site", "header", "footer", "mega", "sub", "drop",
    "dropdown", "item", "toggle", "hamburger", "offcanvas",
  ]
}
