import CaveatKit
import Glibc

/// Keeps a draft from giving orders to the runner of GitHub Actions, which reads what a step prints.
///
/// A line is a command when it starts, after white space, with `::`, or when it holds `##[` anywhere
/// (actions/runner, ActionCommand). What goes into a file is left as it is.
enum LogCommands {
  /// How characters are spelled in what is printed, so that what reads it still gets them.
  enum Spelling {
    case text, json, markup

    func escaped(_ scalar: Unicode.Scalar) -> String {
      let digits = String(scalar.value, radix: 16)
      return switch self {
      case .text: "\\x" + digits
      case .json: "\\u00" + digits
      case .markup: "&#x" + digits + ";"
      }
    }
  }

  /// Whether a runner reads the stream.
  static func areRead(from descriptor: Int32) -> Bool {
    guard Terminal.environment("GITHUB_ACTIONS") == "true" else { return false }
    var status = stat()
    return unsafe fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG
  }

  /// Whether a runner may read what is written to a path, such as `/dev/stdout`.
  static func mayBeRead(at path: FilePath) -> Bool {
    Terminal.environment("GITHUB_ACTIONS") == "true"
      && FileSystem.kind(of: path, followingLinks: true) == .other
  }

  /// `bytes`, which are text, without commands.
  static func defused(_ bytes: [UInt8], _ spelling: Spelling) -> [UInt8] {
    Array(defused(String(decoding: bytes, as: UTF8.self), spelling).utf8)
  }

  /// `text` without commands.
  static func defused(_ text: String, _ spelling: Spelling = .text) -> String {
    var output = String.UnicodeScalarView()
    var isAtStart = true
    var hashes = 0
    for scalar in text.unicodeScalars {
      let isOrder = scalar == "[" && hashes >= 2 || scalar == ":" && isAtStart
      if isOrder {
        output.append(contentsOf: spelling.escaped(scalar).unicodeScalars)
      } else {
        output.append(scalar)
      }
      hashes = scalar == "#" ? hashes + 1 : 0
      isAtStart = scalar == "\n" || scalar == "\r" || isAtStart && scalar.properties.isWhitespace
    }
    return String(output)
  }
}

extension ReportFormat {
  /// How the format spells what a log would take for a command; nothing for one that is made of commands.
  var logSpelling: LogCommands.Spelling? {
    switch self {
    case .full, .concise: .text
    case .json, .jsonl, .sarif, .gitlab, .rdjson, .rdjsonl: .json
    case .junit, .checkstyle, .markdown, .html: .markup
    case .github: nil
    }
  }
}
