/// Keeps a draft from giving orders to the runner that shows the log.
enum LogCommands {
  /// `bytes` with every `##[` broken: GitHub's runner reads it as a command wherever it stands in a line.
  ///
  /// The other form, `::name::`, counts only at the start of a line, and no line of a report starts with
  /// text from a draft.
  static func defused(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    let hash = UInt8(ascii: "#")
    for byte in bytes {
      if byte == UInt8(ascii: "["), output.count >= 2, output.suffix(2) == [hash, hash] {
        output.append(contentsOf: Array("\\x5b".utf8))
      } else {
        output.append(byte)
      }
    }
    return output
  }
}
