import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// How much a run puts up with before it gives an operation, or all, up.
struct RunPatienceTests {
  /// Cases of operations in turn, the first of which are all one operation's.
  private func cases(_ count: Int) -> [(family: Family, vectorCase: VectorCase)] {
    (0..<count).map { number in
      var vectorCase = Cases.echo(number)
      if number % 2 == 1 { vectorCase.operation = AnyOperation(TreeNode.self) }
      return (.dmlsEpoch, vectorCase)
    }
  }

  /// An implementation that does something else for one operation.
  private func implementation(
    _ operation: String, _ events: @escaping (Request) -> [PeerEvent]
  ) -> FakeImplementation {
    let implementation = FakeImplementation { request, _ in
      guard request.operation != operation else { return events(request) }
      let output: JSONValue = ["dmls_epoch": request.input["epoch_secret"] ?? .null]
      return [.answer(Answer(seq: request.seq, .output(output, intermediates: [])))]
    }
    implementation.announcement = [
      .text(FakeImplementation.announcementLine(operations: ["dmls_epoch", "tree_node"]))
    ]
    return implementation
  }

  @Test func operationIsGivenUpAndTheOthersGoOn() {
    let implementation = implementation("tree_node") { _ in [.ended(partial: [])] }
    let result = implementation.run(cases(200))
    let others = result.results.filter { $0.vectorCase.operation.name == "dmls_epoch" }
    #expect(others.allSatisfy { $0.verdict == .passed(note: nil) })
    let broken = result.results.filter { $0.vectorCase.operation.name == "tree_node" }
    #expect(broken.count { $0.failureKind == .crash } == 11)
    let rest = Verdict.errored(
      "not asked: the implementation broke down 11 times on tree_node, which was given up")
    #expect(broken.dropFirst(11).allSatisfy { $0.verdict == rest && !$0.wasAsked })
    #expect(result.findings == [])
    #expect(result.exitStatus == 1)
  }

  /// A peer may break down where its profile does, as often as it likes.
  @Test func breakdownThatIsExpectedPassesAndCostsNoPatience() {
    let implementation = implementation("tree_node") { _ in [.ended(partial: [])] }
    let all = cases(60).map { family, vectorCase in
      var vectorCase = vectorCase
      vectorCase.expectation.acceptsCrash = vectorCase.operation.name == "tree_node"
      return (family: family, vectorCase: vectorCase)
    }
    let result = implementation.run(all)
    let broken = result.results.filter { $0.vectorCase.operation.name == "tree_node" }
    #expect(broken.count == 30)
    #expect(broken.allSatisfy { $0.verdict == .crashed && $0.failureKind == nil })
    #expect(result.count(.passed) == 60)
    #expect(result.findings == [])
    #expect(result.exitStatus == 0)
  }

  /// Hangs cost time, so that there may be fewer of them in all than of one operation each.
  @Test func timeoutsOfAllOperationsAddUp() {
    let implementation = FakeImplementation { request, _ in
      let number = (try? request.input["epoch_secret"]?.bytes(path: ""))?.first ?? 0
      guard number == 0 else { return [] }
      return [
        .answer(Answer(seq: request.seq, .output(["dmls_epoch": "00"], intermediates: [])))
      ]
    }
    let operations = OperationCatalogue.all.prefix(6)
    implementation.announcement = [
      .text(FakeImplementation.announcementLine(operations: operations.map { $0.name }))
    ]
    var all = [(family: Family.dmlsEpoch, vectorCase: Cases.echo(0))]
    for number in 1...90 {
      var vectorCase = Cases.echo(number)
      vectorCase.operation = AnyOperation(operations[number % operations.count])
      all.append((.dmlsEpoch, vectorCase))
    }
    all[0].vectorCase.operation = AnyOperation(DMLSEpoch.self)
    var limits = RunLimits.short
    limits.window = 1
    let result = implementation.run(all, limits: limits)
    #expect(result.results.count { $0.failureKind == .timeout } == 33)
    #expect(
      result.verdicts.last
        == .errored("not asked: the implementation broke down 33 times, and was given up"))
  }

  @Test func largestNumberOfBreakdownsIsNoOverflow() {
    var limits = RunLimits.short
    limits.restarts = .max
    let result = FakeImplementation { _, _, _ in [.ended(partial: [])] }
      .run(Cases.echoes(20), limits: limits)
    #expect(result.results.allSatisfy { $0.failureKind == .crash })
  }
}

/// Runs that may take no longer than they may.
struct RunLimitTests {
  private let limit = "0.2 s"

  private func limits(_ duration: Duration) -> RunLimits {
    var limits = RunLimits.short
    limits.timeout = .seconds(60)
    limits.end = TimeLimit(duration)
    return limits
  }

  @Test func whatIsNotAskedByThenSaysSo() throws {
    try #require(ScriptedChild.canRun)
    let result = ScriptedChild.run(count: 9, fault: "time.sleep(3600)", limits: limits(.seconds(1)))
    #expect(result.results.allSatisfy { $0.failureKind == .unasked })
    let inFlight = Verdict.errored("no answer when the 1 s for the whole run were over")
    let rest = Verdict.errored("not asked: the 1 s for the whole run were over")
    #expect(Set(result.verdicts.map { "\($0)" }).isSubset(of: ["\(inFlight)", "\(rest)"]))
    #expect(result.verdicts.last == rest)
  }

  @Test func nothingIsStartedOnceTheTimeIsOver() {
    let implementation = FakeImplementation()
    let result = implementation.run(Cases.echoes(3), limits: limits(.zero))
    #expect(implementation.processes == 0)
    #expect(
      result.verdicts
        == Array(
          repeating: .errored("not asked: the 0 s for the whole run were over"), count: 3))
    #expect(result.exitStatus == 2)
  }

  @Test func limitThatIsNotReachedChangesNothing() {
    let result = FakeImplementation().run(Cases.echoes(9), limits: limits(.seconds(3600)))
    #expect(result.verdicts == .passes(9))
    #expect(result.exitStatus == 0)
  }
}

/// How long each of several requests may take.
struct FlightTests {
  private let timeout = Duration.seconds(60)

  @Test func requestWaitsForThoseBeforeIt() {
    var flight = Flight()
    for index in 0..<3 { flight.send(index, seq: index + 1) }
    let before = ContinuousClock.now
    #expect(flight.settle(1)?.index == 0)
    #expect(flight.open.map(\.index) == [1, 2])
    #expect(flight.open.allSatisfy { $0.clock >= before && !$0.isOvertaken })
    #expect(flight.deadline(timeout) >= before + timeout)
  }

  @Test func requestDoesNotWaitForThoseAfterIt() {
    var flight = Flight()
    for index in 0..<3 { flight.send(index, seq: index + 1) }
    let before = ContinuousClock.now
    #expect(flight.settle(3)?.index == 2)
    #expect(flight.settle(2)?.index == 1)
    #expect(flight.open.map(\.index) == [0])
    #expect(flight.open.allSatisfy { $0.clock < before && $0.isOvertaken })
    #expect(flight.deadline(timeout) < before + timeout)
  }

  @Test func onlyWhatWasOvertakenAndIsLateNeedsNoSearch() {
    var flight = Flight()
    for index in 0..<4 { flight.send(index, seq: index + 1) }
    _ = flight.settle(2)
    // The first was overtaken by the second; the others waited for that.
    let deadline = flight.deadline(timeout)
    #expect(flight.overtaken(at: deadline, timeout) == [0])
    _ = flight.settle(4)
    #expect(flight.overtaken(at: deadline, timeout) == [0])
    #expect(flight.overtaken(at: deadline + .seconds(60), timeout) == [0, 2])
  }

  @Test func seqThatIsNotInFlightIsNobodys() {
    var flight = Flight()
    flight.send(0, seq: 7)
    #expect(flight.settle(6) == nil)
    #expect(flight.settle(7) != nil)
    #expect(flight.settle(7) == nil)
    #expect(flight.settled[7]?.index == 0)
  }

  /// One answer is held back while the others go on: that one is late, and no other is asked again.
  @Test func answerThatIsHeldBackIsLateHoweverManyOthersCome() throws {
    try #require(ScriptedChild.canRun)
    let result = ScriptedChild.run(
      count: 40, fault: "if number == 3: done = True\nelse: time.sleep(0.1)", timeout: .seconds(1))
    #expect(result.verdicts == .passes(40, but: 3, .errored("no answer within 1 s")))
    #expect(result.results[3].failureKind == .timeout)
    #expect(result.findings == [])
  }
}
