import DMLS
import Foundation
import KeyDerivation
import SeededRandomness
import TestSupport
import Testing

/// The order in which commits arrive changes nothing about where a member ends.
struct MemberOrderTests {
  /// Random graphs a run; MEMBER_GRAPHS asks for another number.
  private static let graphs =
    ProcessInfo.processInfo.environment["MEMBER_GRAPHS"].flatMap(Int.init) ?? 10

  @Test func everyOrderEndsInTheSameEpochs() throws {
    for seed in 0..<UInt64(Self.graphs) {
      var generator = SplitMix64(seed: seed)
      let suite = CipherSuite.suite1
      let group = try FoundedGroup(suite, epochSecret: generator.bytes(suite.nh))
      let sent = try Self.commits(group, using: &generator)
      let expected = ([group.first.id] + sent.map(\.epoch.id)).ordered
      try #require(Set(expected).count == sent.count + 1)

      var ends: [[UInt8]] = []
      for _ in 0..<2 {
        let member = try Self.life(group, sent.shuffled(using: &generator), using: &generator)
        let held = member.heldEpochs
        #expect(held == expected, "seed \(seed)")
        ends.append(try Self.nodes(member))
      }
      #expect(ends[0] == ends[1], "seed \(seed): the same epochs with other nodes")
    }
  }

  /// Two to five commits, each on the first epoch or on one that an earlier commit made.
  private static func commits(
    _ group: FoundedGroup, using generator: inout SplitMix64
  ) throws -> [FoundedGroup.Sent] {
    var epochs = [group.first]
    var sent: [FoundedGroup.Sent] = []
    for number in 0..<UInt8.random(in: 2...5, using: &generator) {
      let parent = epochs[Int.random(in: 0..<epochs.count, using: &generator)]
      let commit = try group.commit(
        number, on: parent, hasPath: Bool.random(using: &generator),
        isExternal: Int.random(in: 0..<5, using: &generator) == 0)
      sent.append(commit)
      epochs.append(commit.epoch)
    }
    return sent
  }

  /// Delivers the commits until all are processed, with bad copies, repeats and restores between.
  private static func life(
    _ group: FoundedGroup, _ sent: [FoundedGroup.Sent], using generator: inout SplitMix64
  ) throws -> Member<CipherSuite> {
    var member = try group.member()
    var waiting = sent
    // Each round of the queue processes one commit at least, since none comes before the first.
    for _ in 0..<sent.count * sent.count where !waiting.isEmpty {
      let next = waiting.removeFirst()
      let isKnown = member.heldEpochs.contains(next.parent)
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let refusal = member.refusal(next.spoiled, sentIn: next.parent)
        #expect(refusal == (isKnown ? .wrongConfirmationTag : .unknownEpoch))
      }
      if Int.random(in: 0..<4, using: &generator) == 0 {
        member = try Member(restoring: member.serialized(), cipherSuite: group.suite)
      }
      let refusal = member.refusal(next)
      #expect(refusal == (isKnown ? nil : .unknownEpoch))
      if !isKnown { waiting.append(next) }
      if isKnown, Int.random(in: 0..<4, using: &generator) == 0 {
        let again = member.refusal(next)
        #expect(again == .duplicate)
      }
    }
    return member
  }

  /// Everything that the PPRFs of all epochs hold, as bytes.
  private static func nodes(_ member: borrowing Member<CipherSuite>) throws -> [UInt8] {
    var bytes: [UInt8] = []
    for epoch in member.heldEpochs {
      for node in try member.retainedNodes(of: epoch) {
        bytes += [UInt8(truncatingIfNeeded: node.depth)] + node.prefix + node.secret
      }
    }
    return bytes
  }
}
