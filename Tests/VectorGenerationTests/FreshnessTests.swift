import DMLS
import JSONText
import KeyDerivation
import Misreadings
import Operations
import Testing
import VectorFiles
import VectorGeneration

/// Fresh cases are none that a table of the committed answers could answer.
struct FreshnessTests {
  private static let count = 1000

  private static func committed() throws -> CommittedInputs {
    CommittedInputs(of: try VectorDirectory.committed.load())
  }

  /// How many of some fresh cases ask what is committed, by operation.
  private static func shares(
    of fresh: RandomCases, among committed: CommittedInputs
  ) throws -> [String: Int] {
    let known = try fresh.first(count) { _ in }.map(\.1)
      .filter { committed.contains($0.operation, $0.input) }
    return Dictionary(grouping: known, by: \.operation.name).mapValues(\.count)
  }

  /// The space of every operation allows it: none has a committed input, whatever the seed.
  @Test(arguments: ["a", "2711881920"])
  func noFreshInputIsACommittedOne(seed: String) throws {
    let committed = try Self.committed()
    let fresh = RandomCases(seed: seed, isCommitted: committed.contains)
    #expect(try Self.shares(of: fresh, among: committed) == [:])
  }

  /// The check above can fail: drawn without regard to them, one in twenty is a committed one.
  @Test func withoutCareManyFreshInputsAreCommittedOnes() throws {
    let careless = RandomCases(seed: "a", isCommitted: { _, _ in false })
    let shares = try Self.shares(of: careless, among: try Self.committed())
    #expect(shares.values.reduce(0, +) > Self.count / 20)
    #expect(shares["dmls_epoch"] != nil && shares["commit_confirmation"] != nil)
  }

  /// An input is known under whatever cipher suite and draft revision it was committed.
  @Test func anInputIsCommittedUnderEveryCipherSuite() throws {
    let committed = try Self.committed()
    let suite = CipherSuite.mls128Dhkemp256Aes128gcmSha256P256
    let zeros = JSONValue.string(String(repeating: "00", count: suite.nh))
    #expect(committed.contains(AnyOperation(DMLSEpoch.self), ["epoch_secret": zeros]))
    #expect(!committed.contains(AnyOperation(TreeNode.self), ["epoch_secret": zeros]))
    #expect(!committed.contains(AnyOperation(DMLSEpoch.self), ["epoch_secret": "00"]))
  }

  @Test func aCommittedCaseIsDrawnAgainAndTheOthersStay() throws {
    let families: [Family] = [.commitConfirmation]
    let careless = RandomCases(
      seed: "again", families: families, isCommitted: { _, _ in false })
    let committed = try Self.committed()
    let fresh = RandomCases(seed: "again", families: families, isCommitted: committed.contains)
    var changed = 0
    for index in 0..<40 {
      let (before, after) = (try careless.vectorCase(index).1, try fresh.vectorCase(index).1)
      if committed.contains(before.operation, before.input) {
        changed += 1
        #expect(after.input != before.input)
      } else {
        #expect(after == before)
      }
      #expect(try fresh.vectorCase(index).1 == after)
    }
    #expect(changed > 5)
  }

  /// Where the space is used up, a committed input is asked all the same: here by one that takes no
  /// input for fresh.
  @Test func whereNoInputIsFreshACommittedOneIsAsked() throws {
    let none = RandomCases(seed: "full", families: [.treeNode], isCommitted: { _, _ in true })
    let vectorCase = try none.vectorCase(0).1
    #expect(vectorCase.operation == AnyOperation(TreeNode.self))
    #expect(try none.vectorCase(0).1 == vectorCase)
  }

  @Test(
    arguments: [
      ([.dmlsMessage], [DMLSMessageEncode.self], "dmls_message_encode"),
      ([.keySchedule], [EpochTree.self], "epoch_tree"),
    ] as [([Family], OperationSet, String)])
  func onlyTheOperationsThatAreWantedAreDrawn(
    families: [Family], operations: OperationSet, name: String
  ) throws {
    let fresh = RandomCases(
      seed: "some", families: families, operations: operations,
      isCommitted: try Self.committed().contains)
    let cases = try fresh.first(40) { _ in }.map(\.1)
    #expect(Set(cases.map(\.operation.name)) == [name])
    #expect(Set(cases.map(\.input.line)).count > 30)
  }

  // MARK: Profiles

  @Test func freshCasesExpectWhatAProfileAnswers() throws {
    let dialect = Dialect(.prototype)
    let fresh = RandomCases(
      seed: "peer", dialect: dialect, isCommitted: try Self.committed().contains)
    let draft = RandomCases(seed: "peer", isCommitted: try Self.committed().contains)
    var others: Set<String> = []
    for index in 0..<200 {
      let (family, vectorCase) = try fresh.vectorCase(index)
      let response = try vectorCase.operation.type.perform(
        by: dialect.implementation,
        in: OperationContext(cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0]),
        input: vectorCase.input, path: "input")
      let expectation = vectorCase.expectation
      switch response {
      case .output(let output, _):
        let canonical = try vectorCase.operation.type.canonicalOutput(output, path: "output")
        #expect(expectation.outputs.contains(canonical))
      case .refused(let error): #expect(error.kind.map(expectation.kinds.contains) == true)
      case .skipped(let reason): Issue.record("\(vectorCase.id): \(reason)")
      }
      #expect(fresh.recast(vectorCase, input: vectorCase.input) == vectorCase)
      if draft.recast(vectorCase, input: vectorCase.input)?.expectation != vectorCase.expectation {
        others.insert(family.name)
      }
    }
    #expect(others.contains("dmls_epoch") && others.contains("fork_graph"))
    #expect(!others.contains("tree_node"))
  }

  @Test func filesOfFreshCasesNameTheirProfile() throws {
    let fresh = RandomCases(
      seed: "peer", dialect: Dialect(.prototype), isCommitted: { _, _ in false })
    let files = fresh.files(try fresh.first(3) { _ in })
    #expect(
      files.map(\.profile) == [Profile.prototype.id, Profile.prototype.id, Profile.prototype.id])
    #expect(!files[0].otherReadings.isEmpty)
  }
}
