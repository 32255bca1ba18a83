import DMLS
import Harness
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles

@testable import Verification

struct ShrinkerTests {
  private static let suite = CipherSuite.mls128Dhkemx25519Aes128gcmSha256Ed25519

  /// Wrong wherever the secret's last byte is not zero.
  private static let broken: Implementation = {
    var broken = Implementation.reference
    broken[DMLSEpoch.self] = { (context, input) throws(OperationError) in
      guard let right = try Implementation.reference[DMLSEpoch.self]?(context, input),
        input.epochSecret.last != 0
      else {
        return Answered(DMLSEpoch.Output(dmlsEpoch: try Self.right(context, input)))
      }
      return Answered(DMLSEpoch.Output(dmlsEpoch: right.output.dmlsEpoch.reversed()))
    }
    return broken
  }()

  private static func right(
    _ context: OperationContext, _ input: DMLSEpoch.Input
  ) throws(OperationError) -> [UInt8] {
    guard let answered = try Implementation.reference[DMLSEpoch.self]?(context, input) else {
      return []
    }
    return answered.output.dmlsEpoch
  }

  private static func vectorCase(_ secret: [UInt8]) throws -> VectorCase {
    let context = OperationContext(cipherSuite: suite)
    let epoch = try right(context, DMLSEpoch.Input(epochSecret: secret))
    return VectorCase(
      id: "dmls_epoch/suite-1/x", comment: "Original.", flags: [], readings: [],
      drafts: [.draft01], operation: AnyOperation(DMLSEpoch.self), cipherSuite: suite,
      input: ["epoch_secret": .hex(secret)],
      expectation: .output(["dmls_epoch": .hex(epoch)], intermediates: []))
  }

  private static var shrinker: Shrinker { shrinker(Shrinker.patience) }

  private static func shrinker(_ patience: Duration) -> Shrinker {
    Shrinker(
      limits: RunLimits(), patience: patience, start: { InProcessPeer(broken) },
      recast: { vectorCase, input in
        guard let json = input["epoch_secret"], case .string(let text) = json, text.count == 64,
          let secret = try? Hex.decode(text).get()
        else { return nil }
        var recast = try? Self.vectorCase(secret)
        recast?.id = vectorCase.id
        return recast
      })
  }

  private static func results(_ secrets: [[UInt8]]) throws -> [CaseResult] {
    let cases = try secrets.map { (Family.dmlsEpoch, try vectorCase($0)) }
    return Run(of: cases, start: { InProcessPeer(broken) }).result().results
  }

  @Test func aFailingCaseBecomesTheSmallestThatFails() throws {
    let result = try Self.results([(0..<32).map { UInt8($0 * 7 + 3) }])[0]
    #expect(result.verdict.kind == .failed)
    let small = try #require(Self.shrinker.shrunk([result]).first)
    #expect(small.verdict.kind == .failed)
    #expect(small.vectorCase.id == result.vectorCase.id)
    let smallest = [UInt8](repeating: 0, count: 31) + [1]
    #expect(small.vectorCase.input == ["epoch_secret": .hex(smallest)])
    #expect(small.vectorCase.comment == "Made simpler, within 83 characters of input.")
  }

  @Test func aCaseThatIsSmallAlreadyStaysAsItIs() throws {
    let result = try Self.results([[UInt8](repeating: 0, count: 31) + [1]])[0]
    #expect(result.verdict.kind == .failed)
    #expect(Self.shrinker.shrunk([result]) == [result])
  }

  @Test func caseStaysAsItIsWhereThereIsNoTime() throws {
    let result = try Self.results([(0..<32).map { UInt8($0 * 7 + 3) }])[0]
    #expect(Self.shrinker(.zero).shrunk([result]) == [result])
  }

  @Test func passedCasesAndThoseBeyondTheLimitStay() throws {
    let secrets = (0..<8).map { [UInt8](repeating: 9, count: 31) + [UInt8($0)] }
    let results = try Self.results(secrets)
    let small = Self.shrinker.shrunk(results)
    #expect(small[0] == results[0])
    let changed = zip(results, small).count { $0.vectorCase != $1.vectorCase }
    #expect(changed == Shrinker.mostCases)
    #expect(small[6] == results[6])
    #expect(small[7] == results[7])
  }

  @Test func simplerValuesKeepTheirKind() {
    #expect(JSONValue.null.smaller == [])
    #expect(JSONValue.integer(5).smaller == [0, 2, 4])
    #expect(JSONValue.string("epoch").smaller == ["", "ep", "epo", "epoc"])
    #expect(JSONValue.string("").smaller == [])
    #expect(JSONValue.array([1]).smaller == [[], [0]])
    #expect(JSONValue.string("00").smaller == [""])
    #expect(JSONValue.object([JSONMember("a", 1), JSONMember("b", true)]).smaller.count == 1)
  }

  @Test func simplerBytesGoDownAndNeverBack() {
    #expect(JSONValue.string("01").smaller == ["", "00"])
    for start in ["ff", "80", "0180ff", "a5a5a5a5"] {
      var seen: Set<JSONValue> = [.string(start)]
      var front: [JSONValue] = [.string(start)]
      while let next = front.popLast() {
        for smaller in next.smaller where smaller != next {
          if seen.insert(smaller).inserted { front.append(smaller) }
          #expect(smaller.smaller.contains(next) == false)
        }
      }
    }
  }
}
