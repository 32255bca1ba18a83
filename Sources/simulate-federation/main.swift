import CommandLineOptions
import FederationSimulation
import Foundation

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

/// Ends the program with a message for people.
func fail(_ message: String, status: Int32) -> Never {
  FileHandle.standardError.write(Data("simulate-federation: \(message)\n".utf8))
  exit(status)
}

do {
  let arguments = try ParsedArguments(
    Array(CommandLine.arguments.dropFirst()), for: specification)
  if arguments.has("--help") {
    print(specification.help)
    exit(0)
  }
  let count = try arguments.number("--count", absent: 10_000)
  let seed: UInt64 = try arguments.number("--seed", absent: 1)
  var tally = SimulationTally()
  for index in 0..<count {
    tally = try Simulation.run(seed: seed &+ UInt64(index), after: tally)
  }
  print("\(tally)\nfirst seed: \(seed); all of it holds")
} catch let fault as SimulationFault {
  fail("\(fault)", status: 1)
} catch {
  fail("\(error)\nTry: swift run simulate-federation --help", status: 2)
}
