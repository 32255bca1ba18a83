import DMLS
import JSONText
import KeyDerivation
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Verification

/// A saved state is searched, and not compared.
struct JudgeStateTests {
  private static let suite = Cases.suite
  private static let secret = (0..<32).map { UInt8($0 + 0x40) }
  private static let leaf = (0..<32).map { UInt8($0 + 0x80) }

  /// Evaluates, and saves before and after.
  private static let puncture = Result {
    let steps: [PPRFPuncture.Step] = [.saveAndRestore, .evaluate(leaf), .saveAndRestore]
    let out = try suite.deriveFSSecret(secret: secret, input: leaf)
    var vectorCase = Cases.make(
      PPRFPuncture.self,
      expect: .output(["steps": [[:], ["out": .hex(out)], [:]]], intermediates: []))
    vectorCase.input = PPRFPuncture.Input(secret: secret, steps: steps).json
    return vectorCase
  }

  private func verdict(
    _ before: [UInt8]?, _ after: [UInt8]?, out: JSONValue? = nil
  ) throws -> Verdict {
    let vectorCase = try Self.puncture.get()
    guard case .array(var steps)? = vectorCase.expectation.output?["steps"]
    else { throw JSONError.missingKey("steps", path: "") }
    if let before { steps[0] = ["state": .hex(before)] }
    if let after { steps[2] = ["state": .hex(after)] }
    if let out { steps[1] = out }
    return Judge.verdict(
      on: .output(["steps": .array(steps)], intermediates: []), to: vectorCase)
  }

  private func retained() throws -> [[UInt8]] {
    var prf = try PuncturablePRF(cipherSuite: Self.suite, secret: Self.secret)
    _ = try prf.evaluate(Self.leaf)
    return prf.retainedNodes.map(\.secret)
  }

  private func kept(_ verdict: Verdict) -> [KeptSecret] {
    if case .failed(.kept(let secrets)) = verdict { secrets } else { [] }
  }

  @Test func rightStatesPass() throws {
    let copath = try retained()
    #expect(try verdict(Self.secret, Array(copath.joined())) == .passed(note: nil))
    #expect(try verdict(nil, copath[0]) == .passed(note: nil))
    #expect(try verdict(nil, nil) == .passed(note: nil))
  }

  @Test func rootThatStaysFailsSinceItsEvaluation() throws {
    let copath = Array(try retained().joined())
    let found = kept(try verdict(Self.secret, copath + Self.secret))
    let root = StateSecrets.Gone(depth: 0, prefix: [], secret: Self.secret, since: "steps[1]")
    #expect(
      found == [KeptSecret(path: "steps[2].state", byte: copath.count, form: .bytes, secret: root)])
  }

  /// Also where nothing else of the state can be read.
  @Test func everyAncestorAndTheLeafFail() throws {
    let path = try Self.suite.directPath(secret: Self.secret, input: Self.leaf)
    for (depth, node) in path.enumerated() {
      let secrets = kept(try verdict(nil, Array(Hex.encode(node).utf8))).map(\.secret)
      #expect(secrets.map(\.depth) == [depth])
      #expect(secrets.map(\.since) == ["steps[1]"])
      #expect(secrets.map(\.prefix.count) == [(depth + 7) / 8])
    }
  }

  @Test func stateWithoutAnyRetainedNodeIsRemarked() throws {
    let note = "the saved state cannot be searched: no secret that it must have is found in it"
    for state in [[], [1, 2, 3], [UInt8](repeating: 0, count: 4_000)] as [[UInt8]] {
      #expect(try verdict(nil, state) == .passed(note: note))
      #expect(try verdict(state, retained()[0]) == .passed(note: note))
    }
  }

  @Test func stateWhereNothingWasSavedIsNoAnswer() throws {
    let out: JSONValue = ["state": "00"]
    guard case .failed(.output) = try verdict(nil, nil, out: out) else {
      Issue.record("a state in the place of an output passed")
      return
    }
  }

  /// The verdict is about the output, whatever is in the state.
  @Test func wrongOutputIsToldFirst() throws {
    let wrong = try verdict(nil, Self.secret, out: ["out": "00"])
    #expect(try verdict(nil, nil, out: ["out": "00"]) == wrong)
  }

  /// Consumed places may be wiped, and inputs may be listed: neither is a secret.
  @Test func keyThatTellsNothingIsNotLookedFor() throws {
    for secret in [[UInt8](repeating: 0, count: 32), Self.leaf] {
      let input = PPRFPuncture.Input(
        secret: secret, steps: [.saveAndRestore, .evaluate(Self.leaf), .saveAndRestore])
      let secrets = try PPRFPuncture.secrets(
        ofStatesSavedBy: input, in: OperationContext(cipherSuite: Self.suite))
      #expect(secrets[2]?.gone.count == 256)
      #expect(secrets[2]?.gone.contains { $0.depth == 0 } == false)
    }
  }
}
