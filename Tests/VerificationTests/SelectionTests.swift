import DMLS
import KeyDerivation
import TestSupport
import Testing
import VectorFiles
import Verification

struct SelectionTests {
  private static let suites: [CipherSuite] = [
    .mls128Dhkemx25519Aes128gcmSha256Ed25519, .mls256Dhkemp384Aes256gcmSha384P384,
  ]
  private static let files = [
    VectorFile(
      family: .dmlsEpoch, flags: [],
      cases: [
        Cases.echo(0, suite: suites[0], drafts: [.draft01]),
        Cases.echo(1, suite: suites[1], drafts: [.draft01, .draft03]),
      ]),
    VectorFile(
      family: .treeNode, flags: [], cases: [Cases.echo(2, suite: suites[0], drafts: [.draft03])]),
  ]

  /// The numbers of the selected cases.
  private func selected(_ change: (inout Selection) -> Void) -> [String] {
    var selection = Selection()
    change(&selection)
    return selection.cases(in: Self.files).compactMap {
      $0.vectorCase.id.split(separator: "/").last
    }
    .map(String.init)
  }

  @Test func emptySelectionIsEverything() {
    #expect(selected { _ in } == ["0", "1", "2"])
  }

  @Test func familiesOfTheCasesAreThoseOfTheirFiles() {
    #expect(
      Selection().cases(in: Self.files).map(\.family) == [.dmlsEpoch, .dmlsEpoch, .treeNode])
  }

  @Test func eachCriterionSelects() {
    #expect(selected { $0.families = [.treeNode] } == ["2"])
    #expect(selected { $0.families = [.treeNode, .dmlsEpoch] } == ["0", "1", "2"])
    #expect(selected { $0.cipherSuites = [Self.suites[0]] } == ["0", "2"])
    #expect(selected { $0.cipherSuites = Self.suites } == ["0", "1", "2"])
    #expect(selected { $0.patterns = [Glob("*/1")] } == ["1"])
    #expect(selected { $0.patterns = [Glob("*/1"), Glob("*/2")] } == ["1", "2"])
    #expect(selected { $0.drafts = [.draft03] } == ["1", "2"])
    #expect(selected { $0.drafts = [.draft01, .draft02] } == ["0", "1"])
    #expect(selected { $0.drafts = [.draft02] } == [])
  }

  @Test func criteriaMustAllFit() {
    #expect(
      selected {
        $0.families = [.dmlsEpoch]
        $0.drafts = [.draft03]
      } == ["1"])
    #expect(
      selected {
        $0.families = [.treeNode]
        $0.cipherSuites = [Self.suites[1]]
      } == [])
  }

  /// A case that holds under several revisions is asked under one that was selected.
  @Test func draftsOfASelectedCaseAreThoseSelected() {
    var selection = Selection()
    #expect(
      selection.cases(in: Self.files).map(\.vectorCase.drafts)
        == [[.draft01], [.draft01, .draft03], [.draft03]])
    selection.drafts = [.draft03, .draft02]
    #expect(
      selection.cases(in: Self.files).map(\.vectorCase.drafts) == [[.draft03], [.draft03]])
  }

  // MARK: Words

  private func named(
    families: [String] = [], cipherSuites: [String] = [], patterns: [String] = [],
    drafts: [String] = []
  ) throws(UnknownName) -> Selection {
    try Selection(
      families: families, cipherSuites: cipherSuites, patterns: patterns, drafts: drafts)
  }

  @Test func wordsSelectWhatTheyName() throws {
    #expect(try named() == Selection())
    var selection = Selection()
    selection.families = [.treeNode, .dmlsEpoch]
    selection.cipherSuites = Self.suites.reversed()
    selection.patterns = [Glob("*/1")]
    selection.drafts = [.draft03]
    #expect(
      try named(
        families: ["dmls_epoch", "tree_node"], cipherSuites: ["7", "1"], patterns: ["*/1"],
        drafts: ["03"]) == selection)
  }

  @Test func wordThatNamesNothingIsToldWhatThereIs() {
    #expect(
      throws: UnknownName(
        name: "8", kind: "cipher suite", known: ["1", "2", "3", "4", "5", "6", "7"])
    ) { try named(cipherSuites: ["1", "8"]) }
    #expect(
      throws: UnknownName(name: "1", kind: "draft revision", known: ["01", "02", "03"])
    ) { try named(drafts: ["1"]) }
    #expect(
      throws: UnknownName(name: "epochs", kind: "family", known: Family.allCases.map(\.name))
    ) { try named(families: ["epochs"]) }
  }

  // MARK: Shards

  @Test(arguments: [
    ("1/1", ["0", "1", "2"]), ("1/2", ["0", "2"]), ("2/2", ["1"]), ("3/3", ["2"]), ("4/4", []),
  ])
  func shardIsAPartOfWhatIsSelected(text: String, numbers: [String]) throws {
    let shard = try #require(Shard(text))
    #expect(selected { $0.shard = shard } == numbers)
    #expect(
      selected {
        $0.shard = shard
        $0.drafts = [.draft03]
      } == shard.part(of: ["1", "2"]))
    var selection = Selection()
    selection.shard = shard
    #expect(selection != Selection())
  }

  @Test(arguments: ["", "1", "/", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "one/two", " 1/2"])
  func whatIsNoPartIsNoShard(text: String) {
    #expect(Shard(text) == nil)
  }
}
