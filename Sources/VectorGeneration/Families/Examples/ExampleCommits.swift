import KeyDerivation
import MessageCorpus

extension CaseBuilder {
  /// The commits of a text; each tag is filled up to Nh bytes by others that belong to the commit's
  /// name, unless the tags are whole.
  func commits(_ text: String, areTagsWhole: Bool = false) -> [WrittenCommit] {
    text.split(separator: " ").compactMap { commit(String($0), isTagWhole: areTagsWhole) }
  }

  /// One such commit; nil, and a fault, where a word stands for none.
  func commit(_ word: String, isTagWhole: Bool = false) -> WrittenCommit? {
    value(word, else: nil) { () throws(NotationError) in
      var commit = try WrittenCommit(word)
      if !isTagWhole {
        commit.tag += bytes("tag/\(commit.id)", count: max(0, suite.nh - commit.tag.count))
      }
      return commit
    }
  }
}
