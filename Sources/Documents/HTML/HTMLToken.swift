import SourceText

/// One token of an HTML file, with the bytes it stands for (HTML standard, section 13.2.5).
enum HTMLToken: Sendable, Equatable {
  /// Characters as they stand in the file; carriage returns and NULs are not yet replaced.
  case text(ByteRange)
  /// What a character reference means, and the reference.
  case reference(String, from: ByteRange)
  case startTag(HTMLTag)
  case endTag(HTMLTag)
  /// A comment of any form: what stands inside it, and the whole of it.
  case comment(inside: ByteRange, range: ByteRange)
  case doctype(ByteRange)
  /// Code of a template language: `<?php … ?>`, `{{ … }}`.
  case island(ByteRange)
}

/// A start or end tag.
struct HTMLTag: Sendable, Equatable {
  /// The name, in lower case.
  var name: String
  /// The attributes, in file order, each name once; none on an end tag.
  var attributes: [HTMLAttribute] = []
  /// Whether it ends in `/>`.
  var isSelfClosing = false
  /// The whole tag, in the file.
  var range: ByteRange

  /// The first attribute of this name.
  func attribute(_ name: String) -> HTMLAttribute? {
    attributes.first { $0.name == name }
  }
}

/// An attribute of a start tag.
struct HTMLAttribute: Sendable, Equatable {
  /// The name, in lower case.
  var name: String
  /// The value as it stands in the file, without quotes; references are not yet decoded.
  var value: ByteRange
}

/// A token that the end of the file cut off.
struct HTMLUnfinished: Sendable, Equatable {
  enum Kind: Sendable { case tag, comment, cdata }
  /// What was cut off.
  var kind: Kind
  /// From where it starts to the end.
  var range: ByteRange
}
