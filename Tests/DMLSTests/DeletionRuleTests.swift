import DMLS
import MessageCorpus
import SeededRandomness
import Testing

/// The deletion rule, from written-down groups and against asking for each member one by one.
struct DeletionRuleTests {
  /// A group of a, b and c in epoch e; `1<e@a+d-c` is commit 1 on e by a that adds d and removes c.
  private static func rule(_ commits: String, members: String = "abc") throws -> DeletionRule {
    var rule = DeletionRule(epoch: "e", members: members.map { String($0) })
    for commit in try WrittenCommit.all(in: commits) {
      rule.add(
        commit.id, parent: commit.parent,
        MembershipChange(sender: commit.sender, adds: commit.adds, removes: commit.removes))
    }
    return rule
  }

  @Test(
    arguments: [
      ("", []), ("1<e@a 2<1@b", []), ("1<e@a 2<1@b 3<2@c", ["e"]),
      ("1<e@a 2<e@b 3<e@c", ["e"]), ("1<e@a 2<1@b 3<e@c", ["e"]),
      ("1<e@a 2<1@b 3<2@c 4<3@a", ["e", "1"]), ("1<e@a 2<1@a 3<2@a", []),
      ("1<e@a-c 2<1@b", ["e"]), ("1<e@a-c 2<e@b", ["e"]), ("1<e@a-b-c 2<1@a", ["e", "1"]),
      ("1<e@a-b-c 2<e@a 3<2@b", ["e"]), ("1<e@a+d 2<1@b 3<2@c", ["e"]),
      ("1<e@a+d 2<1@b 3<2@c 4<3@a 5<4@d", ["e", "1"]),
      ("1<e@x+x 2<1@a 3<2@b 4<3@c", ["e"]), ("1<e@a 2<1@c+c-c 3<2@b", ["e"]),
      ("1<e@a 2<1@b 3<1@c 4<3@a 5<3@b 6<5@c", ["e", "1", "3"]),
    ] as [(String, [String])])
  func anEpochIsDeletableOnceEachMemberHasMovedOn(commits: String, deletable: [String]) throws {
    #expect(try Self.rule(commits).deletable == deletable)
  }

  @Test(
    arguments: [
      ("e", "abc"), ("1", "abcd"), ("2", "bcd"), ("3", "abcd"), ("4", "abc"), ("5", "abc"),
    ])
  func membersComeAndGoWithCommits(epoch: String, members: String) throws {
    let rule = try Self.rule("1<e@a+d 2<1@b-a 3<2@b+a 4<1@c-d 5<e@a+c-c")
    #expect(rule.members(of: epoch) == Set(members.map { String($0) }))
  }

  @Test func anEpochThatIsNotThereHasNoMembers() throws {
    #expect(try Self.rule("1<e@a").members(of: "2") == nil)
  }

  @Test(arguments: 0..<200)
  func randomGroupsAreJudgedAsMemberByMember(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var commits: [(id: String, parent: String, change: MembershipChange)] = []
    var rule = DeletionRule(epoch: "e", members: ["a", "b", "c"])
    for index in 0..<Int.random(in: 0...12, using: &random) {
      let parents = ["e"] + commits.map(\.id)
      let parent = parents[Int.random(in: 0..<parents.count, using: &random)]
      let members = (rule.members(of: parent) ?? []).sorted()
      let change = Self.change(in: members, joiner: "j\(index)", using: &random)
      commits.append(("\(index)", parent, change))
      rule.add("\(index)", parent: parent, change)
    }
    let expected = (["e"] + commits.map(\.id)).filter { epoch in
      let after = commits.filter { commit in
        var one: String? = commit.parent
        while let current = one, current != epoch {
          one = commits.first { $0.id == current }?.parent
        }
        return one == epoch
      }
      return (rule.members(of: epoch) ?? []).allSatisfy { member in
        after.contains { $0.change.sender == member || $0.change.removes.contains(member) }
      }
    }
    #expect(rule.deletable == expected, "seed \(seed)")
  }

  private static func change(
    in members: [String], joiner: String, using random: inout SplitMix64
  ) -> MembershipChange {
    guard let sender = members.randomElement(using: &random),
      Int.random(in: 0..<6, using: &random) > 0
    else { return MembershipChange(sender: joiner, adds: [joiner], removes: []) }
    let others = members.filter { $0 != sender && Int.random(in: 0..<8, using: &random) == 0 }
    let adds = Int.random(in: 0..<8, using: &random) == 0 ? [joiner] : []
    return MembershipChange(sender: sender, adds: adds, removes: others)
  }
}
