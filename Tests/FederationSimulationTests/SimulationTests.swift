import FederationSimulation
import Testing

/// A few of the traces that `simulate-federation` runs by the hundred thousand.
struct SimulationTests {
  @Test(arguments: 0..<10)
  func whatTheExamplePromisesHoldsInRandomTraces(block: UInt64) throws {
    var tally = SimulationTally()
    for seed in (block * 40)..<(block * 40 + 40) {
      tally = try Simulation.run(seed: seed, after: tally)
    }
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

  @Test func talliesAddUp() throws {
    var others = SimulationTally()
    others.traces = 2
    others.events = 5
    others.mostPartitions = 100
    others.lostForks = 4
    let one = try Simulation.run(seed: 7)
    let all = try Simulation.run(seed: 7, after: others)
    #expect(one.traces == 1 && one.mostPartitions < 100)
    #expect(all.traces == 3 && all.events == 5 + one.events && all.mostPartitions == 100)
    #expect(all.lostForks == 4 + one.lostForks && all.commits == one.commits)
    others.mostPartitions = 0
    #expect(try Simulation.run(seed: 7, after: others).mostPartitions == one.mostPartitions)
  }
}
