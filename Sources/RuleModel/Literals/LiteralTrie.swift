/// The literals that start a word or with a symbol, as a double-array trie.
///
/// A node is the place of two numbers: the base of its children, and a mark. The child for a byte stands at the base
/// plus the byte, and is there if its mark says so. No two nodes with children have one base, so that the byte alone
/// tells whose child a node is. A few bits of the mark say which children there can be, since looking for one
/// that is not there is most of what a walk would wait for. (Aoe, J., “An efficient
/// digital search algorithm by using a double-array structure”, IEEE Transactions on Software Engineering 15(9), 1989.)
public struct LiteralTrie: Sendable, Equatable {
  /// Two for each node, the root first.
  @usableFromInline let nodes: PackedNumbers
  /// For each node where a literal ends, the place of what belongs to it.
  @usableFromInline let found: PackedNumbers

  init(nodes: PackedNumbers, found: PackedNumbers) {
    self.nodes = nodes
    self.found = found
  }

  /// The lowest bits of a mark: one more than the byte that leads to the node.
  @inlinable static var byteBits: Int { @inline(__always) get { 9 } }
  /// The bit of a mark that says that a literal ends at the node.
  @inlinable static var ends: Int { @inline(__always) get { 1 << byteBits } }

  /// The bit of a mark that is set if there is a child for a byte, or for another one of the same bit.
  @inlinable @inline(__always)
  static func childBit(of byte: UInt8) -> Int { 1 << (byteBits + 1 + Int(byte) % 14) }

  /// Steps from node to node.
  public struct Walk {
    @usableFromInline var base: Int
    @usableFromInline var mark: Int

    /// What was found at the node after a step.
    public enum Step {
      case nowhere, somewhere
      /// A literal, and the place of what belongs to it.
      case literal(Int)
    }

    /// Starts at the root.
    @inlinable @inline(__always)
    public init(_ trie: borrowing LiteralTrie) {
      (base, mark) = trie.nodes.count > 1 ? trie.nodes.pair(at: 0) : (0, 0)
    }

    /// Goes to the child for a byte; after `nowhere` there is no further step.
    @inlinable @inline(__always)
    public mutating func step(_ byte: UInt8, _ trie: borrowing LiteralTrie) -> Step {
      guard mark & LiteralTrie.childBit(of: byte) != 0 else { return .nowhere }
      let node = base + Int(byte)
      guard 2 * node + 1 < trie.nodes.count else { return .nowhere }
      (base, mark) = trie.nodes.pair(at: 2 * node)
      // The mark of no node has no byte, so that no byte leads to a node that is not there.
      guard mark & (LiteralTrie.ends - 1) == Int(byte) + 1 else { return .nowhere }
      guard mark & LiteralTrie.ends != 0, node < trie.found.count else { return .somewhere }
      return .literal(trie.found[node])
    }
  }
}

extension LiteralTrie {
  /// The trie of literals in the order of their letters, no two alike, each with a number that belongs to it.
  init(_ literals: [(letters: ArraySlice<UInt8>, found: Int)]) {
    var builder = Builder(literals)
    builder.run()
    nodes = PackedNumbers(builder.nodes.flatMap { [$0.base, $0.mark] })
    found = PackedNumbers(builder.nodes.map(\.found))
  }

  private struct Builder {
    struct Node {
      var base = 0
      var mark = 0
      var found = 0
    }

    let literals: [(letters: ArraySlice<UInt8>, found: Int)]
    var nodes = [Node()]
    var isFree = [false]
    var isBase = [true]
    /// For each byte, the first node that may become the first child for it: the ones before it are taken, or a base
    /// is, and neither ends.
    var starts = Array(1...256)

    init(_ literals: [(letters: ArraySlice<UInt8>, found: Int)]) { self.literals = literals }

    mutating func run() {
      var open: [(node: Int, range: Range<Int>, depth: Int)] = [(0, literals.indices, 0)]
      var next = 0
      while next < open.count {
        let (node, range, depth) = open[next]
        next += 1
        let children = children(range, depth)
        guard !children.isEmpty else { continue }
        let base = room(for: children.map(\.byte))
        nodes[node].base = base
        isBase[base] = true
        for child in children {
          nodes[node].mark |= LiteralTrie.childBit(of: child.byte)
          let place = base + Int(child.byte)
          isFree[place] = false
          nodes[place].mark |= Int(child.byte) + 1
          let first = literals[child.range.lowerBound]
          if first.letters.count == depth + 1 {
            nodes[place].mark |= LiteralTrie.ends
            nodes[place].found = first.found
          }
          open.append((place, child.range, depth + 1))
        }
      }
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
