internal import CYAML
import SourceText

/// Reads one YAML document through libyaml's events.
///
/// Refused, since rule files and configuration need none of them: aliases and anchors (a bomb of nine lines
/// expands to gigabytes), tags, several documents, keys that are not text, and more than 64 levels.
package enum YAMLParser {
  /// The document in `bytes`, or nothing when there is none.
  ///
  /// - Parameter bytes: UTF-8, with or without a byte order mark.
  /// - Throws: `YAMLError` at the first thing that cannot be read.
  package static func parse(_ bytes: [UInt8]) throws(YAMLError) -> YAMLNode? {
    let offsets = CharacterOffsets(bytes)
    let reader = EventReader(bytes: bytes, offsets: offsets)
    defer { reader.close() }
    try reader.open()
    return try reader.document()
  }
}

/// libyaml's marks count characters; this turns them into bytes.
struct CharacterOffsets {
  private let table: [Int]?
  private let count: Int

  init(_ bytes: [UInt8]) {
    count = bytes.count
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      table = nil
      return
    }
    table = bytes.indices.filter { $0 >= start && bytes[$0] & 0xC0 != 0x80 }
  }

  func byte(_ character: Int) -> Int {
    guard let table else { return min(character, count) }
    return character < table.count ? table[character] : count
  }
}

@safe
struct EventReader {
  private enum Event {
    case scalar(String, isQuoted: Bool, ByteRange)
    case sequenceStart(ByteRange), sequenceEnd(ByteRange)
    case mappingStart(ByteRange), mappingEnd(ByteRange)
    case documentStart(ByteRange), documentEnd
    case streamEnd, other
  }

  private static let deepest = 64

  private let bytes: [UInt8]
  private let offsets: CharacterOffsets
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let input: UnsafeMutableBufferPointer<UInt8>

  init(bytes: [UInt8], offsets: CharacterOffsets) {
    self.bytes = bytes
    self.offsets = offsets
    unsafe parser = .allocate(capacity: 1)
    unsafe input = .allocate(capacity: max(1, bytes.count))
    _ = unsafe input.initialize(from: bytes)
  }

  func open() throws(YAMLError) {
    guard unsafe yaml_parser_initialize(parser) == 1 else {
      throw YAMLError(message: "no memory to read YAML", range: ByteRange(0, 0))
    }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // libyaml takes a byte order mark for text once the encoding is set.
    unsafe yaml_parser_set_input_string(
      parser, input.baseAddress?.advanced(by: markLength), bytes.count - markLength)
  }

  /// The bytes of a byte order mark, if there is one.
  private var markLength: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  func close() {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe input.deallocate()
  }

  func document() throws(YAMLError) -> YAMLNode? {
    var root: YAMLNode?
    while true {
      switch try next() {
      case .streamEnd: return root
      case .documentStart(let range):
        guard root == nil else { throw YAMLError(message: "a second document is not allowed", range: range) }
        root = try node(try next(), depth: 0)
      default: continue
      }
    }
  }

  private func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode? {
    switch event {
    case .scalar(let text, let isQuoted, let range):
      return YAMLNode(content: .scalar(text, isQuoted: isQuoted), range: range)
    case .sequenceStart(let start):
      try check(depth, start)
      var items: [YAMLNode] = []
      while true {
        let event = try next()
        if case .sequenceEnd(let end) = event {
          return YAMLNode(content: .sequence(items), range: closed(start, end, items.last?.range))
        }
        if let item = try node(event, depth: depth + 1) { items.append(item) }
      }
    case .mappingStart(let start):
      try check(depth, start)
      return try mapping(start, depth: depth)
    default: return nil
    }
  }

  private func mapping(_ start: ByteRange, depth: Int) throws(YAMLError) -> YAMLNode {
    var pairs: [YAMLNode.Pair] = []
    var keys: Set<String> = []
    while true {
      let event = try next()
      if case .mappingEnd(let end) = event {
        return YAMLNode(content: .mapping(pairs), range: closed(start, end, pairs.last?.value.range))
      }
      guard case .scalar(let name, _, let place) = event, let key = try node(event, depth: depth + 1) else {
        throw YAMLError(message: "a key must be text", range: start)
      }
      guard keys.insert(name).inserted else {
        throw YAMLError(message: "the key “\(name)” stands here twice", range: place)
      }
      guard let value = try node(try next(), depth: depth + 1) else { continue }
      pairs.append(YAMLNode.Pair(key: key, value: value))
    }
  }

  private func check(_ depth: Int, _ range: ByteRange) throws(YAMLError) {
    guard depth < Self.deepest else {
      throw YAMLError(message: "more than \(Self.deepest) levels are not allowed", range: range)
    }
  }

  /// A block collection's end event stands at the next token; its own text ends with its last item.
  private func closed(_ start: ByteRange, _ end: ByteRange, _ last: ByteRange?) -> ByteRange {
    ByteRange(start.lower, max(start.upper, end.isEmpty ? last?.upper ?? start.upper : end.upper))
  }

  private func next() throws(YAMLError) -> Event {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw problem() }
    defer { unsafe yaml_event_delete(&event) }
    let range = unsafe ByteRange(
      offsets.byte(Int(event.start_mark.index)),
      max(offsets.byte(Int(event.start_mark.index)), offsets.byte(Int(event.end_mark.index))))
    switch unsafe event.type {
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      try unsafe refuse(anchor: scalar.anchor, tag: scalar.tag, range)
      let text = unsafe String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
      return unsafe .scalar(text, isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE, range)
    case YAML_SEQUENCE_START_EVENT:
      try unsafe refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, range)
      return .sequenceStart(range)
    case YAML_MAPPING_START_EVENT:
      try unsafe refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, range)
      return .mappingStart(range)
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd(range)
    case YAML_MAPPING_END_EVENT: return .mappingEnd(range)
    case YAML_DOCUMENT_START_EVENT: return .documentStart(range)
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_END_EVENT: return .streamEnd
    case YAML_ALIAS_EVENT: throw YAMLError(message: "aliases are not allowed", range: range)
    default: return .other
    }
  }

  private func refuse(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, _ range: ByteRange
  ) throws(YAMLError) {
    if unsafe anchor != nil { throw YAMLError(message: "anchors are not allowed", range: range) }
    if unsafe tag != nil { throw YAMLError(message: "tags are not allowed", range: range) }
  }

  private func problem() -> YAMLError {
    let message = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "cannot be read"
    // A reader error counts bytes of the input that libyaml was given, which lacks the byte order mark.
    let offset =
      unsafe parser.pointee.error == YAML_READER_ERROR
      ? markLength + Int(unsafe parser.pointee.problem_offset)
      : offsets.byte(Int(unsafe parser.pointee.problem_mark.index))
    let start = min(offset, bytes.count)
    return YAMLError(message: message, range: ByteRange(start, min(bytes.count, start + 1)))
  }
}
