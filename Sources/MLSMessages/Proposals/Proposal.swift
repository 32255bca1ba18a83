/// A proposed change of the group.
///
/// RFC 9420, section 12.1:
///
///     struct {
///         ProposalType proposal_type;
///         select (Proposal.proposal_type) {
///             case add:                      Add;
///             case update:                   Update;
///             case remove:                   Remove;
///             case psk:                      PreSharedKey;
///             case reinit:                   ReInit;
///             case external_init:            ExternalInit;
///             case group_context_extensions: GroupContextExtensions;
///         };
///     } Proposal;
///
/// Indirect so that a list of references does not pay for the largest proposal.
package indirect enum Proposal: Equatable, Sendable {
  /// Add a client.
  case add(Add)

  /// Replace the leaf of the sender.
  case update(Update)

  /// Remove a member.
  case remove(Remove)

  /// Inject a pre-shared key.
  case psk(PreSharedKey)

  /// Reopen the group with other parameters.
  case reinit(ReInit)

  /// Join by an external Commit.
  case externalInit(ExternalInit)

  /// Replace the extensions of the group.
  case groupContextExtensions(GroupContextExtensions)

  /// The type that selects this variant.
  package var proposalType: ProposalType {
    switch self {
    case .add: .add
    case .update: .update
    case .remove: .remove
    case .psk: .psk
    case .reinit: .reinit
    case .externalInit: .externalInit
    case .groupContextExtensions: .groupContextExtensions
    }
  }
}
