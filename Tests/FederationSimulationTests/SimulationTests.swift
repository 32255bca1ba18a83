import FederationSimulation
import Testing

/// A few of the traces that `simulate-federation` runs by the hundred thousand.
struct SimulationTests {
  @Test(arguments: 0..<10)
  func whatTheExamplePromisesHoldsInRandomTraces(block: UInt64) throws {
    var tally = SimulationTally()
    for seed in (block * 40)..<(block * 40 + 40) { tally.add(try Simulation.run(seed: seed)) }
    #expect(tally.traces == 40)
    // Traces in which nothing splits or forks would show nothing.
    #expect(tally.mostPartitions >= 3)
    #expect(tally.eventsInNetsplits > tally.events / 8)
    #expect(tally.commits > 100 && tally.staleCommits > 10)
    #expect(tally.wonForks > 5 && tally.lostForks > 20)
  }

  @Test func aSeedDecidesTheTrace() throws {
    let first = try Simulation.run(seed: 7)
    #expect(try Simulation.run(seed: 7) == first)
    #expect(try Simulation.run(seed: 8) != first)
  }

  @Test func talliesAddUp() {
    var one = SimulationTally()
    one.traces = 1
    one.events = 10
    one.mostPartitions = 3
    var other = SimulationTally()
    other.traces = 2
    other.events = 5
    other.mostPartitions = 2
    other.lostForks = 4
    one.add(other)
    #expect(one.traces == 3 && one.events == 15 && one.mostPartitions == 3 && one.lostForks == 4)
  }
}
