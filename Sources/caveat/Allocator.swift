import CMalloc

/// Settings of the C library's allocator.
enum Allocator {
  /// Lets the memory of each thread begin with a stretch that most drafts do not use up.
  ///
  /// By itself glibc gives a thread's memory free one page at a time, with a system call each: three hundred for a short
  /// draft (mallopt, M_TOP_PAD). A bound that is set no longer rises with the blocks that are freed, so that the bound
  /// above which a block goes back to the system at once is set too, above what a draft needs (M_MMAP_THRESHOLD).
  static func prepare() {
    _ = mallopt(M_TOP_PAD, 8 << 20)
    _ = mallopt(M_MMAP_THRESHOLD, 2 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 16 << 20)
  }
}
