/// Runs jobs side by side.
package enum ParallelCheck {
  /// The results in the order of `jobs`, at most `width` at a time.
  ///
  /// - Parameter tell: Called after each job with the number of jobs that are done, never twice at once.
  package static func run(
    _ jobs: [CheckJob], width: Int, tell: (Int) -> Void = { _ in }
  ) async -> [Result<CheckedFile, FileError>] {
    if jobs.count <= 1 || width <= 1 {
      return jobs.enumerated().map { i, job in
        defer { tell(i + 1) }
        return job.run()
      }
    }
    return await withTaskGroup(of: (Int, Result<CheckedFile, FileError>).self) { group in
      var results = [Result<CheckedFile, FileError>?](repeating: nil, count: jobs.count)
      var next = 0
      var done = 0
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
        done += 1
        tell(done)
      }
      return results.compactMap { $0 }
    }
  }
}
