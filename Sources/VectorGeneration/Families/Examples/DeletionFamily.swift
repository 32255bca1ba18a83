import KeyDerivation
import MessageCorpus
import Operations
import VectorFiles

/// The deletion rule, in groups whose first epoch is e.
enum DeletionFamily: FamilyScript {
  static func write(to cases: CaseBuilder) {
    addChains(cases)
    addForks(cases)
    addMembers(cases)
  }

  /// A group whose members come, go and commit on several forks.
  static func draw(_ draw: Draw) {
    let founders = (0...draw.below(3)).map { "m\($0)" }
    var members = ["start": founders]
    var epochs = ["start"]
    var commits: [DeletableEpochs.MembershipCommit] = []
    for index in 0..<draw.below(12) {
      let parent = draw.pick(epochs.suffix(draw.once(in: 3) ? 6 : 1))
      let there = members[parent] ?? []
      let adds = draw.once(in: 4) ? ["n\(index)"] : []
      let removes = draw.once(in: 4) ? [draw.pick(there + ["m0"])] : []
      let sender = there.isEmpty || draw.once(in: 8) ? adds.first ?? "x\(index)" : draw.pick(there)
      let added = there.contains(sender) || adds.contains(sender) ? adds : adds + [sender]
      let commit = DeletableEpochs.MembershipCommit(
        id: "c\(index)", parent: parent, sender: sender, adds: added, removes: removes)
      members[commit.id] = there.filter { !removes.contains($0) } + added
      epochs.append(commit.id)
      commits.append(commit)
    }
    draw.add(
      DeletableEpochs.self, readings: [.upstream, .eachMember],
      input: DeletableEpochs.Input(members: founders, epoch: "start", commits: commits))
  }

  private static func addChains(_ cases: CaseBuilder) {
    let movedOn = { cases.deletion($0, $1, [.movedOn], $2) }
    movedOn("nobody", "No commit yet.", "")
    movedOn("one-missing", "One of two has committed.", "a<e@alice")
    movedOn(
      "all-in-the-epoch", "Both have committed in the epoch itself, on two forks.",
      "a<e@alice b<e@bob")
    movedOn(
      "all-after-it", "One committed in the epoch, the other one in its child.", "a<e@alice b<a@bob"
    )
    cases.deletion(
      "alone", "A group of one: oneself counts too.", [.movedOn], members: "alice",
      "a<e@alice b<a@alice")
    movedOn("same-sender", "One of two commits again and again.", "a<e@alice b<a@alice c<b@alice")
    cases.deletion(
      "long-chain", "Three members take turns: the last epochs stay.", [.movedOn],
      members: "alice bob carol",
      "c1<e@alice c2<c1@bob c3<c2@carol c4<c3@alice c5<c4@bob c6<c5@carol")
  }

  private static func addForks(_ cases: CaseBuilder) {
    let upstream = { cases.deletion($0, $1, [.upstream], $2) }
    upstream(
      "fork-before-the-epoch", "A commit on a fork that parts before the epoch says nothing of it.",
      "a<e@alice a2<a@alice b<e@bob")
    upstream(
      "ancestors-do-not-count", "Both committed before the epoch, and one of them after it.",
      "a<e@alice b<a@bob c<b@alice")
    upstream(
      "commit-that-made-it", "The commit that made an epoch was sent before it.",
      "a<e@alice b<a@bob")
    cases.deletion(
      "different-forks", "Three members move on, each on a fork of its own.", [.upstream],
      members: "alice bob carol", "a<e@alice b<e@bob c<a@carol")
    upstream(
      "deep", "A commit counts for every epoch before it, however far.",
      "a<e@alice b<a@alice c<b@alice d<c@alice f<d@alice g<f@alice h<g@alice i<h@alice j<i@bob")
    cases.deletion(
      "nested-forks", "Forks within forks: each epoch counts what lies after it alone.",
      [.upstream], members: "alice bob carol",
      "a<e@alice b<a@bob c<a@carol ba<b@alice bb<b@bob bc<bb@carol ca<c@alice cb<ca@alice")
  }

  private static func addMembers(_ cases: CaseBuilder) {
    let members = { cases.deletion($0, $1, [.members], $2) }
    let external = { cases.deletion($0, $1, [.members, .external], $2) }
    cases.deletion(
      "removed", "Who was removed need not commit.", [.members], members: "alice bob carol",
      "a<e@alice-carol b<a@bob c<b@alice")
    cases.deletion(
      "removed-later", "A removal counts for every epoch before it on its fork.", [.members],
      members: "alice bob carol", "a<e@alice b<a@bob c<b@alice-carol d<c@bob")
    cases.deletion(
      "removed-on-another-fork", "Removed on one fork, silent on the other.", [.members],
      members: "alice bob carol", "a<e@alice-carol b<e@bob b2<b@alice b3<b2@bob")
    members(
      "removed-before", "Who was removed before the epoch is none of its members.",
      "a<e@alice-bob b<a@alice")
    cases.deletion(
      "removed-on-a-fork-before", "Removed on a fork that parts before: still a member here.",
      [.members, .upstream], "a<e@alice-bob b<e@alice b2<b@alice")
    members(
      "added-later", "Who was added later need not commit for older epochs.",
      "a<e@alice+carol b<a@bob c<b@alice")
    cases.deletion(
      "added-and-silent", "Who was added is missing from then on.", [.members], members: "alice",
      "a<e@alice+bob b<a@alice c<b@bob d<c@alice")
    cases.deletion(
      "added-and-removed", "Added by one commit, removed by the next.", [.members],
      members: "alice", "a<e@alice+bob b<a@alice-bob c<b@alice")
    members(
      "removed-and-added-again", "A member of the first epoch leaves and comes back.",
      "a<e@alice-bob b<a@alice+bob c<b@alice")
    members(
      "swapped", "One commit removes a member and adds another.",
      "a<e@alice+carol-bob b<a@alice c<b@carol")
    cases.deletion(
      "removes-two", "One commit removes two members.", [.members], members: "alice bob carol",
      "a<e@alice-bob-carol b<a@alice")
    cases.deletion(
      "adds-two", "One commit adds two members, and one of them commits.", [.members],
      members: "alice", "a<e@alice+bob+carol b<a@alice c<b@bob")
    external(
      "replaced-by-external", "Someone outside joins and removes a member in one commit.",
      "a<e@alice x<a@xenia+xenia-bob b<x@alice")
    external(
      "external-commit", "Who joins by an external commit counts for no epoch before.",
      "x<e@xenia+xenia a<x@alice b<a@bob y<b@xenia")
    cases.deletion(
      "external-commit-only", "Someone outside commits: no member has moved on.",
      [.members, .external], members: "alice", "x<e@xenia+xenia")
    cases.deletion(
      "external-commit-missing", "Who joined by an external commit has yet to commit again.",
      [.members, .external], members: "alice", "x<e@xenia+xenia a<x@alice b<a@alice")
    external(
      "self-removed", "A member replaces itself by an external commit that removes it.",
      "a<e@alice x<a@bob+bob-bob b<x@alice")
  }
}

extension CaseBuilder {
  fileprivate func deletion(
    _ name: String, _ comment: String, _ flags: [Flag], members: String = "alice bob",
    _ commits: String
  ) {
    add(
      DeletableEpochs.self, name, comment, flags, readings: [.upstream, .eachMember],
      input: DeletableEpochs.Input(
        members: members.split(separator: " ").map { String($0) }, epoch: "e",
        commits: self.commits(commits).map {
          DeletableEpochs.MembershipCommit(
            id: $0.id, parent: $0.parent, sender: $0.sender, adds: $0.adds, removes: $0.removes)
        }))
  }
}

extension Flag {
  fileprivate static let movedOn = Flag(
    "MovedOn", "Which members have committed since.", section: "draft section 7",
    effect: "A state that is deleted too early leaves a member's fork unreadable; one that is kept "
      + "lets a thief read on.")
  fileprivate static let upstream = Flag(
    "Upstream", "Commits before an epoch, after it, or on forks that part before it.",
    section: "draft section 7", effect: "A state is deleted while a member may still commit in it.")
  fileprivate static let members = Flag(
    "Members", "Members that come and go.", section: "draft section 7",
    effect: "A state is never deleted since somebody who left is waited for, or too early since "
      + "somebody is forgotten.")
  fileprivate static let external = Flag(
    "ExternalCommit", "A commit by somebody who is no member yet.", section: "draft section 7",
    effect: "A newcomer's commit is taken for a member's, or a newcomer is waited for in epochs "
      + "before its own.")
}
