/// A half-open range of byte offsets, counted from 0.
///
/// The text it measures is named by whoever holds it: a source file, or a document's reader text. A long text has
/// many ranges, so that each takes eight bytes. Offsets below 0 are of places before what is measured.
public struct ByteRange: Hashable, Sendable {
  @usableFromInline var start: Int32
  @usableFromInline var end: Int32

  /// The largest text whose ranges are sure to be held, with all that reading can add to it, in bytes.
  public static let largestText = 1 << 30

  /// The first byte.
  @inlinable public var lower: Int {
    get { Int(start) }
    set { start = Int32(newValue) }
  }

  /// The byte after the last one; never below `lower`.
  @inlinable public var upper: Int {
    get { Int(end) }
    set { end = Int32(newValue) }
  }

  /// The range of `lower ..< upper`; both fit in 32 bits.
  @inlinable public init(_ lower: Int, _ upper: Int) {
    precondition(lower <= upper, "a range ends before it starts")
    start = Int32(lower)
    end = Int32(upper)
  }

  /// The number of bytes.
  @inlinable public var count: Int { upper - lower }

  /// Whether the range holds no byte.
  @inlinable public var isEmpty: Bool { lower == upper }

  /// Whether the two ranges share at least one byte.
  @inlinable public func overlaps(_ other: ByteRange) -> Bool {
    lower < other.upper && other.lower < upper
  }

  /// Whether every byte of `other` lies in this range.
  @inlinable public func contains(_ other: ByteRange) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether the byte at `offset` lies in this range.
  @inlinable public func contains(_ offset: Int) -> Bool {
    lower <= offset && offset < upper
  }

  /// The range moved by `distance` bytes.
  @inlinable public func shifted(by distance: Int) -> ByteRange {
    ByteRange(lower + distance, upper + distance)
  }

  /// The bounds as a standard range, for slicing arrays.
  @inlinable public var range: Range<Int> { lower..<upper }
}

extension ByteRange: Comparable {
  /// Orders by start, and the longer one first among equal starts.
  @inlinable public static func < (a: ByteRange, b: ByteRange) -> Bool {
    a.lower != b.lower ? a.lower < b.lower : a.upper > b.upper
  }
}
