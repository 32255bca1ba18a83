package import TLSPresentation

/// The content of an `external_senders` extension: who may send proposals from outside.
///
/// RFC 9420, section 12.1.8.1:
///
///     ExternalSender external_senders<V>;
package struct ExternalSenders: Equatable, Sendable {
  /// The senders; a Sender of type `external` is an index into this list.
  package var externalSenders: [ExternalSender]

  /// Assembles an ExternalSenders from its only field.
  package init(externalSenders: [ExternalSender]) {
    self.externalSenders = externalSenders
  }
}

extension ExternalSenders: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    externalSenders = try reader.vector()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(externalSenders)
  }
}

extension ExternalSenders: ExtensionContent {
  /// The content of `external_senders`.
  package static var extensionType: ExtensionType { .externalSenders }
}
