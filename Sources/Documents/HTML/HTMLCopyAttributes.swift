/// The attributes whose values are copy.
enum HTMLCopyAttributes {
  /// Whether an attribute is copy in any element: a browser shows it or a screen reader speaks it.
  private static func isShown(_ name: String) -> Bool {
    // A look at the first letter is all that most attributes get.
    switch name.utf8.first {
    case UInt8(ascii: "a"):
      return name == "alt" || name == "aria-label" || name == "aria-description"
        || name == "aria-placeholder" || name == "aria-roledescription" || name == "aria-valuetext"
    case UInt8(ascii: "l"): return name == "label"
    case UInt8(ascii: "p"): return name == "placeholder"
    case UInt8(ascii: "t"): return name == "title"
    default: return false
    }
  }

  /// Properties of MDX components that are for machines, however many words they have.
  private static let machine = Set(
    """
    allow as class code color d href icon id key lang language layout media name path points ref rel sandbox \
    sizes slug src srcset target theme to transform type url variant viewbox
    """.split(separator: " ").map(String.init))

  /// Whether an attribute holds copy.
  ///
  /// - Parameters:
  ///   - name: Its name in lower case.
  ///   - isComponent: Whether its element is a component of MDX, whose properties mean what its author likes; there,
  ///     two words are copy.
  static func hasCopy(_ name: String, _ value: ArraySlice<UInt8>, isComponent: Bool) -> Bool {
    isShown(name)
      || mayHaveCopy(name, isComponent: isComponent) && MDXExpression.hasWords(value)
  }

  /// Whether the attribute of this name may hold copy, whatever its value.
  static func mayHaveCopy(_ name: String, isComponent: Bool) -> Bool {
    if isShown(name) { return true }
    return isComponent && !machine.contains(name) && !name.hasSuffix("classname") && !name.hasSuffix("style")
      && !["aria-", "data-", "on"].contains(where: name.hasPrefix)
  }
}
