package import TLSPresentation

/// The content of a message with what places it in a group.
///
/// RFC 9420, section 6:
///
///     struct {
///         opaque group_id<V>;
///         uint64 epoch;
///         Sender sender;
///         opaque authenticated_data<V>;
///
///         ContentType content_type;
///         select (FramedContent.content_type) {
///             case application:
///               opaque application_data<V>;
///             case proposal:
///               Proposal proposal;
///             case commit:
///               Commit commit;
///         };
///     } FramedContent;
package struct FramedContent: Equatable, Sendable {
  /// The group the message belongs to.
  package var groupID: [UInt8]

  /// The epoch the message belongs to.
  package var epoch: UInt64

  /// Who sends the message.
  package var sender: Sender

  /// Data of the application that is authenticated but not hidden.
  package var authenticatedData: [UInt8]

  /// The content type with what it selects.
  package var content: Content

  /// Assembles a FramedContent from its fields, in wire order.
  package init(
    groupID: [UInt8],
    epoch: UInt64,
    sender: Sender,
    authenticatedData: [UInt8],
    content: Content
  ) {
    self.groupID = groupID
    self.epoch = epoch
    self.sender = sender
    self.authenticatedData = authenticatedData
    self.content = content
  }
}

extension FramedContent: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    groupID = try reader.opaque()
    epoch = try reader.uint64()
    sender = try Sender(from: &reader)
    authenticatedData = try reader.opaque()
    content = try Content(from: &reader)
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(groupID)
    writer.uint64(epoch)
    try sender.encode(to: &writer)
    try writer.opaque(authenticatedData)
    try content.encode(to: &writer)
  }
}
