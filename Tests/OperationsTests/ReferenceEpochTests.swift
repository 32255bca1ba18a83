import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing

/// The operations on chains and forks of epochs, against the specification below them.
struct ReferenceEpochTests {
  private static let suite = CipherSuite.suite1

  private static func bytes(_ byte: UInt8) -> [UInt8] { [UInt8](repeating: byte, count: 32) }

  private static func answer<Asked: CataloguedOperation>(
    _ operation: Asked.Type, _ input: Asked.Input
  ) throws -> Answered<Asked.Output> {
    let perform = try #require(Implementation.reference[Asked.self])
    return try perform(OperationContext(cipherSuite: suite), input)
  }

  private static func commit(
    _ parent: Int, path: UInt8?, context: UInt8
  ) -> EpochTree.Commit {
    EpochTree.Commit(
      parent: parent, pathSecret: path.map { bytes($0) }, pskSecret: bytes(0),
      groupContext: [context], confirmedTranscriptHash: [context])
  }

  @Test func aTreeIsTheKeySchedulesOfItsCommits() throws {
    let tree = try Self.answer(
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
      let schedule = try Self.answer(
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
      try Self.answer(
        EpochTree.self, EpochTree.Input(epochSecret: Self.bytes(0x11), commits: commits))
    }
  }

  @Test func aLifeIsTheEpochsOfTheTree() throws {
    let sent = [Self.commit(0, path: 0x22, context: 1), Self.commit(1, path: nil, context: 2)]
    let tree = try Self.answer(
      EpochTree.self, EpochTree.Input(epochSecret: Self.bytes(0x11), commits: sent)
    ).output
    let ids = [tree.first.dmlsEpoch] + tree.epochs.map(\.dmlsEpoch)
    let events = zip(sent, tree.epochs).map { commit, epoch in
      ProcessCommits.Event.commit(
        dmlsEpoch: ids[commit.parent],
        ProcessCommits.Commit(
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
    let results = try Self.answer(
      ProcessCommits.self,
      ProcessCommits.Input(
        start: .founded(epochSecret: Self.bytes(0x11)),
        events: [
          events[1], events[0], events[0], .saveAndRestore, events[1], .delete(dmlsEpoch: ids[0]),
          .delete(dmlsEpoch: ids[0]), .retainedNodes(dmlsEpoch: ids[2]),
          .retainedNodes(dmlsEpoch: ids[0]),
        ])
    ).output.events
    let root = RetainedNode(depth: 0, prefix: [], secret: tree.epochs[1].parentInitSecret)
    let (one, two, all) = (held([ids[0]]), held([ids[0], ids[1]]), held(ids))
    let rest = held([ids[1], ids[2]])
    let expected: [ProcessCommits.EventResult] = [
      .init(.refused(.unknownEpoch), held: one), .init(made(0), held: two),
      .init(.refused(.duplicate), held: two), .init(.done, held: two), .init(made(1), held: all),
      .init(.done, held: rest), .init(.refused(.unknownEpoch), held: rest),
      .init(.nodes([root]), held: rest), .init(.refused(.unknownEpoch), held: rest),
    ]
    #expect(results == expected)
  }

  @Test func aStartOfAnotherWidthIsRefusedAsAWhole() {
    #expect(
      throws: OperationError(.wrongLength, "epoch_secret must be 32 bytes, and is 1")
    ) {
      try Self.answer(
        ProcessCommits.self, ProcessCommits.Input(start: .founded(epochSecret: [1]), events: []))
    }
  }
}
