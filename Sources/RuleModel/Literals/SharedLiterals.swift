/// Literals that stand in many sentences and in many clauses.
///
/// Each is a clause by itself and a part of those that it belongs to, so that it is noted once where it stands. Clauses
/// that lead a way are left whole: they are few, and the pass must learn of them where they are met.
struct SharedLiterals {
  /// For each literal, the clauses of which it is a member.
  private(set) var clauses: [[Int32]]
  /// For each clause of the table, the clauses that are part of it.
  private(set) var parts: [[Int]]
  /// How many literals are clauses by themselves; they follow the clauses of the table.
  private(set) var count = 0

  private static let fewestClauses = 3

  init(_ table: LiteralTable) {
    var isLeading = [Bool](repeating: false, count: table.clauses.count)
    for way in table.patterns.joined() { isLeading[Int(way[0].clause)] = true }
    clauses = [[Int32]](repeating: [], count: table.literals.count)
    for clause in table.clauses.indices {
      for literal in table.clauses[clause] { clauses[Int(literal)].append(Int32(clause)) }
    }
    parts = Array(repeating: [], count: table.clauses.count)
    for literal in table.literals.indices {
      let others = clauses[literal].filter { !isLeading[Int($0)] }
      guard others.count >= Self.fewestClauses, LiteralFrequency.isCommon(table.literals[literal]) else {
        continue
      }
      let part = table.clauses.count + count
      count += 1
      for clause in others { parts[Int(clause)].append(part) }
      clauses[literal] = clauses[literal].filter { isLeading[Int($0)] } + [Int32(part)]
    }
  }
}
