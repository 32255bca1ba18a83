package import MLSMessages
package import TLSPresentation

/// What a commit adds to the confirmed transcript, RFC 9420 section 8.2.
///
///     struct {
///       WireFormat wire_format;
///       FramedContent content; /* with content_type == commit */
///       opaque signature<V>;
///     } ConfirmedTranscriptHashInput;
package struct ConfirmedTranscriptHashInput: TLSEncodable, Equatable, Sendable {
  /// How the commit was sent.
  package var wireFormat: WireFormat
  /// The commit.
  package var content: FramedContent
  /// The signature over it.
  package var signature: [UInt8]

  /// Assembles the input from its fields, in wire order.
  package init(wireFormat: WireFormat, content: FramedContent, signature: [UInt8]) {
    self.wireFormat = wireFormat
    self.content = content
    self.signature = signature
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try wireFormat.encode(to: &writer)
    try content.encode(to: &writer)
    try writer.opaque(signature)
  }
}
