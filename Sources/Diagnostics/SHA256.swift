/// The SHA-256 digest (FIPS 180-4, section 6.2).
///
/// Reports carry it so that a reader can tell which bytes were checked.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  /// The digest of nothing yet.
  public init() {}

  /// The digest of `bytes`, as 64 lower-case hexadecimal digits.
  public static func hexadecimal(of bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.hexadecimal
  }

  /// Adds bytes; any cut of a message into pieces gives the same digest.
  public mutating func update(_ bytes: [UInt8]) {
    length += UInt64(bytes.count)
    var input = bytes
    if !pending.isEmpty {
      input = pending + bytes
      pending = []
    }
    let whole = input.count / 64 * 64
    compress(input.span.extracting(0..<whole))
    pending = Array(input[whole...])
  }

  /// The digest of the bytes so far, as 64 lower-case hexadecimal digits.
  public var hexadecimal: String {
    var copy = self
    var tail = copy.pending
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = length &* 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    copy.compress(tail.span)
    return copy.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Mixes whole blocks of 64 bytes into the state.
  private mutating func compress(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { bytes in
      unsafe state.withUnsafeMutableBufferPointer { state in
        unsafe roundConstants.withUnsafeBufferPointer { constants in
          unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
            for start in stride(from: 0, to: bytes.count, by: 64) {
              unsafe Self.schedule(
                UnsafeRawBufferPointer(rebasing: bytes[start..<(start + 64)]), constants, w)
              unsafe Self.mix(w, into: state)
            }
          }
        }
      }
    }
  }

  /// Spreads one block over 64 words; every buffer holds as much as is read and written.
  @inline(__always)
  private static func schedule(
    _ block: UnsafeRawBufferPointer, _ constants: UnsafeBufferPointer<UInt32>,
    _ w: UnsafeMutableBufferPointer<UInt32>
  ) {
    for i in 0..<16 {
      unsafe w[i] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: i &* 4, as: UInt32.self))
    }
    for i in 16..<64 {
      let a = unsafe w[i &- 15]
      let b = unsafe w[i &- 2]
      let small0 = rotate(a, 7) ^ rotate(a, 18) ^ (a >> 3)
      let small1 = rotate(b, 17) ^ rotate(b, 19) ^ (b >> 10)
      unsafe w[i] = w[i &- 16] &+ small0 &+ w[i &- 7] &+ small1
    }
    for i in 0..<64 { unsafe w[i] &+= constants[i] }
  }

  /// The 64 rounds, eight at a time, so that the variables change places by name alone.
  @inline(__always)
  private static func mix(
    _ w: UnsafeMutableBufferPointer<UInt32>, into state: UnsafeMutableBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = unsafe (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = unsafe (state[4], state[5], state[6], state[7])
    for i in stride(from: 0, to: 64, by: 8) {
      unsafe round(a, b, c, &d, e, f, g, &h, w[i])
      unsafe round(h, a, b, &c, d, e, f, &g, w[i &+ 1])
      unsafe round(g, h, a, &b, c, d, e, &f, w[i &+ 2])
      unsafe round(f, g, h, &a, b, c, d, &e, w[i &+ 3])
      unsafe round(e, f, g, &h, a, b, c, &d, w[i &+ 4])
      unsafe round(d, e, f, &g, h, a, b, &c, w[i &+ 5])
      unsafe round(c, d, e, &f, g, h, a, &b, w[i &+ 6])
      unsafe round(b, c, d, &e, f, g, h, &a, w[i &+ 7])
    }
    for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { unsafe state[i] &+= word }
  }

  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let t1 = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
    d &+= t1
    h = t1 &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ x: UInt32, _ n: UInt32) -> UInt32 { x &>> n | x &<< (32 &- n) }
}

/// The constants of FIPS 180-4, section 4.2.2: fractional parts of the cube roots of the first 64 primes.
private let roundConstants: [UInt32] = [
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]
