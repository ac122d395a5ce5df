import Synchronization

/// The first of some packed bytes, unpacked block by block, each when it is first needed.
///
/// Word lists stand there, which many patterns have in common: to unpack a list for each of them was most of what
/// patterns cost at a start.
final class UnpackedBlocks: Sendable {
  private static let size = 4096
  private let packed: PackedBytes
  private let blocks: Mutex<[[UInt8]]>
  /// How many bytes there are.
  let count: Int

  /// - Parameter count: At most as many as are packed.
  init(_ packed: PackedBytes, count: Int) {
    self.packed = packed
    self.count = count
    blocks = Mutex(Array(repeating: [], count: (count + Self.size - 1) / Self.size))
  }

  /// Copies some of the bytes.
  ///
  /// - Parameter target: Memory for as many bytes.
  func copyBytes(_ part: Range<Int>, to target: UnsafeMutableBufferPointer<UInt8>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= count && target.count == part.count)
    var place = part.lowerBound
    while place < part.upperBound {
      let number = place / Self.size
      let start = number * Self.size
      let end = min(part.upperBound, start + Self.size)
      let block = block(number)
      _ = unsafe target.extracting((place - part.lowerBound)..<(end - part.lowerBound))
        .initialize(fromContentsOf: block[(place - start)..<(end - start)])
      place = end
    }
  }

  private func block(_ number: Int) -> [UInt8] {
    blocks.withLock { blocks in
      if blocks[number].isEmpty {
        let range = (number * Self.size)..<min(count, (number + 1) * Self.size)
        blocks[number] = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, initialized in
          unsafe packed.copyBytes(range, to: buffer.extracting(0..<range.count))
          initialized = range.count
        }
      }
      return blocks[number]
    }
  }
}
