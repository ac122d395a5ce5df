import Diagnostics
import Glibc
import PCRE
import RuleModel

/// Rule sets that were read from folders of YAML, kept for the next start.
///
/// Only a hint: what is missing, damaged or not this user's is made anew, and a failure to write costs time alone.
/// Patterns are kept as text. PCRE2 takes up serialized code without checking it (pcre2serialize, "SECURITY
/// CONCERNS"), while `RuleSetCoding` checks every length and place.
package struct RuleCache: Sendable {
  /// The most bytes that all kept rule sets take together.
  package static let mostBytes = 64 << 20

  private static let title = "caveat rule cache 1"
  private static let ending = ".rules"

  private let folder: FilePath
  private let mostBytes: Int

  /// - Parameters:
  ///   - folder: The folder of the files; it need not exist.
  ///   - mostBytes: The most bytes that all files take together; the oldest ones go first.
  package init(folder: FilePath, mostBytes: Int = RuleCache.mostBytes) {
    self.folder = folder
    self.mostBytes = mostBytes
  }

  /// Names what a rule set is made from, as 64 hexadecimal digits: the digests of its sources in their order, and
  /// everything in the program that turns them into rules.
  package static func key(ofDigests digests: [String]) -> String {
    var lines = [title, CaveatVersion.current, RuleSetCoding.version, Pattern.libraryVersion, ownProgram]
    lines += digests
    return SHA256.hexadecimal(of: Array(lines.joined(separator: "\n").utf8))
  }

  /// The size and date of the running program: another build of one version may read rules otherwise.
  private static let ownProgram: String = {
    var status = stat()
    guard unsafe stat("/proc/self/exe", &status) == 0 else { return "" }
    return "\(status.st_size) \(status.st_mtim.tv_sec) \(status.st_mtim.tv_nsec)"
  }()

  /// The rule set that was kept under `key`.
  package func ruleSet(_ key: String) -> RuleSet? {
    guard let place = PrivateFolder(folder, isCreating: false),
      let bytes = place.read(key + Self.ending, limit: mostBytes), bytes.count > Self.headLength
    else { return nil }
    let payload = Array(bytes[Self.headLength...])
    guard bytes.starts(with: Self.head(key, payload)) else { return nil }
    return try? RuleSetCoding.decode(EncodedBytes(payload))
  }

  /// Keeps a rule set without mistakes under `key`.
  package func keep(_ set: RuleSet, _ key: String) {
    let payload = RuleSetCoding.encode(set)
    let bytes = Self.head(key, payload) + payload
    // A text with a carriage return changes when it is encoded, and what is kept must give the same findings.
    guard bytes.count <= mostBytes, (try? RuleSetCoding.decode(EncodedBytes(payload))) == set,
      let place = PrivateFolder(folder, isCreating: true)
    else { return }
    if place.write(bytes, to: key + Self.ending) { makeRoom(in: place, beside: key + Self.ending) }
  }

  /// The beginning of a file: what it is, its key, and a hash of what follows, a line each.
  ///
  /// The hash shows damage. Against somebody who writes on purpose no digest without a secret would help, so it
  /// is a quick one.
  private static func head(_ key: String, _ payload: [UInt8]) -> [UInt8] {
    var hash = StableHash()
    hash.combine(payload.span)
    return Array("\(title)\n\(key)\n\(hash.hexadecimal)\n".utf8)
  }

  private static let headLength = title.utf8.count + 1 + 65 + 17

  /// Removes the files that were used longest ago until the others fit.
  private func makeRoom(in place: borrowing PrivateFolder, beside kept: String) {
    let own = place.entries().filter {
      $0.name.hasSuffix(Self.ending) || $0.name.hasSuffix(PrivateFolder.temporaryEnding)
    }
    var size = own.first { $0.name == kept }?.size ?? 0
    for entry in own.sorted(by: { $0.used > $1.used }) where entry.name != kept {
      size += entry.size
      if size > mostBytes { place.remove(entry.name) }
    }
  }
}
