import DMLS
import KeyDerivation
import Operations
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
  private func selected(
    _ change: (inout Selection) -> Void
  ) throws(EmptySelection) -> [String] {
    var selection = Selection()
    change(&selection)
    return try selection.cases(in: Self.files).compactMap {
      $0.vectorCase.id.split(separator: "/").last
    }
    .map(String.init)
  }

  /// What a selection is refused for; nil where it is none.
  private func refusal(_ change: (inout Selection) -> Void) -> String? {
    do throws(EmptySelection) {
      _ = try selected(change)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func emptySelectionIsEverything() throws {
    #expect(try selected { _ in } == ["0", "1", "2"])
  }

  @Test func familiesOfTheCasesAreThoseOfTheirFiles() throws {
    #expect(
      try Selection().cases(in: Self.files).map(\.family) == [.dmlsEpoch, .dmlsEpoch, .treeNode])
  }

  @Test func eachCriterionSelects() throws {
    #expect(try selected { $0.families = [.treeNode] } == ["2"])
    #expect(try selected { $0.families = [.treeNode, .dmlsEpoch] } == ["0", "1", "2"])
    #expect(try selected { $0.cipherSuites = [Self.suites[0]] } == ["0", "2"])
    #expect(try selected { $0.cipherSuites = Self.suites } == ["0", "1", "2"])
    #expect(try selected { $0.patterns = [Glob("*/1")] } == ["1"])
    #expect(try selected { $0.patterns = [Glob("*/1"), Glob("*/2")] } == ["1", "2"])
    #expect(try selected { $0.drafts = [.draft03] } == ["1", "2"])
    #expect(try selected { $0.operations = [DMLSEpoch.self] } == ["0", "1", "2"])
    #expect(
      try selected {
        $0.families = [.treeNode]
        $0.operations = [DMLSEpoch.self]
      } == ["0", "1", "2"])
  }

  @Test func criteriaMustAllFit() throws {
    #expect(
      try selected {
        $0.families = [.dmlsEpoch]
        $0.drafts = [.draft03]
      } == ["1"])
  }

  /// A name or a pattern that is mistaken must not go unseen beside others that select something.
  @Test func whateverIsNamedMustSelectACase() {
    #expect(
      refusal { $0.patterns = [Glob("*/1"), Glob("typo*")] } == "no case fits the pattern typo*")
    #expect(
      refusal { $0.patterns = [Glob("dmls_epoch/suite-1/9")] }
        == "no case fits the pattern dmls_epoch/suite-1/9; did you mean dmls_epoch/suite-1/0 or "
        + "dmls_epoch/suite-1/2?")
    #expect(
      refusal { $0.families = [.dmlsEpoch, .federation] } == "no case fits the family federation")
    #expect(
      refusal { $0.operations = [DMLSEpoch.self, TreeNode.self] }
        == "no case fits the operation tree_node")
    #expect(
      refusal { $0.cipherSuites = [Self.suites[0], .mls256Dhkemx448Aes256gcmSha512Ed448] }
        == "no case fits cipher suite 4")
    #expect(refusal { $0.drafts = [.draft01, .draft02] } == "no case fits draft revision 02")
  }

  @Test func whatSelectsNothingBesideTheRestIsNamed() {
    #expect(
      refusal {
        $0.families = [.treeNode]
        $0.cipherSuites = Self.suites
      } == "no case fits cipher suite 7 and the rest of the selection")
    // What fits no case at all is the likelier mistake.
    #expect(
      refusal {
        $0.families = [.treeNode]
        $0.patterns = [Glob("typo")]
      } == "no case fits the pattern typo")
    let none = #expect(throws: EmptySelection.self) { try Selection().cases(in: []) }
    #expect(none?.description == "no case fits the selection")
  }

  @Test func casesAreDrawnOfTheFamiliesThatAskForTheOperations() {
    var selection = Selection()
    #expect(selection.drawnFamilies == Family.allCases)
    #expect(selection.drawnOperations == .all)
    selection.operations = [ProcessCommits.self]
    #expect(selection.drawnFamilies == [.forkGraph, .externalCommit])
    #expect(selection.drawnOperations == [ProcessCommits.self])
    selection.families = [.keySchedule]
    #expect(selection.drawnFamilies == [.keySchedule, .forkGraph, .externalCommit])
    #expect(
      selection.drawnOperations == [ProcessCommits.self, KeySchedule.self, EpochTree.self])
  }

  /// A case that holds under several revisions is asked under one that was selected.
  @Test func draftsOfASelectedCaseAreThoseSelected() throws {
    var selection = Selection()
    #expect(
      try selection.cases(in: Self.files).map(\.vectorCase.drafts)
        == [[.draft01], [.draft01, .draft03], [.draft03]])
    selection.drafts = [.draft03]
    #expect(
      try selection.cases(in: Self.files).map(\.vectorCase.drafts) == [[.draft03], [.draft03]])
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
    #expect(try named(families: ["key_schedule"]).families == [.keySchedule])
    let both = try named(families: ["epoch_tree", "tree_node", "process_commits"])
    #expect(both.families == [.treeNode])
    #expect(both.operations == [EpochTree.self, ProcessCommits.self])
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
      throws: UnknownName(
        name: "epochs", kind: "family or operation",
        known: Family.allCases.map(\.name) + [
          "dmls_message_encode", "dmls_message_decode", "epoch_tree", "process_commits",
          "deletable_epochs",
        ])
    ) { try named(families: ["epochs"]) }
  }

  // MARK: Shards

  @Test(arguments: [
    ("1/1", ["0", "1", "2"]), ("1/2", ["0", "2"]), ("2/2", ["1"]), ("3/3", ["2"]),
  ])
  func shardIsAPartOfWhatIsSelected(text: String, numbers: [String]) throws {
    let shard = try #require(Shard(text))
    #expect(try selected { $0.shard = shard } == numbers)
    let some = shard.part(of: ["1", "2"])
    let ofSome = { (selection: inout Selection) in
      selection.shard = shard
      selection.drafts = [.draft03]
    }
    if some.isEmpty {
      #expect(refusal(ofSome) == "part \(text) is empty: 2 cases are selected")
    } else {
      #expect(try selected(ofSome) == some)
    }
    var selection = Selection()
    selection.shard = shard
    #expect(selection != Selection())
  }

  @Test(arguments: ["", "1", "/", "0/2", "3/2", "1/0", "-1/2", "1/2/3", "one/two", " 1/2"])
  func whatIsNoPartIsNoShard(text: String) {
    #expect(Shard(text) == nil)
  }

  // MARK: Families

  /// Files of other families need not be read.
  @Test(
    arguments: [
      ([], [], Family.allCases),
      (["tree_node"], [], [.treeNode]),
      ([], ["pprf_evaluate/suite-1/*"], [.pprfEvaluate]),
      ([], ["tree_node/*", "deletion/suite-1/one"], [.treeNode, .deletion]),
      (["tree_node"], ["tree_node/*", "deletion/*"], [.treeNode]),
      ([], ["tree_node/*", "*/suite-1/x"], Family.allCases),
      ([], ["tree_nod/suite-1/x"], Family.allCases),
      (["process_commits"], [], [.forkGraph, .externalCommit]),
    ] as [([String], [String], [Family])])
  func familiesThatCanHaveACase(
    names: [String], patterns: [String], expected: [Family]
  ) throws {
    let selection = try Selection(
      families: names, cipherSuites: [], patterns: patterns, drafts: [])
    #expect(selection.possibleFamilies == expected)
  }
}
