import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles

/// The families on chains and forks of epochs, judged by their JSON alone.
struct ForkVectorTests {
  private typealias Life = (vectorCase: VectorCase, events: [JSONValue], results: [JSONValue])

  private static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }

  private static func lives(_ family: Family) async throws -> [Life] {
    try await GeneratedVectors.file(family).cases.map { vectorCase in
      guard let output = vectorCase.expectation.output else {
        return (vectorCase, [], [])
      }
      return (
        vectorCase, elements(vectorCase.input["events"]), elements(output["events"])
      )
    }
  }

  @Test(arguments: [.forkGraph, .externalCommit] as [Family])
  func whatHappensInALifeIsSaidInItsReadings(family: Family) async throws {
    for (vectorCase, events, results) in try await Self.lives(family) {
      try #require(!events.isEmpty && events.count == results.count, "\(vectorCase.id)")
      let errors = results.compactMap { $0["error"] }
      let isFounder = vectorCase.input["start"]?["epoch_secret"] != nil
      let isExternal = zip(events, results).contains {
        $0["do"] == "external_commit" && $1["error"] != "unknown_epoch"
      }
      let expected: [(Reading, Bool)] = [
        (.firstEpoch, isFounder), (.joiner, !isFounder), (.externalCommit, isExternal),
        (.repeatedCommit, errors.contains("duplicate")),
        (.whenToPuncture, errors.contains("wrong_confirmation_tag")),
        (.noRootKept, results.contains { Self.elements($0["nodes"]).count > 1 }),
      ]
      for (reading, hinges) in expected {
        #expect(
          vectorCase.readings.contains(reading) == hinges, "\(vectorCase.id), \(reading)")
      }
    }
  }

  @Test func everyOrderOfTheSameCommitsEndsInTheSameEpochs() async throws {
    let orders = try await Self.lives(.forkGraph).filter {
      $0.vectorCase.id.contains("/order-")
    }
    #expect(orders.count == 5)
    #expect(Set(orders.map { $0.results.last?["held"]?.line }).count == 1)
    let commits = orders.map { life in
      Set(
        zip(life.events, life.results).filter { $0.1["error"] == nil }.map { $0.0.line })
    }
    #expect(Set(commits).count == 1)
    #expect(commits.first?.count == 4)
  }

  @Test func everySuiteHasChainsForksTagsAndExternalCommits() async throws {
    for suite in CipherSuite.allCases {
      let ids = try await GeneratedVectors.cases.filter { $0.cipherSuite == suite }.map(\.id)
      for name in [
        "key_schedule/suite-\(suite.rawValue)/chain",
        "key_schedule/suite-\(suite.rawValue)/siblings",
        "fork_graph/suite-\(suite.rawValue)/bad-tag-then-good",
        "external_commit/suite-\(suite.rawValue)/then-member",
      ] {
        #expect(ids.contains(name), "\(name)")
      }
    }
  }

  /// GroupContext.epoch lies behind version, cipher suite and a group_id of 16 bytes.
  @Test func siblingsShareTheirIntegerEpoch() async throws {
    for suite in CipherSuite.allCases {
      let vectorCase = try #require(
        try await GeneratedVectors.file(.keySchedule).cases.first {
          $0.id == "key_schedule/suite-\(suite.rawValue)/siblings"
        })
      let contexts = try Self.elements(vectorCase.input["commits"]).map {
        try #require($0["group_context"]).bytes(path: "")
      }
      #expect(
        contexts.map { Array($0[21..<29]) } == Array(repeating: [0, 0, 0, 0, 0, 0, 0, 1], count: 3))
      #expect(Set(contexts).count == 3)
    }
  }
}
