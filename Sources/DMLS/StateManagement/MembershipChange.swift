/// Who sent a commit, and what it does to the members of the group.
package struct MembershipChange: Equatable, Sendable {
  /// The sender; not a member before where the commit is external.
  package let sender: String
  /// The members that the commit adds.
  package let adds: [String]
  /// The members that the commit removes.
  package let removes: [String]

  /// A commit's sender and changes.
  package init(sender: String, adds: [String], removes: [String]) {
    self.sender = sender
    self.adds = adds
    self.removes = removes
  }
}
