import DMLS
import KeyDerivation
import TLSPresentation
import Testing

struct MemberSerializationTests {
  @Test func aFoundersStateIsSuiteTheFirstEpochAndItsPPRF() throws {
    let suite = CipherSuite.suite1
    let group = try FoundedGroup(suite)
    let bytes = try group.member().serialized()
    let prf = try PuncturablePRF(
      cipherSuite: suite, secret: group.first.secrets.parentInitSecret
    ).serialized()
    var writer = Writer()
    writer.uint16(1)
    writer.fixed([35, 32] + group.first.id + [0, 0])
    // One state: an id of 32 bytes and a PPRF of 36, each with a header, take 70 bytes.
    writer.fixed([0x40, 70, 32] + group.first.id + [36] + prf)
    #expect(bytes == writer.bytes)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func aRestoredMemberEqualsTheSavedOne(suite: CipherSuite) throws {
    let group = try FoundedGroup(suite)
    let one = try group.commit(1, on: group.first)
    let two = try group.commit(2, on: one.epoch, hasPath: false)
    let three = try group.commit(3, on: group.first, isExternal: true)
    var member = try group.member()
    for sent in [one, two, three] { _ = try member.process(sent.commit, sentIn: sent.parent) }
    try member.delete(one.epoch.id)
    let saved = try member.serialized()
    var restored = try Member(restoring: saved, cipherSuite: suite)
    let again = try restored.serialized()
    #expect(again == saved)
    let (held, expected) = (restored.heldEpochs, member.heldEpochs)
    #expect(held == expected)
    let (nodes, expectedNodes) = (
      try restored.retainedNodes(of: group.first.id), try member.retainedNodes(of: group.first.id)
    )
    #expect(nodes == expectedNodes)
    let epochs = restored.graph.epochs
    #expect(epochs == [group.first.id, one.epoch.id, two.epoch.id, three.epoch.id])
    let refusals = [restored.refusal(one), restored.refusal(two), restored.refusal(three)]
    #expect(refusals == [.duplicate, .unknownEpoch, .duplicate])
  }

  @Test func otherBytesAreRefusedForWhatIsWrongWithThem() throws {
    let suite = CipherSuite.suite1
    let (first, second) = (suite.repeating(1), suite.repeating(2))
    let prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3)).serialized()
    let root = Epoch(id: first, parent: [], tag: [])
    let child = Epoch(id: second, parent: first, tag: second)
    let state = (first, prf)
    try Self.expect(nil, [root, child], [state, (second, prf)])
    try Self.expect(nil, [root], [])
    try Self.expect(.inconsistentState("it belongs to cipher suite 2"), suite: 2, [root], [])
    let rootless = DMLSError.inconsistentState("it must begin with an epoch without a parent")
    try Self.expect(rootless, [], [])
    try Self.expect(rootless, [child], [])
    try Self.expect(rootless, [Epoch(id: first, parent: [], tag: second)], [])
    let misplaced = DMLSError.inconsistentState("an epoch stands twice, or before its parent")
    try Self.expect(misplaced, [root, root.under(first, tag: second)], [])
    try Self.expect(misplaced, [root, child, child], [])
    try Self.expect(misplaced, [root, child.under(suite.repeating(9), tag: second)], [])
    let stateless = DMLSError.inconsistentState(
      "a state of an unknown epoch, or one that stands twice")
    try Self.expect(stateless, [root], [(second, prf)])
    try Self.expect(stateless, [root], [state, state])
    func wrong(_ name: String) -> DMLSError { .wrongLength(name: name, expected: 32, actual: 31) }
    let short = Array(first.dropLast())
    try Self.expect(wrong("dmls_epoch"), [Epoch(id: short, parent: [], tag: [])], [])
    try Self.expect(wrong("dmls_epoch"), [root, Epoch(id: short, parent: first, tag: first)], [])
    try Self.expect(wrong("confirmation_tag"), [root, child.under(first, tag: short)], [])
    try Self.expect(
      .presentation(.truncated(needed: 2, available: 0, offset: 0)), [root], [(first, [])])
  }

  @Test func everyCutIsRefused() throws {
    let group = try FoundedGroup(.suite1)
    let bytes = try group.member().serialized()
    for count in 0..<bytes.count {
      #expect(Self.refusal(Array(bytes.prefix(count))) != nil, "\(count) bytes")
    }
    #expect(
      Self.refusal(bytes + [0])
        == .presentation(.trailingBytes(count: 1, offset: bytes.count)))
  }

  private struct Epoch {
    var id: [UInt8]
    var parent: [UInt8]
    var tag: [UInt8]

    func under(_ parent: [UInt8], tag: [UInt8]) -> Epoch {
      Epoch(id: id, parent: parent, tag: tag)
    }
  }

  private static func refusal(_ bytes: [UInt8]) -> DMLSError? {
    do throws(DMLSError) {
      _ = try Member(restoring: bytes, cipherSuite: .suite1)
      return nil
    } catch {
      return error
    }
  }

  /// Written here again, from the comment on the format, so that both must agree on it.
  private static func expect(
    _ expected: DMLSError?, suite: UInt16 = 1, _ epochs: [Epoch],
    _ states: [(id: [UInt8], prf: [UInt8])], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var (known, held, writer) = (Writer(), Writer(), Writer())
    for epoch in epochs {
      try known.opaque(epoch.id)
      try known.opaque(epoch.parent)
      try known.opaque(epoch.tag)
    }
    for state in states {
      try held.opaque(state.id)
      try held.opaque(state.prf)
    }
    writer.uint16(suite)
    try writer.opaque(known.bytes)
    try writer.opaque(held.bytes)
    #expect(refusal(writer.bytes) == expected, sourceLocation: sourceLocation)
  }
}
