/// The line fingerprint that GitHub's upload action computes when a report has none.
///
/// A rolling hash modulo 2⁶⁴ with base 37 over the 100 UTF-16 units that follow the start of a line, blanks and
/// tabs left out, CR LF and CR read as LF, 65535 and zeros after the end; written as `hexadecimal:occurrence`.
/// The same value from here keeps alerts together whichever way a report is uploaded.
enum LineHash {
  /// Values for each unit that a hash is made of.
  private typealias Block<Value> = InlineArray<100, Value>

  /// The hashes of `lines`, each from 1.
  static func hashes(of bytes: [UInt8], lines: Set<Int>) -> [Int: String] {
    var rolling = Rolling(wanted: lines)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = bytes.span.extracting(start...)
    var i = 0
    while i < text.count {
      if text[i] < 0x80 {
        rolling.read(UInt16(text[i]))
        i += 1
        continue
      }
      let first = i
      while i < text.count, text[i] >= 0x80 { i += 1 }
      let others = String(decoding: bytes[(start + first)..<(start + i)], as: UTF8.self)
      for unit in others.utf16 { rolling.read(unit) }
    }
    rolling.finish()
    return rolling.hashes
  }

  private struct Rolling {
    let wanted: Set<Int>
    var hashes: [Int: String] = [:]
    private var window = Block<UInt64>(repeating: 0)
    private var lineStarts = Block<Int>(repeating: 0)
    private var counts: [UInt64: Int] = [:]
    private var hash: UInt64 = 0
    private var index = 0
    private var line = 0
    private var isLineStart = true
    private var followsReturn = false
    private let dropFactor: UInt64

    init(wanted: Set<Int>) {
      self.wanted = wanted
      self.dropFactor = (0..<window.count).reduce(UInt64(1)) { power, _ in power &* 37 }
    }

    mutating func read(_ unit: UInt16) {
      if unit == 0x20 || unit == 0x09 || (followsReturn && unit == 0x0A) {
        followsReturn = false
        return
      }
      followsReturn = unit == 0x0D
      let value: UInt16 = followsReturn ? 0x0A : unit
      emit()
      if isLineStart {
        isLineStart = false
        line += 1
        lineStarts[index] = line
      }
      if value == 0x0A { isLineStart = true }
      push(UInt64(value))
    }

    mutating func finish() {
      read(0xFFFF)
      for _ in 0..<window.count {
        emit()
        push(0)
      }
    }

    private mutating func emit() {
      let line = lineStarts[index]
      guard line > 0 else { return }
      counts[hash, default: 0] += 1
      if wanted.contains(line) { hashes[line] = "\(String(hash, radix: 16)):\(counts[hash, default: 0])" }
      lineStarts[index] = 0
    }

    private mutating func push(_ value: UInt64) {
      hash = hash &* 37 &+ value &- dropFactor &* window[index]
      window[index] = value
      index = index + 1 == window.count ? 0 : index + 1
    }
  }
}
