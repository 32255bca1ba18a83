import DMLS
import SeededRandomness
import Testing

/// The fork that is kept, from written-down trees and against eliminating forks pair by pair.
struct ForkChoiceTests {
  @Test(
    arguments: [
      ("", []), ("a<e:00", ["a"]), ("a<e:60 b<e:61", ["b"]), ("b<e:61 a<e:60", ["b"]),
      ("a<e:7f b<e:80", ["b"]), ("a<e:50 b<a:40", ["a", "b"]),
      ("a<e:60 b<e:50 b2<b:ff b3<b2:ff", ["a"]),
      ("a<e:40 b<e:50 b2<b:00 b3<b2:00", ["b", "b2", "b3"]),
      ("a<e:10 b<e:20 b1<b:40 b2<b:30 b3<b2:ff a1<a:ff", ["b", "b1"]),
      ("a<e:10 b<e:30 c<e:20", ["b"]), ("a<e:05 b<a:81 c<a:7f", ["a", "b"]),
    ] as [(String, [String])])
  func theHighestChildIsKeptAtEachPointOfDivergence(commits: String, winner: [String]) throws {
    #expect(try EpochTree(commits).graph.winningFork(from: "e") == winner)
  }

  @Test func theForkStartsBelowTheGivenEpoch() throws {
    let graph = try EpochTree("a<e:60 b<e:70 a1<a:10 a2<a:20").graph
    #expect(graph.winningFork(from: "a") == ["a2"])
    #expect(graph.winningFork(from: "a2") == [])
  }

  @Test(
    arguments: [
      ("a", "b", "b"), ("a2", "b", "b"), ("a2", "a", "a2"), ("e", "a", "a"), ("e", "e", "e"),
      ("b2", "b3", "b3"), ("a2", "b2", "b2"),
    ])
  func ofTwoEpochsTheLaterOneOrTheHigherForkIsKept(
    first: String, second: String, winner: String
  ) throws {
    let graph = try EpochTree("a<e:60 a2<a:ff b<e:61 b2<b:01 b3<b:02").graph
    #expect(graph.winner(of: first, and: second) == winner)
    #expect(graph.winner(of: second, and: first) == winner)
  }

  @Test(arguments: 0..<200)
  func randomForksAreKeptAsEliminationLeavesThem(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let tree = EpochTree(commits: Int.random(in: 1...14, using: &random), using: &random)
    let left = tree.forks.filter { fork in
      !tree.forks.contains { Self.eliminates($0, fork, in: tree) }
    }
    #expect(left == [tree.graph.winningFork(from: "e")], "seed \(seed)")
    let heads = tree.forks.compactMap(\.last)
    let first = try #require(heads.first)
    let last = heads.reduce(first) { tree.graph.winner(of: $0, and: $1) }
    #expect(last == left.first?.last, "seed \(seed)")
  }

  /// Whether the first differing commit of one fork has the higher tag.
  private static func eliminates(_ one: [String], _ other: [String], in tree: EpochTree) -> Bool {
    for (left, right) in zip(one, other) where left != right {
      let tags = [left, right].map { tree.graph.commit(of: $0)?.bytes ?? [] }
      for (leftByte, rightByte) in zip(tags[0], tags[1]) where leftByte != rightByte {
        return leftByte > rightByte
      }
    }
    return false
  }
}
