package import TLSPresentation

/// A message that is signed and not encrypted (RFC 9420, section 6.2).
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
package struct PublicMessage: TLSCodable, Equatable, Sendable {
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

  package init(from reader: inout Reader) throws(PresentationError) {
    content = try FramedContent(from: &reader)
    auth = try FramedContentAuthData(from: &reader, contentType: content.content.contentType)
    membershipTag =
      switch content.sender {
      case .member: try reader.opaque()
      case .external, .newMemberCommit, .newMemberProposal: nil
      }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try content.encode(to: &writer)
    try auth.encode(to: &writer)
    if let membershipTag { try writer.opaque(membershipTag) }
  }
}

/// What authenticates a FramedContent (RFC 9420, section 6.1).
///
///     struct {
///         /* SignWithLabel(., "FramedContentTBS", FramedContentTBS) */
///         opaque signature<V>;
///         select (FramedContent.content_type) {
///             case commit:
///                 /*
///                   MAC(confirmation_key,
///                       GroupContext.confirmed_transcript_hash)
///                 */
///                 MAC confirmation_tag;
///             case application:
///             case proposal:
///                 struct{};
///         };
///     } FramedContentAuthData;
///
/// The content type stands outside the structure, so reading it takes the type as an argument.
package struct FramedContentAuthData: TLSEncodable, Equatable, Sendable {
  /// The signature over FramedContentTBS.
  package var signature: [UInt8]
  /// The confirmation tag; a decoded value has one exactly if the content is a Commit.
  package var confirmationTag: MAC?

  /// Assembles a FramedContentAuthData; the tag belongs to a Commit and to nothing else.
  package init(signature: [UInt8], confirmationTag: MAC?) {
    self.signature = signature
    self.confirmationTag = confirmationTag
  }

  /// Reads the signature and, behind a Commit, the confirmation tag.
  package init(from reader: inout Reader, contentType: ContentType) throws(PresentationError) {
    signature = try reader.opaque()
    confirmationTag =
      switch contentType {
      case .commit: try reader.opaque()
      case .application, .proposal: nil
      }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(signature)
    if let confirmationTag { try writer.opaque(confirmationTag) }
  }
}

/// A message that is signed and encrypted (RFC 9420, section 6.3).
///
///     struct {
///         opaque group_id<V>;
///         uint64 epoch;
///         ContentType content_type;
///         opaque authenticated_data<V>;
///         opaque encrypted_sender_data<V>;
///         opaque ciphertext<V>;
///     } PrivateMessage;
package struct PrivateMessage: TLSCodable, Equatable, Sendable {
  /// The group the message belongs to.
  package var groupID: [UInt8]
  /// The epoch the message belongs to.
  package var epoch: UInt64
  /// The kind of the encrypted content.
  package var contentType: ContentType
  /// Data of the application that is authenticated but not hidden.
  package var authenticatedData: [UInt8]
  /// The encrypted SenderData.
  package var encryptedSenderData: [UInt8]
  /// The encrypted PrivateMessageContent.
  package var ciphertext: [UInt8]

  package init(
    groupID: [UInt8], epoch: UInt64, contentType: ContentType, authenticatedData: [UInt8],
    encryptedSenderData: [UInt8], ciphertext: [UInt8]
  ) {
    self.groupID = groupID
    self.epoch = epoch
    self.contentType = contentType
    self.authenticatedData = authenticatedData
    self.encryptedSenderData = encryptedSenderData
    self.ciphertext = ciphertext
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    groupID = try reader.opaque()
    epoch = try reader.uint64()
    contentType = try ContentType(from: &reader)
    authenticatedData = try reader.opaque()
    encryptedSenderData = try reader.opaque()
    ciphertext = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(groupID)
    writer.uint64(epoch)
    try contentType.encode(to: &writer)
    try writer.opaque(authenticatedData)
    try writer.opaque(encryptedSenderData)
    try writer.opaque(ciphertext)
  }
}
