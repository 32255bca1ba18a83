import CommandLineOptions
import OperatingSystem

let specification = CommandSpecification(
  name: "benchmark",
  summary: "Measures speed and memory, as ratios of one run.",
  usage: "[OPTION…]", options: [:],
  examples: ["swift run -c release benchmark": "Prints tables; they take some minutes."],
  notes: ["Exit status: 0 measured, 2 usage, or a piece of work that did not do what it should."])

let console = Console("benchmark")

do {
  // The children that it starts are itself, with a word that no user writes.
  switch CommandLine.arguments.dropFirst().first {
  case CheapChild.argument: CheapChild.run()
  case RandomBenchmark.argument: RandomBenchmark.serve()
  default:
    let arguments = try ParsedArguments(
      Array(CommandLine.arguments.dropFirst()), for: specification)
    if arguments.has("--help") {
      console.print(specification.help)
      console.end(0)
    }
    console.print("All numbers are of one run on one machine; compare ratios, not times.")
    #if DEBUG
      console.print("This is a debug build. Use: swift run -c release benchmark")
    #endif
    try EvaluationBenchmark.run()
    try StoreBenchmark.run()
    try MessageBenchmark.run()
    try HarnessBenchmark.run()
    try RandomBenchmark.run()
    PythonBenchmark.run()
  }
  console.end(0)
} catch {
  console.complain("\(error)")
  console.end(2)
}
