import CommandLineOptions
import FederationSimulation
import OperatingSystem

let specification = CommandSpecification(
  name: "simulate-federation",
  summary: "Runs random traces of the draft's federation example and checks what it promises.",
  usage: "[OPTION…]",
  options: [
    "--count N": "How many traces; 10000 if absent.",
    "--seed S": "The seed of the first trace, each next one has the next; 1.",
  ],
  examples: [
    "swift run -c release simulate-federation --count 100000 --seed 1": "Runs 100000 traces.",
    "swift run simulate-federation --count 1 --seed 77": "Runs the trace of one seed again.",
  ],
  notes: ["Exit status: 0 everything held, 1 something did not, 2 usage."])

let console = Console("simulate-federation")

/// Ends the program with a message for people.
func fail(_ message: String, status: Int32) -> Never {
  console.complain(message)
  console.end(status)
}

do {
  let arguments = try ParsedArguments(
    Array(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    console.print(specification.help)
    console.end(0)
  }
  let count = try arguments.number("--count", absent: 10_000, atLeast: 1)
  let seed: UInt64 = try arguments.number("--seed", absent: 1)
  var tally = SimulationTally()
  let line = ProgressLine(on: .errors)
  for index in 0..<count {
    line.show(index, of: count, "traces")
    tally = try Simulation.run(seed: seed &+ UInt64(index), after: tally)
  }
  line.clear()
  console.print("\(tally)\nfirst seed: \(seed); all of it holds")
  console.end(0)
} catch let fault as SimulationFault {
  fail("\(fault)", status: 1)
} catch {
  fail("\(error)\nTry: swift run simulate-federation --help", status: 2)
}
