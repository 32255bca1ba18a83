extension RunResult {
  /// What CI reads: 0 nothing failed or errored, 1 something did, 2 nothing could be run.
  package var exitStatus: Int32 {
    if announcement == nil || count(.skipped) == results.count { return 2 }
    return count(.failed) + count(.errored) == 0 ? 0 : 1
  }
}
