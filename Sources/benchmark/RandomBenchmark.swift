import Harness
import Operations
import VectorFiles
import VectorGeneration
import Verification

/// What fresh cases cost from their making to their verdict, with the reference as the child.
enum RandomBenchmark {
  /// The argument that makes this program such a child.
  static let argument = "reference-child"
  private static let count = 20_000
  private static let jobs = 2

  /// Answers standard input until it ends.
  static func serve() { HarnessServer(.reference).run() }

  /// Prints a row for making and one for checking.
  static func run() throws {
    Table.heading("Fresh cases, \(count) of them, \(jobs) processes of the reference")
    Table.row("", ["cases/s", "own CPU us/case"])
    let before = ProcessorTime.own()
    let start = ContinuousClock.now
    let cases = try RandomCases(seed: "benchmark").first(count) { _ in }
    let made = (ContinuousClock.now, ProcessorTime.own())
    row("made", start, made.0, cpu: made.1 - before)
    let program = CommandLine.arguments[0]
    let run = ParallelRun(of: cases.map { ($0.0, $0.1) }, jobs: jobs, limits: RunLimits()) {
      () throws(ChildProcessError) in
      try ChildProcess(command: [program, argument])
    }
    let result = run.result(stops: { _ in false }, progress: { _, _ in })
    guard result.count(.passed) == count else { throw BenchmarkError.wrongResult }
    row("checked", made.0, .now, cpu: ProcessorTime.own() - made.1)
    row("both", start, .now, cpu: ProcessorTime.own() - before)
  }

  private static func row(
    _ name: String, _ start: ContinuousClock.Instant, _ end: ContinuousClock.Instant, cpu: Double
  ) {
    let seconds = (end - start) / .seconds(1)
    Table.row(
      name,
      [Table.number(Double(count) / seconds), Table.number(cpu * 1e6 / Double(count), 1)])
  }
}
