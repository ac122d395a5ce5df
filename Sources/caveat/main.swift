import ArgumentParser
import CaveatKit
import Glibc

// A parent that ignores SIGPIPE must not turn a closed pipe into an error message.
_ = signal(SIGPIPE, SIG_DFL)
Allocator.prepare()

exit(await CommandRunner.run())
