/// What the HTML standard and its default style sheet say about an element, as far as text needs it.
struct HTMLElementTraits: OptionSet, Sendable {
  let rawValue: UInt8

  /// It has no contents and no end tag (section 13.1.2).
  static let void = HTMLElementTraits(rawValue: 1)
  /// It begins and ends a block of text (section 15.3), or stands apart from the text around it.
  static let block = HTMLElementTraits(rawValue: 2)
  /// Its start tag ends an open paragraph (section 13.2.6.4.7).
  static let closesParagraph = HTMLElementTraits(rawValue: 4)
  /// It is a formatting element: its end tag counts across block boundaries (section 13.2.4.3).
  static let formatting = HTMLElementTraits(rawValue: 8)
  /// Its start tag ends SVG or MathML (section 13.2.6.5).
  static let breaksOut = HTMLElementTraits(rawValue: 16)
  /// An end tag of an element outside does not reach into it (section 13.2.4.2, "has an element in scope").
  static let scope = HTMLElementTraits(rawValue: 32)
  /// It stands beside the text of a `ruby`: a reading, or the brackets around it (section 4.5.10).
  static let annotation = HTMLElementTraits(rawValue: 64)

  /// The traits of the element of this name, which is in lower case; none for an unknown one.
  static func of(_ name: String) -> HTMLElementTraits { table[name] ?? [] }

  private static let table: [String: HTMLElementTraits] = {
    var table: [String: HTMLElementTraits] = [:]
    func add(_ traits: HTMLElementTraits, _ names: String) {
      for name in names.split(separator: " ") { table[String(name), default: []].formUnion(traits) }
    }
    add(.void, "area base basefont bgsound br col embed frame hr img input keygen link meta param source")
    add(.void, "track wbr")
    add(.block, "body button caption colgroup dialog dir frameset head html legend marquee noscript")
    add(.block, "optgroup option select tbody td template textarea tfoot th thead title tr")
    add(
      [.block, .closesParagraph], "address article aside blockquote center dd details dialog dir div dl dt")
    add([.block, .closesParagraph], "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup")
    add([.block, .closesParagraph], "hr li listing main menu nav ol p plaintext pre search section summary")
    add([.block, .closesParagraph], "table ul xmp")
    add(.formatting, "a b big code em font i nobr s small strike strong tt u")
    add(.breaksOut, "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr")
    add(.breaksOut, "i img li listing menu meta nobr ol p pre ruby s small span strong strike sub sup table")
    add(.breaksOut, "tt u ul var")
    add(.annotation, "rp rt")
    add(.scope, "applet caption html marquee object table td template th")
    return table
  }()
}

/// Whether `name` is `h1` to `h6`.
func isHTMLHeading(_ name: String) -> Bool {
  htmlHeadingLevel(name) > 0
}

/// The rank of `h1` to `h6`; 0 for every other name.
func htmlHeadingLevel(_ name: String) -> Int {
  var bytes = name.utf8.makeIterator()
  guard name.utf8.count == 2, bytes.next() == UInt8(ascii: "h"), let digit = bytes.next(),
    digit >= UInt8(ascii: "1"), digit <= UInt8(ascii: "6")
  else { return 0 }
  return Int(digit - UInt8(ascii: "0"))
}
