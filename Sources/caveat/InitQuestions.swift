import ArgumentParser
import CaveatKit

/// The questions of `caveat init` on a terminal; an empty answer takes what stands in brackets.
enum InitQuestions {
  /// - Throws: `ExitCode` when the input ends before the last answer; nothing has been written then.
  static func ask() throws -> InitPlan {
    var plan = InitPlan()
    let known = RuleCategory.jurisdictions.joined(separator: ", ")
    plan.jurisdictions = try answer("Whose law applies? \(known), all or general [general]") { text in
      try InitPlan.jurisdictions([text.isEmpty ? "general" : text])
    }
    plan.folders = try answer("Which folders hold drafts? With commas between them [all]") { text in
      try text.split(separator: ",").map { try InitPlan.folder(trimmed(String($0))) }
    }
    plan.hasHook = try answer("Add a hook for pre-commit? yes or no [no]", yesOrNo)
    let host = try answer("Add a CI job? github, gitlab or no [no]") { text -> InitPlan.Host? in
      if text.isEmpty || text == "no" { return nil }
      if let host = InitPlan.Host(rawValue: text) { return host }
      throw ValidationError("“\(DisplayText.safe(text))” is neither github, gitlab nor no")
    }
    if let host {
      let form = host == .github ? "OWNER/NAME@COMMIT" : "Git address@COMMIT"
      plan.job = try answer("Where does the job get Caveat? \(form)") { text in
        try InitPlan.Job(host: host, source: text)
      }
    }
    return plan
  }

  private static func yesOrNo(_ text: String) throws -> Bool {
    switch text.lowercased() {
    case "y", "yes": return true
    case "", "n", "no": return false
    default: throw ValidationError("“\(DisplayText.safe(text))” is neither yes nor no")
    }
  }

  /// Asks until the answer makes sense.
  private static func answer<Value>(_ question: String, _ read: (String) throws -> Value) throws -> Value {
    while true {
      guard Terminal.write(Array((question + ": ").utf8)) else { throw ExitCode(2) }
      guard let line = readLine() else {
        Terminal.message("")
        Terminal.error("the input ended; nothing was written")
        throw ExitCode(2)
      }
      do { return try read(trimmed(line)) } catch let error as ValidationError {
        Terminal.message(error.message)
      }
    }
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
