package import TLSPresentation

/// Who sends a message.
///
/// RFC 9420, section 6:
///
///     struct {
///         SenderType sender_type;
///         select (Sender.sender_type) {
///             case member:
///                 uint32 leaf_index;
///             case external:
///                 uint32 sender_index;
///             case new_member_commit:
///             case new_member_proposal:
///                 struct{};
///         };
///     } Sender;
package enum Sender: Equatable, Sendable {
  /// The member at a leaf of the tree.
  case member(leafIndex: UInt32)

  /// The entry at an index of the `external_senders` extension.
  case external(senderIndex: UInt32)

  /// A newcomer who proposes to be added.
  case newMemberProposal

  /// A newcomer who joins by an external Commit.
  case newMemberCommit

  /// The code that selects this variant.
  package var senderType: SenderType {
    switch self {
    case .member: .member
    case .external: .external
    case .newMemberProposal: .newMemberProposal
    case .newMemberCommit: .newMemberCommit
    }
  }
}

extension Sender: TLSCodable {
  /// Reads the code and the index that it selects, if any.
  package init(from reader: inout Reader) throws(PresentationError) {
    switch try SenderType(from: &reader) {
    case .member: self = .member(leafIndex: try reader.uint32())
    case .external: self = .external(senderIndex: try reader.uint32())
    case .newMemberProposal: self = .newMemberProposal
    case .newMemberCommit: self = .newMemberCommit
    }
  }

  /// Appends the code and the index that it selects, if any.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try senderType.encode(to: &writer)
    switch self {
    case .member(let index), .external(let index): writer.uint32(index)
    case .newMemberProposal, .newMemberCommit: break
    }
  }
}
