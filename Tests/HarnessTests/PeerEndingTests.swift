import Testing

@testable import Harness

struct PeerEndingTests {
  @Test(arguments: [
    (PeerEnding.exited(status: 0), "exited with status 0"),
    (.exited(status: 255), "exited with status 255"),
    (.signalled(11), "was ended by signal 11 (SIGSEGV)"),
    (.signalled(6), "was ended by signal 6 (SIGABRT)"),
    (.signalled(63), "was ended by signal 63 (unnamed)"),
    (.killed, "did not exit and was killed"),
  ])
  func readsAsTheEndOfASentence(ending: PeerEnding, text: String) {
    #expect("\(ending)" == text)
  }

  @Test func commandThatCannotBeStartedIsNamed() {
    #expect(
      "\(ChildProcessError(command: "dmls", reason: "No such file"))"
        == "dmls: cannot be started: No such file")
  }
}
