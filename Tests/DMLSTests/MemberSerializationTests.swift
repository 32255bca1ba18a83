import DMLS
import KeyDerivation
import TLSPresentation
import TestSupport
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
    // One state: an id of 32 bytes, no context and a PPRF of 36, each with a header, take 71 bytes.
    writer.fixed([0x40, 71, 32] + group.first.id + [0, 36] + prf)
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
    let refusals = [restored.refusal(one), restored.refusal(two), restored.refusal(three)]
    #expect(refusals == [.duplicate, .unknownEpoch, .duplicate])
  }

  @Test func otherBytesAreRefusedForWhatIsWrongWithThem() throws {
    let suite = CipherSuite.suite1
    let (first, second) = (suite.repeating(1), suite.repeating(2))
    let prf = try PuncturablePRF(cipherSuite: suite, secret: suite.repeating(3)).serialized()
    let state = (first, [5] as [UInt8], prf)
    try Self.expect(nil, [state, (second, [], prf)])
    try Self.expect(nil, [])
    try Self.expect(.inconsistentState("it belongs to cipher suite 2"), suite: 2, [])
    try Self.expect(
      .inconsistentState("the state of an epoch stands twice"), [state, (first, [], prf)])
    try Self.expect(
      .wrongLength(name: "dmls_epoch", expected: 32, actual: 31),
      [(Array(first.dropLast()), [], prf)])
    try Self.expect(
      .presentation(.truncated(needed: 2, available: 0, offset: 0)), [(first, [], [])])
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
    _ expected: DMLSError?, suite: UInt16 = 1,
    _ states: [(id: [UInt8], groupContext: [UInt8], prf: [UInt8])],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var (held, writer) = (Writer(), Writer())
    for state in states {
      try held.opaque(state.id)
      try held.opaque(state.groupContext)
      try held.opaque(state.prf)
    }
    writer.uint16(suite)
    try writer.opaque(held.bytes)
    #expect(refusal(writer.bytes) == expected, sourceLocation: sourceLocation)
  }
}
