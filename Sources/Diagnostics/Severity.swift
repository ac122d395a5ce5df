/// How grave a finding is.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  /// Worth a thought; no rule is broken as the copy stands.
  case advice
  /// Needs proof or a qualification.
  case warning
  /// Regulators act on it as it stands.
  case error

  private var rank: Int {
    switch self {
    case .advice: 0
    case .warning: 1
    case .error: 2
    }
  }

  /// Orders from advice to error.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  /// One step less grave; advice stays advice.
  public var lowered: Severity {
    switch self {
    case .error: .warning
    case .warning, .advice: .advice
    }
  }
}
