import CaveatKit

/// What hostile texts cost, and how their cost grows when they are twice as long.
enum AttackBench {
  static func run() {
    let measurement = Measurement()
    let smaller = AttackCorpus.texts(size: 500_000)
    for (small, large) in zip(smaller, AttackCorpus.texts(size: 1_000_000)) {
      let times = [small, large].map { attack in
        (0..<2).map { _ in
          StageBench.time {
            if let document = try? Measurement.document(attack.text, path: attack.path) {
              _ = measurement.lint(document)
            }
          }
        }.min() ?? .zero
      }
      StageBench.report(
        "attack: \(large.name)", bytes: large.text.utf8.count, times[1],
        extra: "\"growthPerDoubling\":\(StageBench.rounded(times[1] / times[0]))")
    }
  }
}
