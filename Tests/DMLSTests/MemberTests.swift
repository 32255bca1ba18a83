import DMLS
import KeyDerivation
import TestSupport
import Testing

/// What a member does with commits, one rule a test.
struct MemberTests {
  @Test(arguments: CipherSuite.onePerHash)
  func aCommitMakesTheEpochOfTheDefinitions(suite: CipherSuite) throws {
    let group = try FoundedGroup(suite)
    var member = try group.member()
    let atFirst = member.heldEpochs
    #expect(atFirst == [group.first.id])
    for (number, hasPath) in [(1, true), (2, false)] as [(UInt8, Bool)] {
      let sent = try group.commit(number, on: group.first, hasPath: hasPath)
      let secrets = try member.process(sent.commit, sentIn: sent.parent)
      #expect(secrets == sent.epoch.secrets)
      let held = member.heldEpochs
      #expect(held.contains(sent.epoch.id))
      #expect(held == held.ordered)
    }
    let count = member.heldEpochs.count
    #expect(count == 3)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func aWrongTagPuncturesNothingAndTheGoodCommitPuncturesOnce(suite: CipherSuite) throws {
    let group = try FoundedGroup(suite)
    let sent = try group.commit(1, on: group.first)
    var member = try group.member()
    let before = try member.serialized()
    for _ in 0..<2 {
      let refusal = member.refusal(sent.spoiled, sentIn: sent.parent)
      #expect(refusal == .wrongConfirmationTag)
      let after = try member.serialized()
      #expect(after == before)
    }
    let accepted = member.refusal(sent)
    #expect(accepted == nil)
    let nodes = try member.retainedNodes(of: group.first.id)
    #expect(nodes.count == suite.leafDepth)
    let punctured = try member.serialized()
    for copy in [sent.commit, sent.spoiled] {
      let refusal = member.refusal(copy, sentIn: sent.parent)
      #expect(refusal == .duplicate)
    }
    let atEnd = try member.serialized()
    #expect(atEnd == punctured)
  }

  @Test func tagsOfOtherLengthsAreWrong() throws {
    let group = try FoundedGroup(.suite1)
    let sent = try group.commit(1, on: group.first)
    var member = try group.member()
    let tag = sent.commit.confirmationTag
    for other in [[], Array(tag.dropLast()), tag + [0]] {
      var copy = sent.commit
      copy.confirmationTag = other
      let refusal = member.refusal(copy, sentIn: sent.parent)
      #expect(refusal == .wrongConfirmationTag)
    }
    let accepted = member.refusal(sent)
    #expect(accepted == nil)
  }

  @Test func anUnknownEpochIsRefusedBeforeAnythingElse() throws {
    let group = try FoundedGroup(.suite1)
    let sent = try group.commit(1, on: group.first)
    let child = try group.commit(2, on: sent.epoch)
    var member = try group.member()
    var bad = child.commit
    bad.pathSecret = []
    let refusals = [member.refusal(child), member.refusal(bad, sentIn: child.parent)]
    #expect(refusals == [.unknownEpoch, .unknownEpoch])
    let accepted = [member.refusal(sent), member.refusal(child)]
    #expect(accepted == [nil, nil])
  }

  @Test(arguments: [false, true])
  func secretsOfAnotherWidthAreRefusedAndChangeNothing(isExternal: Bool) throws {
    let group = try FoundedGroup(.suite1)
    let sent = try group.commit(1, on: group.first, isExternal: isExternal)
    var member = try group.member()
    let before = try member.serialized()
    var (path, psk) = (sent.commit, sent.commit)
    path.pathSecret = [1]
    psk.pskSecret = [1]
    var refusals = [
      member.refusal(path, sentIn: sent.parent), member.refusal(psk, sentIn: sent.parent),
    ]
    var names = ["path_secret", "psk_secret"]
    if isExternal {
      var initial = sent.commit
      initial.origin = .external(initSecret: [1])
      refusals.append(member.refusal(initial, sentIn: sent.parent))
      names.append("init_secret")
    }
    #expect(refusals == names.map { .wrongLength(name: $0, expected: 32, actual: 1) })
    let after = try member.serialized()
    #expect(after == before)
  }

  @Test(arguments: CipherSuite.onePerHash)
  func aJoinerKnowsItsOwnEpochAlone(suite: CipherSuite) throws {
    let group = try FoundedGroup(suite)
    let own = try group.commit(1, on: group.first)
    let sibling = try group.commit(2, on: group.first)
    let child = try group.commit(3, on: own.epoch)
    var joiner = try Member(
      by: suite, joinerSecret: own.epoch.joinerSecret,
      pskSecret: own.commit.pskSecret, groupContext: own.commit.groupContext)
    let held = joiner.heldEpochs
    #expect(held == [own.epoch.id])
    let refusals = [joiner.refusal(own), joiner.refusal(sibling), joiner.refusal(child)]
    #expect(refusals == [.unknownEpoch, .unknownEpoch, nil])
  }

  @Test(arguments: CipherSuite.onePerHash)
  func anExternalCommitLeavesThePPRFAlone(suite: CipherSuite) throws {
    let group = try FoundedGroup(suite)
    let external = try group.commit(1, on: group.first, isExternal: true)
    let own = try group.commit(1, on: group.first)
    var member = try group.member()
    let before = try member.retainedNodes(of: group.first.id)
    let bad = member.refusal(external.spoiled, sentIn: external.parent)
    #expect(bad == .wrongConfirmationTag)
    let secrets = try member.process(external.commit, sentIn: external.parent)
    #expect(secrets == external.epoch.secrets)
    let after = try member.retainedNodes(of: group.first.id)
    #expect(after == before)
    let refusals = [
      member.refusal(external), member.refusal(external.spoiled, sentIn: external.parent),
      member.refusal(own), member.refusal(own),
    ]
    #expect(refusals == [.duplicate, .duplicate, nil, .duplicate])
  }

  @Test func aDeletedEpochIsUnknownAndItsChildrenLiveOn() throws {
    let group = try FoundedGroup(.suite1)
    let sent = try group.commit(1, on: group.first)
    let sibling = try group.commit(2, on: group.first)
    let child = try group.commit(3, on: sent.epoch)
    var member = try group.member()
    let accepted = member.refusal(sent)
    #expect(accepted == nil)
    try member.delete(group.first.id)
    let held = member.heldEpochs
    #expect(held == [sent.epoch.id])
    let refusals = [member.refusal(sibling), member.refusal(sent), member.refusal(child)]
    #expect(refusals == [.unknownEpoch, .unknownEpoch, nil])
    var again: DMLSError?
    do throws(DMLSError) { try member.delete(group.first.id) } catch { again = error }
    #expect(again == .unknownEpoch)
    var nodes: DMLSError?
    do throws(DMLSError) { _ = try member.retainedNodes(of: group.first.id) } catch {
      nodes = error
    }
    #expect(nodes == .unknownEpoch)
    let atEnd = member.heldEpochs
    #expect(atEnd == [sent.epoch.id, child.epoch.id].ordered)
  }
}
