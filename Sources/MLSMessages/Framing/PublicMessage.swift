package import TLSPresentation

/// A message that is signed and not encrypted.
///
/// RFC 9420, section 6.2:
///
///     struct {
///         FramedContent content;
///         FramedContentAuthData auth;
///         select (PublicMessage.content.sender.sender_type) {
///             case member:
///                 MAC membership_tag;
///             case external:
///             case new_member_commit:
///             case new_member_proposal:
///                 struct{};
///         };
///     } PublicMessage;
package struct PublicMessage: Equatable, Sendable {
  /// The content; application data is syntactically fine here.
  package var content: FramedContent

  /// What authenticates the content.
  package var auth: FramedContentAuthData

  /// The membership tag; a decoded value has one exactly if the sender is a member.
  package var membershipTag: MAC?

  /// Assembles a PublicMessage; the tag belongs to a member and to nobody else.
  package init(content: FramedContent, auth: FramedContentAuthData, membershipTag: MAC?) {
    self.content = content
    self.auth = auth
    self.membershipTag = membershipTag
  }
}

extension PublicMessage: TLSCodable {
  /// Reads the content, what authenticates it and, from a member, the membership tag.
  package init(from reader: inout Reader) throws(PresentationError) {
    content = try FramedContent(from: &reader)
    auth = try FramedContentAuthData(from: &reader, contentType: content.content.contentType)
    membershipTag =
      switch content.sender {
      case .member: try reader.opaque()
      case .external, .newMemberCommit, .newMemberProposal: nil
      }
  }

  /// Appends the content, what authenticates it and the membership tag if there is one.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try content.encode(to: &writer)
    try auth.encode(to: &writer)
    if let membershipTag { try writer.opaque(membershipTag) }
  }
}
