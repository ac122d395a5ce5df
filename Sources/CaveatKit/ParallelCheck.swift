/// Runs jobs side by side.
package enum ParallelCheck {
  /// The jobs that one task takes at a time, at most: files of one task are checked beside each other.
  private static let largestGroup = 64
  /// The groups for each task, at least, so that all of them are busy to the end.
  private static let groupsForEach = 4

  /// The results in the order of `jobs`, of `width` tasks at a time.
  ///
  /// - Parameter tell: Called now and then with the number of jobs that are done, never twice at once.
  package static func run(
    _ jobs: [CheckJob], width: Int, tell: (Int) -> Void = { _ in }
  ) async -> [Result<CheckedFile, FileError>] {
    let size = max(1, min(largestGroup, jobs.count / (max(1, width) * groupsForEach)))
    let groups = stride(from: 0, to: jobs.count, by: size).map { start in
      jobs[start..<min(start + size, jobs.count)]
    }
    if groups.count <= 1 || width <= 1 {
      var results: [Result<CheckedFile, FileError>] = []
      for group in groups {
        results += CheckJob.run(group)
        tell(results.count)
      }
      return results
    }
    return await withTaskGroup(of: (Int, [Result<CheckedFile, FileError>]).self) { tasks in
      var results = [[Result<CheckedFile, FileError>]](repeating: [], count: groups.count)
      var next = 0
      var done = 0
      func start() {
        let index = next
        let group = groups[index]
        next += 1
        tasks.addTask { (index, CheckJob.run(group)) }
      }
      while next < min(width, groups.count) { start() }
      while let (index, result) = await tasks.next() {
        results[index] = result
        if next < groups.count { start() }
        done += result.count
        tell(done)
      }
      // Each group is let go as it is copied.
      var all: [Result<CheckedFile, FileError>] = []
      all.reserveCapacity(jobs.count)
      for group in results.indices {
        all += results[group]
        results[group] = []
      }
      return all
    }
  }
}
