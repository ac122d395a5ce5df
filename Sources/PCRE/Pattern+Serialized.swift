internal import CPCRE2

extension Pattern {
  /// The compiled form as bytes that the same build of PCRE2 can take up again (pcre2serialize).
  ///
  /// - Returns: Nothing when PCRE2 has no memory for it.
  package var serialized: [UInt8]? {
    var bytes: UnsafeMutablePointer<UInt8>?
    var size = 0
    var code: OpaquePointer? = unsafe code
    let count = unsafe pcre2_serialize_encode_8(&code, 1, &bytes, &size, nil)
    guard count == 1, let bytes = unsafe bytes else { return nil }
    defer { unsafe pcre2_serialize_free_8(bytes) }
    return unsafe Array(UnsafeBufferPointer(start: bytes, count: size))
  }

  /// The PCRE2 that is loaded, such as “10.42 2022-12-11”; serialized forms hold only for the same one.
  package static var libraryVersion: String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = unsafe buffer.withUnsafeMutableBytes {
      unsafe pcre2_config_8(UInt32(PCRE2_CONFIG_VERSION), $0.baseAddress)
    }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Takes up a serialized form.
  ///
  /// PCRE2 checks its own header and trusts the rest, so the bytes must come from this program's own build.
  ///
  /// - Parameters:
  ///   - bytes: What `serialized` gave of a pattern in its fastest form.
  ///   - caseSensitive: Whether letter case counts in the pattern.
  ///   - jit: Whether to make machine code.
  /// - Returns: Nothing when the bytes come from another version or machine.
  package convenience init?(trusted bytes: [UInt8], caseSensitive: Bool, jit: Bool = false) {
    var code: OpaquePointer?
    let count = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_serialize_decode_8(&code, 1, buffer.baseAddress ?? emptySubject, nil)
    }
    guard count == 1, let code = unsafe code else { return nil }
    var options: UInt32 = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &options)
    let isCaseless = options & UInt32(PCRE2_CASELESS) != 0
    unsafe self.init(owning: code, jit: jit, readsSmallLetters: !caseSensitive && !isCaseless)
  }
}
