import TLSPresentation

/// In which capacity a sender sends.
///
/// RFC 9420, section 6:
///
///     enum {
///         reserved(0),
///         member(1),
///         external(2),
///         new_member_proposal(3),
///         new_member_commit(4),
///         (255)
///     } SenderType;
package enum SenderType: UInt8, CaseIterable, TLSEnumeration {
  /// A member of the group.
  case member = 1

  /// Someone listed in the `external_senders` extension.
  case external = 2

  /// A newcomer who proposes to be added.
  case newMemberProposal = 3

  /// A newcomer who joins by an external Commit.
  case newMemberCommit = 4
}
