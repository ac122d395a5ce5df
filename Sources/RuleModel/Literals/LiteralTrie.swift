public import SourceText

/// The literals that start a word or with a symbol, as a double-array trie with tails.
///
/// A node is the place of two numbers: the base of its children, and a mark. The child for a byte stands at the base
/// plus the byte, and is there if its mark says so. No two nodes with children have one base, so that the byte alone
/// tells whose child a node is. A few bits of the mark say which children there can be, since looking for one
/// that is not there is most of what a walk would wait for. Where only one literal goes on, the node has no children,
/// and its base is the place of the rest of the literal among the tails, so that the nodes stay in a near cache.
/// (Aoe, J., “An efficient digital search algorithm by using a double-array structure”, IEEE Transactions on Software
/// Engineering 15(9), 1989.)
public struct LiteralTrie: Sendable, Equatable {
  /// Two for each node, the root first.
  @usableFromInline let nodes: PackedNumbers
  /// For each literal's rest: what belongs to the literal; then how many bytes the rest has and these bytes, three
  /// to a number, the first one lowest.
  @usableFromInline let tails: PackedNumbers

  init(nodes: PackedNumbers, tails: PackedNumbers) {
    self.nodes = nodes
    self.tails = tails
  }

  /// The lowest bits of a mark: one more than the byte that leads to the node.
  @inlinable static var byteBits: Int { @inline(__always) get { 9 } }
  /// The bit of a mark that says that a literal ends at a node with children. What belongs to the literal is the base
  /// of the node that stands where the child for the byte 0 would, of which no literal has one.
  @inlinable static var ends: Int { @inline(__always) get { 1 << byteBits } }

  /// The bit of a mark that is set if there is a child for a byte, or for another one of the same bit.
  static func childBit(of byte: UInt8) -> Int { 1 << (byteBits + 1 + Int(byte) % 14) }

  /// The base and the mark of a node; nothing at a place that is none.
  @inlinable @inline(__always)
  func node(at place: Int) -> (base: Int, mark: Int)? {
    2 * place + 1 < nodes.count ? nodes.pair(at: 2 * place) : nil
  }

  /// What following a byte needs.
  public struct Step: Sendable {
    @usableFromInline let lowercased: UInt8
    @usableFromInline let childBit: UInt32

    /// Those of all bytes, in their order.
    public static var ofBytes: [Step] {
      (UInt8.min...UInt8.max).map { byte in
        let lowercased = ASCII.lowercased(byte)
        return Step(lowercased: lowercased, childBit: UInt32(LiteralTrie.childBit(of: lowercased)))
      }
    }
  }

  /// The child of a node for a byte.
  @inlinable @inline(__always)
  func child(of node: (base: Int, mark: Int), for step: Step) -> (base: Int, mark: Int)? {
    guard node.mark & Int(step.childBit) != 0, let child = self.node(at: node.base + Int(step.lowercased)),
      // The mark of no node has no byte, so that no byte leads to a node that is not there.
      child.mark & (Self.ends - 1) == Int(step.lowercased) + 1
    else { return nil }
    return child
  }

  private func child(of node: (base: Int, mark: Int), for byte: UInt8) -> (base: Int, mark: Int)? {
    child(of: node, for: Step(lowercased: byte, childBit: UInt32(Self.childBit(of: byte))))
  }

  /// Whether a literal starts with a byte.
  package func startsLiteral(_ byte: UInt8) -> Bool {
    node(at: 0).flatMap { child(of: $0, for: byte) } != nil
  }

  /// Tells of every literal with which the text at a place starts, in any case: what belongs to it, and its end.
  ///
  /// - Parameter steps: Those of all bytes.
  @inlinable @inline(__always)
  public func walk(
    _ bytes: Span<UInt8>, from start: Int, _ steps: Span<Step>, _ tell: (_ found: Int, _ end: Int) -> Void
  ) {
    guard var node = node(at: 0) else { return }
    var end = start
    while end < bytes.count, let child = child(of: node, for: steps[Int(bytes[end])]) {
      node = child
      end += 1
      if node.mark >> (Self.byteBits + 1) == 0 {
        if let end = endOfTail(at: node.base, in: bytes, from: end) { tell(tails[node.base], end) }
        return
      }
      if node.mark & Self.ends != 0, let terminator = self.node(at: node.base) { tell(terminator.base, end) }
    }
  }

  /// Where a literal ends whose rest stands in the text, if it does.
  @inlinable @inline(__always)
  func endOfTail(at place: Int, in bytes: Span<UInt8>, from start: Int) -> Int? {
    guard place + 1 < tails.count else { return nil }
    var number = tails[place + 1]
    let count = number & 0xFF
    guard count <= bytes.count - start, place + 1 + count / 3 < tails.count else { return nil }
    var at = 0
    while at < count {
      number = (at + 1).isMultiple(of: 3) ? tails[place + 1 + (at + 1) / 3] : number >> 8
      if ASCII.lowercased(bytes[start + at]) != UInt8(truncatingIfNeeded: number) { return nil }
      at += 1
    }
    return start + count
  }
}

extension LiteralTrie {
  /// The trie of literals in the order of their letters, no two alike, each with a number that belongs to it.
  init(_ literals: [(letters: ArraySlice<UInt8>, found: Int)]) {
    var builder = Builder(literals)
    builder.run()
    nodes = PackedNumbers(builder.nodes.flatMap { [$0.base, $0.mark] })
    tails = PackedNumbers(builder.tails)
  }

  /// Every literal in the order of their letters, with the number that belongs to it.
  var literals: [(letters: [UInt8], found: Int)] {
    var literals: [(letters: [UInt8], found: Int)] = []
    func add(_ node: (base: Int, mark: Int), _ letters: [UInt8]) {
      if node.mark >> (Self.byteBits + 1) == 0 {
        if let tail = tail(at: node.base) { literals.append((letters + tail, tails[node.base])) }
        return
      }
      if node.mark & Self.ends != 0, let terminator = self.node(at: node.base) {
        literals.append((letters, terminator.base))
      }
      guard letters.count < RequiredLiterals.longest else { return }
      for byte: UInt8 in 1...255 {
        if let child = child(of: node, for: byte) { add(child, letters + [byte]) }
      }
    }
    if let root = node(at: 0), root.mark != 0 { add(root, []) }
    return literals
  }

  private func tail(at place: Int) -> [UInt8]? {
    guard place + 1 < tails.count else { return nil }
    let count = tails[place + 1] & 0xFF
    guard place + 1 + count / 3 < tails.count else { return nil }
    return (1...max(1, count)).prefix(count).map { at in
      UInt8(truncatingIfNeeded: tails[place + 1 + at / 3] >> (8 * (at % 3)))
    }
  }

  private struct Builder {
    struct Node {
      var base = 0
      var mark = 0
    }

    let literals: [(letters: ArraySlice<UInt8>, found: Int)]
    var nodes = [Node()]
    var tails: [Int] = []
    var tailPlaces: [[Int]: Int] = [:]
    var isFree = [false]
    var isBase = [true]
    /// For each byte, the first node that may become the first child for it: the ones before it are taken, or a base
    /// is, and neither ends.
    var starts = Array(1...256)

    init(_ literals: [(letters: ArraySlice<UInt8>, found: Int)]) { self.literals = literals }

    mutating func run() {
      var open: [(node: Int, range: Range<Int>, depth: Int)] = []
      if !literals.isEmpty { open.append((0, literals.indices, 0)) }
      var next = 0
      while next < open.count {
        let (node, range, depth) = open[next]
        next += 1
        let ended = literals[range.lowerBound].letters.count == depth ? literals[range.lowerBound].found : nil
        let children = children(range, depth)
        let base = room(for: (ended == nil ? [] : [0]) + children.map(\.byte))
        nodes[node].base = base
        isBase[base] = true
        if let ended {
          nodes[node].mark |= LiteralTrie.ends
          nodes[base].base = ended
          isFree[base] = false
        }
        for child in children {
          nodes[node].mark |= LiteralTrie.childBit(of: child.byte)
          let place = base + Int(child.byte)
          isFree[place] = false
          nodes[place].mark |= Int(child.byte) + 1
          if child.range.count == 1 {
            nodes[place].base = tail(of: child.range.lowerBound, from: depth + 1)
          } else {
            open.append((place, child.range, depth + 1))
          }
        }
      }
    }

    /// The place of the rest of a literal behind its first letters; literals of one list and one ending share it.
    private mutating func tail(of literal: Int, from depth: Int) -> Int {
      let letters = literals[literal].letters.dropFirst(depth)
      let tail = [literals[literal].found] + PackedNumbers.numbers(of: [UInt8(letters.count)] + letters)
      if let known = tailPlaces[tail] { return known }
      let place = tails.count
      tailPlaces[tail] = place
      tails += tail
      return place
    }

    /// The bytes that follow the first `depth` ones of the literals, and whose they are.
    private func children(_ range: Range<Int>, _ depth: Int) -> [(byte: UInt8, range: Range<Int>)] {
      var children: [(byte: UInt8, range: Range<Int>)] = []
      for place in range {
        let letters = literals[place].letters
        guard letters.count > depth else { continue }
        let byte = letters[letters.startIndex + depth]
        if children.last?.byte == byte {
          children[children.count - 1].range = children[children.count - 1].range.lowerBound..<(place + 1)
        } else {
          children.append((byte, place..<(place + 1)))
        }
      }
      return children
    }

    /// A base, of which no other node is, with free nodes for all of some bytes.
    private mutating func room(for bytes: [UInt8]) -> Int {
      let first = Int(bytes[0])
      var misfits = 0
      var place = starts[first]
      while true {
        let base = place - first
        grow(to: base + 256)
        if isFree[place], !isBase[base] {
          if bytes.allSatisfy({ isFree[base + Int($0)] }) {
            // Room for one child may be left behind where several do not fit, but is not worth a long search.
            if bytes.count == 1 || misfits > 16 { starts[first] = place + 1 }
            return base
          }
          misfits += 1
        } else if misfits == 0 {
          starts[first] = place + 1
        }
        place += 1
      }
    }

    private mutating func grow(to count: Int) {
      guard nodes.count < count else { return }
      let more = count - nodes.count
      nodes += Array(repeating: Node(), count: more)
      isFree += Array(repeating: true, count: more)
      isBase += Array(repeating: false, count: more)
    }
  }
}
