import Harness
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import Verification

@testable import Misreadings

/// A misreading that ends the process ends it over the inputs at fault and no others.
struct CrashTests {
  private let implementation = Implementation.misreading(
    MisreadingCatalogue.all.filter { $0.id == "short-input-crashes" })
  private let now = ContinuousClock.now
  private let secret = String(repeating: "11", count: 32)

  private func request(_ operation: String, _ input: JSONValue) -> String {
    let request: JSONValue = [
      "seq": 1, "op": .string(operation), "cipher_suite": 1, "draft": "01", "input": input,
    ]
    return request.line
  }

  private func evaluation(bytes: Int) -> String {
    let input = String(repeating: "22", count: bytes)
    return request("pprf_evaluate", ["secret": .string(secret), "input": .string(input)])
  }

  @Test func processEndsAreDeclared() {
    #expect(
      MisreadingCatalogue.all.filter(\.endsProcess).map(\.id).contains("short-input-crashes"))
    #expect(MisreadingCatalogue.named("input-cut")?.endsProcess == false)
  }

  @Test(arguments: [0, 1, 31])
  func shortInputIsACrash(bytes: Int) {
    let reaction = HarnessServer(implementation).reaction(to: Array(evaluation(bytes: bytes).utf8))
    #expect(reaction == .crash("index out of range"))
  }

  @Test(arguments: [(32, "\"output\""), (33, "\"wrong_length\"")])
  func otherInputIsAnswered(bytes: Int, word: String) {
    let reaction = HarnessServer(implementation).reaction(to: Array(evaluation(bytes: bytes).utf8))
    guard case .answer(let line) = reaction else {
      Issue.record("\(reaction)")
      return
    }
    #expect(line.contains(word))
  }

  /// Elsewhere an error of a step is its result, and the next step follows.
  @Test func shortInputOfAStepIsACrashToo() {
    let line = request(
      "pprf_puncture",
      ["secret": .string(secret), "steps": [["do": "evaluate", "input": "22"]]])
    #expect(
      HarnessServer(implementation).reaction(to: Array(line.utf8)) == .crash("index out of range"))
  }

  /// Who ends over an external commit that comes twice answers where it comes once.
  @Test func externalCommitThatComesTwiceIsACrash() throws {
    let twice = Implementation.misreading([try MisreadingCatalogue.find("external-twice-crashes")])
    let cases = try CommittedCases.cases(of: ProcessCommits.self)
    for (name, kind) in [("twice", Verdict.Kind.errored), ("then-child", .passed)] {
      let id = "external_commit/suite-1/\(name)"
      let vectorCase = try #require(cases.first { $0.id == id })
      #expect(try twice.verdict(on: vectorCase).kind == kind)
    }
  }

  /// A key of a wrong length.
  @Test func profileEndsOverALongKeyAndRefusesAShortOne() throws {
    let prototype = HarnessServer(.misreading(Profile.prototype.misreadings))
    func reaction(bytes: Int) -> HarnessServer.Reaction {
      let key = String(repeating: "11", count: bytes)
      let step: JSONValue = ["do": "evaluate", "input": .string(secret)]
      return prototype.reaction(
        to: Array(request("pprf_puncture", ["secret": .string(key), "steps": [step]]).utf8))
    }
    #expect(reaction(bytes: 33) == .crash("source slice length does not match"))
    guard case .answer(let line) = reaction(bytes: 31) else {
      Issue.record("no answer")
      return
    }
    #expect(line.contains(#""kind":"wrong_length""#))
  }

  @Test func peerInThisProcessEndsAsAChildDoes() {
    let peer = InProcessPeer(implementation)
    #expect(peer.finish(grace: .zero) == .exited(status: 0))
    peer.send(evaluation(bytes: 31))
    peer.send(evaluation(bytes: 32))
    #expect(peer.next(until: now) == .ended(partial: []))
    #expect(peer.next(until: now) == .ended(partial: []))
    #expect(peer.standardErrorTail == Array("index out of range".utf8))
    #expect(peer.finish(grace: .zero) == .exited(status: 70))
  }

  @Test func onlyTheCasesAtFaultAreErrored() throws {
    let names = ["input-0-bytes", "secret-31-bytes", "input-31-bytes", "input-33-bytes"]
    let cases = try CommittedCases.cases(of: PPRFEvaluate.self).filter {
      $0.cipherSuite.rawValue == 1 && names.contains($0.name)
    }
    let run = Run(
      of: cases.map { (Family.pprfEvaluate, $0) }, start: { InProcessPeer(implementation) })
    let results = run.result().results
    try #require(results.count == names.count)
    let crashes = results.filter { $0.breakdown == .crash }
    #expect(crashes.map(\.vectorCase.name) == ["input-0-bytes", "input-31-bytes"])
    for result in crashes {
      #expect(result.verdict == .errored("its output ended; it exited with status 70"))
      #expect(result.standardErrorTail == Array("index out of range".utf8))
    }
    #expect(results.count { $0.verdict == .passed(note: nil) } == 2)
  }
}

extension VectorCase {
  /// The last part of its id.
  fileprivate var name: String { id.split(separator: "/").last.map(String.init) ?? "" }
}
