extension RunResult {
  /// What CI reads: 0 nothing failed or errored, 1 something did, 2 nothing could be run.
  package var exitStatus: Int32 {
    guard wasRun else { return 2 }
    return count(.failed) + count(.errored) == 0 ? 0 : 1
  }
}
