/// A place in a file, in every unit that a consumer may ask for.
public struct Position: Hashable, Sendable {
  /// The byte offset into the file, from 0, a byte order mark included.
  public let byte: Int
  /// The line, from 1.
  public let line: Int
  /// The column in bytes (UTF-8 code units), from 1.
  public let column: Int
  /// The column in UTF-16 code units, from 1.
  public let utf16: Int
  /// The column in Unicode scalars, from 1.
  public let scalar: Int

  /// A position from its parts.
  public init(byte: Int, line: Int, column: Int, utf16: Int, scalar: Int) {
    self.byte = byte
    self.line = line
    self.column = column
    self.utf16 = utf16
    self.scalar = scalar
  }
}

/// The unit in which a consumer counts columns.
public enum PositionEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case scalar = "utf-32"
}

extension Position {
  /// The column in a unit, from 1.
  public func column(in unit: PositionEncoding) -> Int {
    switch unit {
    case .utf8: column
    case .utf16: utf16
    case .scalar: scalar
    }
  }
}
