/// What a file has besides the bytes that its reader text repeats: with both, the file can be put together again, so
/// that a long one need not be held twice while it is judged.
package struct SourceRest: Sendable {
  /// The bytes that are no part of the reader text, in the order of the file.
  private let bytes: [UInt8]
  /// The bytes of the whole file.
  private let count: Int

  init(of file: [UInt8], beside reader: ReaderText) {
    var rest: [UInt8] = []
    var at = 0
    for segment in reader.segments where segment.isRepeated(after: at) {
      rest += file[at..<Int(segment.source)]
      at = Int(segment.source + segment.length)
    }
    rest += file[at...]
    bytes = rest
    count = file.count
  }

  /// The file, in the memory of the reader text if nothing else holds that.
  ///
  /// - Parameter reader: The one that `init` saw; it is empty afterwards.
  func takeFile(from reader: inout ReaderText) -> [UInt8] {
    var file: [UInt8] = []
    swap(&file, &reader.bytes)
    var repeated: [ReaderText.Segment] = []
    swap(&repeated, &reader.segments)
    var kept = 0
    var end = 0
    for place in repeated.indices where repeated[place].isRepeated(after: end) {
      repeated[kept] = repeated[place]
      kept += 1
      end = Int(repeated[place].source + repeated[place].length)
    }
    file += repeatElement(0, count: max(0, count - file.count))
    unsafe file.withUnsafeMutableBytes { unsafe spread(repeated[..<kept], in: $0) }
    file.removeLast(file.count - count)
    return file
  }

  /// Moves what is repeated from where it stands in the reader text to where it stands in the file, the last first: in
  /// the file all of it stands as far behind or further, so that nothing is overwritten before it is moved.
  private func spread(_ repeated: ArraySlice<ReaderText.Segment>, in file: UnsafeMutableRawBufferPointer) {
    var end = count
    var used = bytes.count
    func takeRest(from start: Int) {
      let some = (used - (end - start))..<used
      unsafe bytes.withUnsafeBytes { unsafe file[start..<end].copyBytes(from: $0[some]) }
      used = some.lowerBound
    }
    for segment in repeated.reversed() {
      let source = Int(segment.source)..<Int(segment.source + segment.length)
      let text = Int(segment.start)..<Int(segment.start + segment.length)
      takeRest(from: source.upperBound)
      unsafe UnsafeMutableRawBufferPointer(rebasing: file[source]).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: file[text]))
      end = source.lowerBound
    }
    takeRest(from: 0)
  }
}

extension ReaderText.Segment {
  /// Whether its bytes are the file's, stand there as far from the start or further, and not before a place in it: an
  /// attribute's text may come behind text that follows the attribute.
  fileprivate func isRepeated(after place: Int) -> Bool {
    isVerbatim && source >= start && Int(source) >= place
  }
}
