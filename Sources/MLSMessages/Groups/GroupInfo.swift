package import TLSPresentation

/// What a newcomer needs to know of a group, signed by a member.
///
/// RFC 9420, section 12.4.3:
///
///     struct {
///         GroupContext group_context;
///         Extension extensions<V>;
///         MAC confirmation_tag;
///         uint32 signer;
///         /* SignWithLabel(., "GroupInfoTBS", GroupInfoTBS) */
///         opaque signature<V>;
///     } GroupInfo;
package struct GroupInfo: Equatable, Sendable {
  /// The state of the group.
  package var groupContext: GroupContext

  /// What helps to join, such as the ratchet tree.
  package var extensions: [Extension]

  /// The confirmation tag of the Commit that began the epoch.
  package var confirmationTag: MAC

  /// The leaf index of the member who signed.
  package var signer: UInt32

  /// The signature over GroupInfoTBS, which is the fields above.
  package var signature: [UInt8]

  /// Assembles a GroupInfo from its fields, in wire order.
  package init(
    groupContext: GroupContext,
    extensions: [Extension],
    confirmationTag: MAC,
    signer: UInt32,
    signature: [UInt8]
  ) {
    self.groupContext = groupContext
    self.extensions = extensions
    self.confirmationTag = confirmationTag
    self.signer = signer
    self.signature = signature
  }
}

extension GroupInfo: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    groupContext = try GroupContext(from: &reader)
    extensions = try reader.vector()
    confirmationTag = try reader.opaque()
    signer = try reader.uint32()
    signature = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try groupContext.encode(to: &writer)
    try writer.vector(extensions)
    try writer.opaque(confirmationTag)
    writer.uint32(signer)
    try writer.opaque(signature)
  }
}
