package import CaveatKit

extension JSONValue {
  /// The member of an object; nothing in every other value. The last of two members of one name counts.
  package subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.0 == key }?.1
  }

  /// The member at the end of a path of keys.
  package subscript(_ first: String, _ rest: String...) -> JSONValue? {
    rest.reduce(self[first]) { $0?[$1] }
  }

  package var text: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  package var integer: Int? {
    if case .integer(let value) = self { return value }
    return nil
  }

  package var boolean: Bool? {
    if case .boolean(let value) = self { return value }
    return nil
  }

  package var elements: [JSONValue]? {
    if case .array(let values) = self { return values }
    return nil
  }

  package var isObject: Bool {
    if case .object = self { return true }
    return false
  }

  package var isNull: Bool {
    if case .null = self { return true }
    return false
  }
}
