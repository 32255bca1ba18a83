import MessageCorpus
import Testing

/// The notation of trees of commits.
struct WrittenCommitTests {
  @Test func aWordHoldsItsParts() throws {
    let commit = try WrittenCommit("c1<e@alice:60ff+bob+carol-dave")
    #expect(commit.id == "c1")
    #expect(commit.parent == "e")
    #expect(commit.sender == "alice")
    #expect(commit.tag == [0x60, 0xFF])
    #expect(commit.adds == ["bob", "carol"])
    #expect(commit.removes == ["dave"])
    #expect(!commit.isMarked)
  }

  @Test func allButTheFirstTwoPartsMayBeAbsent() throws {
    let commit = try WrittenCommit("a<e")
    #expect(commit.tag == [] && commit.sender == "" && commit.adds == [] && commit.removes == [])
    #expect(!commit.isMarked)
    #expect(try WrittenCommit("a<e:00+").isMarked)
  }

  @Test func aTextHoldsCommitsInTheirOrder() throws {
    #expect(try WrittenCommit.all(in: "").isEmpty)
    let commits = try WrittenCommit.all(in: "b<a:01 a<e:02")
    #expect(commits.map(\.id) == ["b", "a"])
    #expect(commits.map(\.tag) == [[1], [2]])
  }

  @Test(arguments: [
    "a", "<e", "a<", "a<e<f", "a<e:", "a<e:6", "a<e:6g", "a<e:60:61", "a<e@", "a<e@b@c", "a<e-",
  ])
  func aWordThatStandsForNoCommitIsNamed(word: String) {
    #expect(throws: NotationError(word: word)) { try WrittenCommit(word) }
    #expect(throws: NotationError(word: word)) { try WrittenCommit.all(in: "b<e \(word) c<b") }
  }
}
