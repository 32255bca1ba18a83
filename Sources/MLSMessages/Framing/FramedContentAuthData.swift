package import TLSPresentation

/// What authenticates a FramedContent.
///
/// RFC 9420, section 6.1:
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
package struct FramedContentAuthData: Equatable, Sendable {
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
  package init(
    from reader: inout Reader,
    contentType: ContentType
  ) throws(PresentationError) {
    signature = try reader.opaque()
    confirmationTag =
      switch contentType {
      case .commit: try reader.opaque()
      case .application, .proposal: nil
      }
  }
}

extension FramedContentAuthData: TLSEncodable {
  /// Appends the signature and the confirmation tag if there is one.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(signature)
    if let confirmationTag { try writer.opaque(confirmationTag) }
  }
}
