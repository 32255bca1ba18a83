import DMLS
import MessageCorpus
import SeededRandomness

/// Epochs that commits make, from epoch e on.
struct EpochTree {
  var graph = EpochGraph<String, ConfirmationTag>(root: "e")

  init(_ commits: String) throws {
    for commit in try WrittenCommit.all(in: commits) {
      graph.add(commit.id, parent: commit.parent, commit: ConfirmationTag(commit.tag))
    }
  }

  /// A random tree in which siblings have different tags.
  init(commits: Int, using random: inout SplitMix64) {
    for index in 0..<commits {
      let parent = graph.epochs[Int.random(in: 0..<graph.epochs.count, using: &random)]
      let firsts: [UInt8] = [0x00, 0x7F, 0x80, 0xFF]
      let first = firsts[Int.random(in: 0..<4, using: &random)]
      let tag = ConfirmationTag([first, UInt8(index)])
      graph.add("c\(index)", parent: parent, commit: tag)
    }
  }

  /// The paths from the first epoch, excluded, to each epoch without children.
  var forks: [[String]] {
    graph.epochs.filter { graph.children(of: $0).isEmpty }
      .map { Array(graph.chain(to: $0).dropFirst()) }
  }
}
