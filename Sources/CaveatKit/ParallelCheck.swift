/// Runs jobs side by side.
package enum ParallelCheck {
  /// The results in the order of `jobs`, at most `width` at a time.
  package static func run(_ jobs: [CheckJob], width: Int) async -> [Result<CheckedFile, FileError>] {
    if jobs.count <= 1 || width <= 1 { return jobs.map { $0.run() } }
    return await withTaskGroup(of: (Int, Result<CheckedFile, FileError>).self) { group in
      var results = [Result<CheckedFile, FileError>?](repeating: nil, count: jobs.count)
      var next = 0
      func start() {
        let index = next
        let job = jobs[index]
        next += 1
        group.addTask { (index, job.run()) }
      }
      while next < min(width, jobs.count) { start() }
      while let (index, result) = await group.next() {
        results[index] = result
        if next < jobs.count { start() }
      }
      return results.compactMap { $0 }
    }
  }
}
