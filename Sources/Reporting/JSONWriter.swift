import SourceText

/// Writes JSON values as bytes.
struct JSONWriter {
  /// How many bytes of a text are looked at together.
  private static let block = 64
  var output: [UInt8] = []
  /// Whether each element stands on a line of its own, two spaces a level to the right.
  private let isIndented: Bool
  /// The number of arrays and objects around what is being written.
  private var depth = 0

  init(isIndented: Bool) { self.isIndented = isIndented }

  /// - Parameter pause: May take what was written so far, between the elements of arrays that are made.
  mutating func write(_ value: JSONValue, _ pause: (_ output: inout [UInt8]) -> Void = { _ in }) {
    switch value {
    case .null: output.append("null")
    case .boolean(let value): output.append(value ? "true" : "false")
    case .integer(let value): output.append(String(value))
    case .decimal(let value): output.append(value.isFinite ? "\(value)" : "null")
    case .string(let text): quote(text)
    case .array(let values):
      open("[")
      for place in values.indices {
        startElement(place)
        write(values[place], pause)
      }
      close("]", isEmpty: values.isEmpty)
    case .made(let elements):
      open("[")
      var count = 0
      elements { element in
        startElement(count)
        write(element, pause)
        count += 1
        pause(&output)
      }
      close("]", isEmpty: count == 0)
    case .object(let members):
      open("{")
      for i in members.indices {
        startElement(i)
        quote(members[i].0)
        output.append(UInt8(ascii: ":"))
        if isIndented { output.append(UInt8(ascii: " ")) }
        write(members[i].1, pause)
      }
      close("}", isEmpty: members.isEmpty)
    }
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    output.append(UInt8(ascii: bracket))
    depth += 1
  }

  private mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool) {
    depth -= 1
    if !isEmpty { startLine() }
    output.append(UInt8(ascii: bracket))
  }

  /// - Parameter place: How many elements of the same array or object were written before.
  private mutating func startElement(_ place: Int) {
    if place > 0 { output.append(UInt8(ascii: ",")) }
    startLine()
  }

  private mutating func startLine() {
    guard isIndented else { return }
    output.append(addingCapacity: 1 + 2 * depth) { span in
      span.append(UInt8(ascii: "\n"))
      span.append(repeating: UInt8(ascii: " "), count: 2 * depth)
    }
  }

  /// Writes a string with the escapes that RFC 8259, section 7 asks for, those of U+007F to U+009F, and those
  /// of U+2028 and U+2029, which some readers take for line ends.
  private mutating func quote(_ text: String) {
    let bytes = text.utf8.span
    let quotation = UInt8(ascii: "\"")
    if JSONWriter.isPlain(bytes) {
      output.append(addingCapacity: bytes.count + 2) { span in
        span.append(quotation)
        for i in bytes.indices { span.append(bytes[i]) }
        span.append(quotation)
      }
      return
    }
    output.append(quotation)
    var written = 0
    var i = 0
    while i < bytes.count {
      let end = min(i + JSONWriter.block, bytes.count)
      if JSONWriter.isPlain(bytes.extracting(i..<end)) { i = end }
      while i < end {
        let length = JSONWriter.lengthToEscape(bytes, at: i)
        if length > 0 {
          output.append(bytes, written..<i)
          escape(bytes, at: i, length: length)
          written = i + length
        }
        i += max(1, length)
      }
    }
    output.append(bytes, written..<bytes.count)
    output.append(quotation)
  }

  /// Whether every byte is printable ASCII that stands for itself in a JSON string; without a branch, so that
  /// the compiler takes many bytes at a time.
  @inline(never)
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    func flag(_ isSet: Bool) -> UInt8 { isSet ? 1 : 0 }
    var others: UInt8 = 0
    for i in bytes.indices {
      let byte = bytes[i]
      others |= flag(!ASCII.isPrintable(byte)) | flag(byte == 0x22) | flag(byte == 0x5C)
    }
    return others == 0
  }

  /// The bytes, 1 to 3, of the character at `i` if it is to be escaped; 0 if it is not.
  ///
  /// Strings are valid UTF-8, so a first byte is followed by the others of its character.
  private static func lengthToEscape(_ bytes: Span<UInt8>, at i: Int) -> Int {
    let byte = bytes[i]
    if byte < 0x80 { return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F ? 1 : 0 }
    if byte == 0xC2 { return bytes[i + 1] < 0xA0 ? 2 : 0 }
    if byte == 0xE2 { return bytes[i + 1] == 0x80 && bytes[i + 2] & 0xFE == 0xA8 ? 3 : 0 }
    return 0
  }

  /// Writes the escape of the character of `length` bytes at `i`.
  private mutating func escape(_ bytes: Span<UInt8>, at i: Int, length: Int) {
    let byte = bytes[i + length - 1]
    switch (length, byte) {
    case (1, 0x22): output.append("\\\"")
    case (1, 0x5C): output.append("\\\\")
    case (1, 0x0A): output.append("\\n")
    case (1, 0x0D): output.append("\\r")
    case (1, 0x09): output.append("\\t")
    case (3, _): output.append(byte == 0xA8 ? "\\u2028" : "\\u2029")
    default: output.append((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    }
  }
}

extension [UInt8] {
  /// Adds the bytes of `span` at `range`.
  fileprivate mutating func append(_ span: Span<UInt8>, _ range: Range<Int>) {
    append(addingCapacity: range.count) { for i in range { $0.append(span[i]) } }
  }
}
