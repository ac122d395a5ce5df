/// A half-open range of byte offsets, counted from 0.
///
/// The text it measures is named by whoever holds it: a source file, or a document's reader text.
public struct ByteRange: Hashable, Sendable {
  /// The first byte.
  public var lower: Int
  /// The byte after the last one; never below `lower`.
  public var upper: Int

  /// The range of `lower ..< upper`.
  public init(_ lower: Int, _ upper: Int) {
    precondition(lower <= upper, "a range ends before it starts")
    self.lower = lower
    self.upper = upper
  }

  /// The number of bytes.
  public var count: Int { upper - lower }

  /// Whether the range holds no byte.
  public var isEmpty: Bool { lower == upper }

  /// Whether the two ranges share at least one byte.
  public func overlaps(_ other: ByteRange) -> Bool {
    lower < other.upper && other.lower < upper
  }

  /// Whether every byte of `other` lies in this range.
  public func contains(_ other: ByteRange) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether the byte at `offset` lies in this range.
  public func contains(_ offset: Int) -> Bool {
    lower <= offset && offset < upper
  }

  /// The range moved by `distance` bytes.
  public func shifted(by distance: Int) -> ByteRange {
    ByteRange(lower + distance, upper + distance)
  }

  /// The bounds as a standard range, for slicing arrays.
  public var range: Range<Int> { lower..<upper }
}

extension ByteRange: Comparable {
  /// Orders by start, and the longer one first among equal starts.
  public static func < (a: ByteRange, b: ByteRange) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper > b.upper
  }
}
