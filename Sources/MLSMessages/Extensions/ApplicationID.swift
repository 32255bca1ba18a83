package import TLSPresentation

/// The content of an `application_id` extension: a name for the client that the application chose.
///
/// RFC 9420, section 5.3.3:
///
///     opaque application_id<V>;
package struct ApplicationID: Equatable, Sendable {
  /// The name, of a form that the application defines.
  package var applicationID: [UInt8]

  /// Assembles an ApplicationID from its only field.
  package init(applicationID: [UInt8]) {
    self.applicationID = applicationID
  }
}

extension ApplicationID: TLSCodable {
  /// Reads the only field.
  package init(from reader: inout Reader) throws(PresentationError) {
    applicationID = try reader.opaque()
  }

  /// Appends the only field.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(applicationID)
  }
}

extension ApplicationID: ExtensionContent {
  /// The content of `application_id`.
  package static var extensionType: ExtensionType { .applicationID }
}
