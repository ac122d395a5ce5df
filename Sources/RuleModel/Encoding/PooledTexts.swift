/// Encoded texts with long parts in common, each put together when it is needed.
final class PooledTexts: Sendable {
  private let bytes: EncodedBytes
  private let pool: Range<Int>
  private let lists: PartLists

  init(_ bytes: EncodedBytes, pool: Range<Int>, _ lists: PartLists) {
    self.bytes = bytes
    self.pool = pool
    self.lists = lists
  }

  /// How many texts there are.
  var count: Int { lists.count }

  /// One text; ill-formed UTF-8 is repaired.
  subscript(place: Int) -> String {
    let parts = lists.parts(of: place, inPoolOf: pool.count)
    let text = parts.flatMap {
      bytes.bytes((pool.lowerBound + $0.lowerBound)..<(pool.lowerBound + $0.upperBound))
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension EncodedWriter {
  /// Writes texts with long parts in common, of which some are known.
  mutating func writePooled(_ texts: [String], common: [String]) {
    let shared = SharedParts(
      texts.map { Array($0.utf8) }, isUTF8: true, common: common.map { Array($0.utf8) })
    write(String(decoding: shared.pool, as: UTF8.self))
    writeParts(of: shared)
  }
}
