package import MLSMessages
package import TLSPresentation

/// What a confirmation tag adds to the interim transcript, RFC 9420 section 8.2.
///
///     struct {
///       MAC confirmation_tag;
///     } InterimTranscriptHashInput;
package struct InterimTranscriptHashInput: TLSEncodable, Equatable, Sendable {
  /// The commit's confirmation tag.
  package var confirmationTag: MAC

  /// The input of a confirmation tag.
  package init(confirmationTag: MAC) {
    self.confirmationTag = confirmationTag
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(confirmationTag)
  }
}
