/// A heading and what stands below it, up to the next heading of any rank.
///
/// Its numbers are small, since a long text has many sections.
package struct Section: Sendable {
  private static let none: Int32 = -1
  private let headingNumber: Int32
  private let parentNumber: Int32
  private var blockNumbers: Range<Int32>
  private let smallLevel: UInt8

  init(heading: Int?, level: Int, parent: Int?, blocks: Range<Int>) {
    headingNumber = heading.map { Int32($0) } ?? Self.none
    parentNumber = parent.map { Int32($0) } ?? Self.none
    blockNumbers = Int32(blocks.lowerBound)..<Int32(blocks.upperBound)
    smallLevel = UInt8(clamping: level)
  }

  /// The heading's place in `Document.blocks`; nothing for the text before the first heading.
  package var heading: Int? { headingNumber == Self.none ? nil : Int(headingNumber) }
  /// The heading's rank, from 1; 0 for the text before the first heading.
  package var level: Int { Int(smallLevel) }
  /// The section that holds this one.
  package var parent: Int? { parentNumber == Self.none ? nil : Int(parentNumber) }

  /// Its own blocks, as places in `Document.blocks`, the heading included.
  package internal(set) var blocks: Range<Int> {
    get { Int(blockNumbers.lowerBound)..<Int(blockNumbers.upperBound) }
    set { blockNumbers = Int32(newValue.lowerBound)..<Int32(newValue.upperBound) }
  }
}
