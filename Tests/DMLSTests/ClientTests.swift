import DMLS
import MessageCorpus
import Testing

struct ClientTests {
  /// What a client made of a commit.
  private enum Outcome: Equatable {
    case deleted(Set<String>)
    case refused(DMLSError)
  }

  /// A client in epoch e, and commits, those to be retained with a `+` at the end.
  private struct Trace {
    var client = Client(epoch: "e")
    var outcomes: [Outcome] = []

    init(_ commits: String) throws {
      for commit in try WrittenCommit.all(in: commits) {
        do throws(DMLSError) {
          let deleted = try client.process(
            commit.id, parent: commit.parent, confirmationTag: ConfirmationTag(commit.tag),
            retain: commit.isMarked)
          outcomes.append(.deleted(deleted))
        } catch {
          outcomes.append(.refused(error))
        }
      }
    }
  }

  @Test(
    arguments: [
      ("a<e:10", "a", ["a"], .deleted(["e"])),
      ("a<e:10+", "a", ["a", "e"], .deleted([])),
      ("a<e:10+ b<a:20", "b", ["b"], .deleted(["a", "e"])),
      ("a<e:10 b<a:20+", "b", ["a", "b"], .deleted([])),
      ("a<e:10+ b<a:20+ c<b:30", "c", ["c"], .deleted(["a", "b", "e"])),
      ("a<e:60+ b<e:61+", "b", ["b", "e"], .deleted(["a"])),
      ("a<e:60+ b<e:61", "b", ["b"], .deleted(["a", "e"])),
      ("a<e:60+ b<e:5f", "a", ["a", "e"], .deleted(["b"])),
      ("a<e:60+ b<e:5f+", "a", ["a", "e"], .deleted(["b"])),
      ("a<e:7f+ b<e:80+", "b", ["b", "e"], .deleted(["a"])),
      ("a<e:60+ a2<a:f0+ a3<a2:f0+ b<e:61+", "b", ["b", "e"], .deleted(["a", "a2", "a3"])),
      ("a<e:60+ a2<a:f0+ a3<a2:f0+ b<e:5f+", "a3", ["a", "a2", "a3", "e"], .deleted(["b"])),
      ("a<e:60+ a2<a:f0+ a3<a2:f0+ b<a:f1+", "b", ["a", "b", "e"], .deleted(["a2", "a3"])),
      ("a<e:20+ a2<a:f0+ b<e:80+", "b", ["b", "e"], .deleted(["a", "a2"])),
    ] as [(String, String, Set<String>, Outcome)])
  private func commitsMoveTheClientAndDeleteEpochs(
    commits: String, current: String, held: Set<String>, last: Outcome
  ) throws {
    let trace = try Trace(commits)
    #expect(trace.client.current == current)
    #expect(trace.client.held == held)
    #expect(trace.outcomes.last == last)
  }

  @Test(
    arguments: [
      ("x<w:ff", .unknownEpoch), ("b<a:20", .unknownEpoch),
      ("a<e:60 b<e:61", .unknownEpoch), ("a<e:60+ b<e:50+ b2<b:ff+", .unknownEpoch),
      ("a<e:60+ b<e:61+ a2<a:ff+", .unknownEpoch), ("a<e:60+ a<e:60+", .duplicate),
      ("a<e:60 b<a:10 a<e:60", .duplicate), ("a<e:60+ b<e:61+ a<e:60+", .duplicate),
      ("a<e:60+ b<e:10+ b<e:10+", .duplicate), ("e<e:60", .duplicate),
    ] as [(String, DMLSError)])
  func aRefusedCommitChangesNothing(commits: String, error: DMLSError) throws {
    let trace = try Trace(commits)
    let before = try Trace(commits.split(separator: " ").dropLast().joined(separator: " "))
    #expect(trace.outcomes.last == .refused(error))
    #expect(trace.client.current == before.client.current)
    #expect(trace.client.held == before.client.held)
  }

  @Test func aCommitBeforeItsParentMayComeAgain() throws {
    let trace = try Trace("b<a:20 a<e:60+ b<a:20")
    #expect(trace.outcomes == [.refused(.unknownEpoch), .deleted([]), .deleted(["a", "e"])])
    #expect(trace.client.current == "b")
  }
}
