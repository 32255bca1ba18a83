import DMLS
import JSONText
import KeyDerivation
import Operations
import TestSupport
import Testing

struct ReferenceTests {
  private static let catalogue = OperationCatalogue.all.map { $0.name }

  @Test func theReferenceAnnouncesEverything() {
    let reference = Implementation.reference
    #expect(reference.operations.map { $0.name } == Self.catalogue)
    #expect(reference.drafts == DraftRevision.allCases)
    #expect(reference.cipherSuites == CipherSuite.allCases)
  }

  @Test(arguments: OperationSample.all)
  func theReferenceAnswersOrRefusesAndNeverSkips(sample: OperationSample) throws {
    let response = try sample.operation.perform(
      by: .reference, in: OperationContext(cipherSuite: .suite1), input: sample.input, path: "p")
    if case .skipped(let reason) = response { Issue.record("skipped: \(reason)") }
  }

  @Test(arguments: OperationSample.all)
  func anImplementationWithoutFunctionsSkips(sample: OperationSample) throws {
    let empty = Implementation(name: "nobody")
    #expect(empty.operations.isEmpty)
    let response = try sample.operation.perform(
      by: empty, in: OperationContext(cipherSuite: .suite1), input: sample.input, path: "p")
    #expect(response == .skipped(reason: "nobody has no \(sample.operation.name)"))
  }

  @Test func anImplementationAnnouncesWhatItHas() {
    var implementation = Implementation(name: "some")
    implementation[DMLSMessageDecode.self] = Implementation.reference[DMLSMessageDecode.self]
    implementation[DMLSEpoch.self] = Implementation.reference[DMLSEpoch.self]
    #expect(implementation.operations.map { $0.name } == ["dmls_epoch", "dmls_message_decode"])
  }

  @Test(arguments: OperationSample.all)
  func aBadInputIsAnErrorOfTheAskerWhoeverIsAsked(sample: OperationSample) {
    for implementation in [Implementation.reference, Implementation(name: "nobody")] {
      #expect(throws: JSONError.unknownKey("x", path: "p")) {
        try sample.operation.perform(
          by: implementation, in: OperationContext(cipherSuite: .suite1),
          input: sample.input.setting("x", 1), path: "p")
      }
    }
  }

  @Test func anAnswerIsTheOutputInJSON() throws {
    let response = try DMLSEpoch.perform(
      by: .reference, in: OperationContext(cipherSuite: .suite1),
      input: ["epoch_secret": .hex([UInt8](repeating: 0x11, count: 32))], path: "p")
    guard case .output(let output, intermediates: []) = response else {
      Issue.record("\(response)")
      return
    }
    #expect(output.names == ["dmls_epoch"])
    #expect(output.line.hasPrefix("{\"dmls_epoch\":\"e2c9084eccdcb1db"))
  }
}

/// The operations on chains and forks of epochs, against the specification below them.
struct ReferenceEpochTests {
  private static let suite = CipherSuite.suite1

  private static func bytes(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

  private static func commit(
    _ parent: Int, path: UInt8?, context: UInt8
  ) -> EpochTree.TreeCommit {
    EpochTree.TreeCommit(
      parent: parent, pathSecret: path.map { bytes($0) }, pskSecret: bytes(0),
      groupContext: [context], confirmedTranscriptHash: [context])
  }

  @Test func aTreeIsTheKeySchedulesOfItsCommits() throws {
    let tree = try answer(
      EpochTree.self,
      EpochTree.Input(
        epochSecret: Self.bytes(0x11),
        commits: [
          Self.commit(0, path: 0x22, context: 1), Self.commit(0, path: nil, context: 2),
          Self.commit(1, path: 0x33, context: 3),
        ]))
    let output = tree.output
    #expect(output.first.dmlsEpoch.prefix(4) == [0xe2, 0xc9, 0x08, 0x4e])
    #expect(output.first.parentInitSecret.prefix(4) == [0x3e, 0xfd, 0xad, 0x8d])
    try #require(output.epochs.count == 3)
    #expect(
      tree.intermediates.map(\.name)
        == (0..<3).flatMap { ["commit_confirmation_\($0)", "commit_secret_\($0)"] })
    #expect(tree.intermediates[3].value == Self.bytes(0))
    let parents = [output.first.parentInitSecret] + output.epochs.map(\.parentInitSecret)
    for (index, (epoch, parent)) in zip(output.epochs, [0, 0, 1]).enumerated() {
      let context = UInt8(index + 1)
      let initSecret = try Self.suite.deriveChildSecret(
        prfKey: parents[parent], label: "child_init",
        inputSecret: tree.intermediates[2 * index].value, context: [context])
      #expect(epoch.initSecret == initSecret)
      let schedule = try answer(
        KeySchedule.self,
        KeySchedule.Input(
          initSecret: initSecret, commitSecret: tree.intermediates[2 * index + 1].value,
          pskSecret: Self.bytes(0), groupContext: [context], confirmedTranscriptHash: [context],
          exports: [])
      ).output
      #expect(epoch.joinerSecret == schedule.joinerSecret)
      #expect(epoch.epochSecret == schedule.epochSecret)
      #expect(epoch.dmlsEpoch == schedule.dmlsEpoch)
      #expect(epoch.epochAuthenticator == schedule.epochAuthenticator)
      #expect(epoch.parentInitSecret == schedule.parentInitSecret)
      #expect(epoch.confirmationTag == schedule.confirmationTag)
    }
  }

  @Test(arguments: [(0, -1), (0, 1), (1, 2)])
  func aParentThatDoesNotComeEarlierIsRefusedByPlace(index: Int, parent: Int) throws {
    var commits = [Self.commit(0, path: 1, context: 1), Self.commit(1, path: 2, context: 2)]
    commits[index].parent = parent
    #expect(
      throws: OperationError(
        .malformed,
        "the parent of commit \(index) must be 0 to \(index), and is \(parent)")
    ) {
      try answer(
        EpochTree.self, EpochTree.Input(epochSecret: Self.bytes(0x11), commits: commits))
    }
  }

  @Test func aLifeIsTheEpochsOfTheTree() throws {
    let sent = [Self.commit(0, path: 0x22, context: 1), Self.commit(1, path: nil, context: 2)]
    let tree = try answer(
      EpochTree.self, EpochTree.Input(epochSecret: Self.bytes(0x11), commits: sent)
    ).output
    let ids = [tree.first.dmlsEpoch] + tree.epochs.map(\.dmlsEpoch)
    let events = zip(sent, tree.epochs).map { commit, epoch in
      ProcessCommits.Event.commit(
        dmlsEpoch: ids[commit.parent],
        ReceivedCommit(
          pathSecret: commit.pathSecret, pskSecret: commit.pskSecret,
          groupContext: commit.groupContext,
          confirmedTranscriptHash: commit.confirmedTranscriptHash,
          confirmationTag: epoch.confirmationTag))
    }
    func held(_ ids: [[UInt8]]) -> [[UInt8]] { ids.sorted { $0.lexicographicallyPrecedes($1) } }
    func made(_ index: Int) -> ProcessCommits.Outcome {
      .epoch(
        dmlsEpoch: tree.epochs[index].dmlsEpoch,
        epochAuthenticator: tree.epochs[index].epochAuthenticator)
    }
    let input = ProcessCommits.Input(
      start: .founded(epochSecret: Self.bytes(0x11)),
      events: [
        events[1], events[0], events[0], .saveAndRestore, events[1], .delete(dmlsEpoch: ids[0]),
        .delete(dmlsEpoch: ids[0]), .retainedNodes(dmlsEpoch: ids[2]),
        .retainedNodes(dmlsEpoch: ids[0]), .saveAndRestore,
      ])
    let answered = try answer(ProcessCommits.self, input).output
    let results = ProcessCommits.expectable(answered).events
    let root = RetainedNode(depth: 0, prefix: [], secret: tree.epochs[1].parentInitSecret)
    let (one, two, all) = (held([ids[0]]), held([ids[0], ids[1]]), held(ids))
    let rest = held([ids[1], ids[2]])
    let expected: [ProcessCommits.EventResult] = [
      .init(.refused(.unknownEpoch), held: one), .init(made(0), held: two),
      .init(.refused(.duplicate), held: two), .init(.done, held: two), .init(made(1), held: all),
      .init(.done, held: rest), .init(.refused(.unknownEpoch), held: rest),
      .init(.nodes([root]), held: rest), .init(.refused(.unknownEpoch), held: rest),
      .init(.done, held: rest),
    ]
    #expect(results == expected)
    let secrets = try ProcessCommits.secrets(
      ofStatesSavedBy: input, in: OperationContext(cipherSuite: .suite1))
    #expect(secrets.keys.sorted() == [3, 9])
    let gone = try #require(secrets[9]).gone
    let counts = Dictionary(grouping: gone) {
      "\(ids.firstIndex(of: $0.epoch ?? []) ?? -1) \($0.since)"
    }
    .mapValues(\.count)
    // A path of 257 nodes for each puncture, and the copath of an epoch that was deleted.
    #expect(counts == ["0 events[1]": 257, "1 events[4]": 257, "0 events[5]": 256])
    #expect(secrets[3]?.gone.allSatisfy { $0.epoch == ids[0] && $0.since == "events[1]" } == true)
    #expect(secrets[9]?.retained.contains(root.secret) == true)
    for (index, known) in secrets {
      guard case .saved(let state) = answered.events[index].outcome else {
        Issue.record("the state is not given away")
        continue
      }
      #expect(known.retained.allSatisfy { !state.ranges(of: $0).isEmpty })
      #expect(!known.gone.contains { !state.ranges(of: $0.secret).isEmpty })
    }
  }

  @Test func aStartOfAnotherWidthIsRefusedAsAWhole() {
    #expect(
      throws: OperationError(.wrongLength, "epoch_secret must be 32 bytes, and is 1")
    ) {
      try answer(
        ProcessCommits.self, ProcessCommits.Input(start: .founded(epochSecret: [1]), events: []))
    }
  }
}

/// The operations with steps, children and intermediates.
struct ReferencePPRFTests {
  private static let suite = CipherSuite.suite1
  private static let secret = [UInt8](repeating: 5, count: 32)
  private static let leaf = (0..<32).map { UInt8($0) }

  @Test func punctureGivesEachStepItsResultAtItsPlace() throws {
    let answered = try answer(
      PPRFPuncture.self,
      PPRFPuncture.Input(
        secret: Self.secret,
        steps: [
          .retainedNodes, .evaluate([]), .evaluate(Self.leaf), .saveAndRestore,
          .evaluate(Self.leaf), .retainedNodes,
        ])
    ).output
    guard case .saved = answered.steps[3] else {
      Issue.record("the state is not given away")
      return
    }
    let output = PPRFPuncture.expectable(answered)
    try #require(output.steps.count == 6)
    #expect(
      output.steps[0] == .nodes([RetainedNode(depth: 0, prefix: [], secret: Self.secret)]))
    #expect(output.steps[1] == .refused(.wrongLength))
    let expected = try Self.suite.deriveFSSecret(secret: Self.secret, input: Self.leaf)
    #expect(output.steps[2] == .out(expected))
    #expect(output.steps[3] == .restored)
    #expect(output.steps[4] == .refused(.punctured))
    guard case .nodes(let nodes) = output.steps[5] else {
      Issue.record("\(output.steps[5])")
      return
    }
    #expect(nodes.map(\.depth).sorted() == Array(1...256))
    #expect(nodes == nodes.sorted())
  }

  @Test func punctureRefusesAWrongKeyAsAWhole() {
    #expect(
      throws: OperationError(.wrongLength, "secret must be 32 bytes, and is 31")
    ) {
      try answer(
        PPRFPuncture.self,
        PPRFPuncture.Input(secret: Array(Self.secret.dropLast()), steps: []))
    }
  }

  @Test func evaluateNamesNodesOnTheWay() throws {
    let answered = try answer(
      PPRFEvaluate.self, PPRFEvaluate.Input(secret: Self.secret, input: Self.leaf))
    let path = try Self.suite.directPath(secret: Self.secret, input: Self.leaf)
    let depths = [1, 2, 8, 16, 64, 128, 192]
    #expect(
      answered.intermediates
        == depths.map { Intermediate("node_secret_\($0)", path[$0]) }
        + [Intermediate("leaf_node_secret", path[256])])
    #expect(
      try answered.output.out
        == Self.suite.deriveFSSecret(secret: Self.secret, input: Self.leaf))
  }

  @Test func childrenShareOnePPRF() throws {
    let child = DeriveChildSecret.Child(
      label: "child_init", inputSecret: Self.secret, context: [1])
    let other = DeriveChildSecret.Child(
      label: "child_init", inputSecret: Self.secret, context: [2])
    let short = DeriveChildSecret.Child(label: "child_init", inputSecret: [1], context: [])
    let answered = try answer(
      DeriveChildSecret.self,
      DeriveChildSecret.Input(prfKey: Self.secret, children: [child, child, short, other]))
    let derived = try [child, other].map {
      try Self.suite.deriveFSSecret(
        secret: Self.secret,
        input: Self.suite.childSecretInput(
          label: $0.label, inputSecret: $0.inputSecret, context: $0.context))
    }
    #expect(
      answered.output.children == [
        .childSecret(derived[0]), .refused(.punctured), .refused(.wrongLength),
        .childSecret(derived[1]),
      ])
    // The short one has no PPRF input; the numbers are the children's all the same.
    #expect(answered.intermediates.map(\.name) == ["input_0", "input_1", "input_3"])
    #expect(answered.intermediates[0].value == answered.intermediates[1].value)
  }

  @Test(arguments: [31, 33, 0])
  func treeNodeRefusesAnotherWidth(count: Int) {
    #expect(throws: OperationError(.wrongLength, "node_secret must be 32 bytes, and is \(count)")) {
      try answer(
        TreeNode.self, TreeNode.Input(nodeSecret: [UInt8](repeating: 0, count: count)))
    }
  }

  @Test(arguments: [(255 * 32, true), (255 * 32 + 1, false), (0, true), (-1, false)])
  func expandWithLabelGivesUpTo255Digests(length: Int, isAnswered: Bool) throws {
    let input = ExpandWithLabel.Input(
      secret: Self.secret, label: "l", context: [], length: length)
    if isAnswered {
      #expect(try answer(ExpandWithLabel.self, input).output.out.count == length)
    } else {
      let error = #expect(throws: OperationError.self) {
        try answer(ExpandWithLabel.self, input)
      }
      #expect(error?.kind == .wrongLength)
    }
  }
}

/// What the reference answers.
private func answer<Asked: CataloguedOperation>(
  _ operation: Asked.Type, _ input: Asked.Input
) throws -> Answered<Asked.Output> {
  let perform = try #require(Implementation.reference[Asked.self])
  return try perform(OperationContext(cipherSuite: .suite1), input)
}
