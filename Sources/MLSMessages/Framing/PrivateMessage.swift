package import TLSPresentation

/// A message that is signed and encrypted.
///
/// RFC 9420, section 6.3:
///
///     struct {
///         opaque group_id<V>;
///         uint64 epoch;
///         ContentType content_type;
///         opaque authenticated_data<V>;
///         opaque encrypted_sender_data<V>;
///         opaque ciphertext<V>;
///     } PrivateMessage;
package struct PrivateMessage: Equatable, Sendable {
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

  /// Assembles a PrivateMessage from its fields, in wire order.
  package init(
    groupID: [UInt8],
    epoch: UInt64,
    contentType: ContentType,
    authenticatedData: [UInt8],
    encryptedSenderData: [UInt8],
    ciphertext: [UInt8]
  ) {
    self.groupID = groupID
    self.epoch = epoch
    self.contentType = contentType
    self.authenticatedData = authenticatedData
    self.encryptedSenderData = encryptedSenderData
    self.ciphertext = ciphertext
  }
}

extension PrivateMessage: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    groupID = try reader.opaque()
    epoch = try reader.uint64()
    contentType = try ContentType(from: &reader)
    authenticatedData = try reader.opaque()
    encryptedSenderData = try reader.opaque()
    ciphertext = try reader.opaque()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(groupID)
    writer.uint64(epoch)
    try contentType.encode(to: &writer)
    try writer.opaque(authenticatedData)
    try writer.opaque(encryptedSenderData)
    try writer.opaque(ciphertext)
  }
}
