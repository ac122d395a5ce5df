import ArgumentParser
import CaveatKit
import FoundationEssentials

/// One figure of an evaluation.
struct Figure: Equatable {
  /// The file in `Rules/` that keeps them, a JSON object of numbers.
  static let fileName = "measured.json"

  /// Its name, steps joined with dots.
  var name: String
  /// Its value, with three places behind the point at most.
  var value: String

  /// The figures that `path` keeps, ordered by name; none when there is no such file.
  static func read(_ path: FilePath) throws -> [Figure] {
    guard FileSystem.kind(of: path, followingLinks: true) != nil else { return [] }
    return try figures(in: try FileSystem.read(path, limit: 1 << 20), path)
  }

  /// Every number in a JSON text, objects inside objects spelled out.
  static func figures(in bytes: [UInt8], _ path: FilePath) throws -> [Figure] {
    let value: Value
    do { value = try JSONDecoder().decode(Value.self, from: Data(bytes)) } catch {
      throw ValidationError("\(path.display) is not a JSON object of numbers")
    }
    var figures: [Figure] = []
    collect(value, "", &figures)
    if figures.isEmpty { throw ValidationError("\(path.display) holds no number") }
    return figures.sorted { $0.name < $1.name }
  }

  /// The figures as the JSON text that `read` takes.
  static func json(_ figures: [Figure]) -> [UInt8] {
    let lines = figures.map { figure in
      "  \(String(decoding: JSONValue.string(figure.name).compact, as: UTF8.self)): \(figure.value)"
    }
    return Array("{\n\(lines.joined(separator: ",\n"))\n}\n".utf8)
  }

  /// Texts are passed over: a report must not carry the copy that was evaluated.
  private enum Value: Decodable {
    case object([String: Value])
    case number(Double)
    case other

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let object = try? container.decode([String: Value].self) {
        self = .object(object)
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .other
      }
    }
  }

  private static func collect(_ value: Value, _ name: String, _ figures: inout [Figure]) {
    switch value {
    case .object(let members):
      for (key, member) in members { collect(member, name.isEmpty ? key : "\(name).\(key)", &figures) }
    case .number(let number): figures.append(Figure(name: name, value: rounded(number)))
    case .other: break
    }
  }

  private static func rounded(_ number: Double) -> String {
    let text = "\((number * 1000).rounded() / 1000)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
