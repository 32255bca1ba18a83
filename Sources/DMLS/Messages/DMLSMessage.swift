package import KeyDerivation
package import MLSMessages
import TLSPresentation

/// An MLSMessage with the epoch in which it was sent, section 3.
///
///     struct {
///       MLSMessage message;
///       opaque dmls_epoch<V>;
///     } DMLSMessage
package struct DMLSMessage: Equatable, Sendable {
  /// The message, which carries no length of its own.
  package var message: MLSMessage
  /// The epoch's identifier, Nh bytes (R15); it routes and authenticates nothing (R11).
  package var dmlsEpoch: [UInt8]

  /// A message sent in the given epoch.
  package init(message: MLSMessage, dmlsEpoch: [UInt8]) {
    self.message = message
    self.dmlsEpoch = dmlsEpoch
  }

  /// Decodes a whole DMLSMessage; bytes after it are refused (R14).
  /// - Throws: `DMLSError.presentation` where the bytes do not parse, `.wrongLength` where the
  ///   epoch is not Nh bytes, `.forbiddenMessage` where the draft revision forbids it.
  package init(
    decoding bytes: [UInt8], cipherSuite: CipherSuite, draft: DraftRevision
  ) throws(DMLSError) {
    do throws(PresentationError) {
      var reader = Reader(bytes)
      message = try MLSMessage(from: &reader)
      dmlsEpoch = try reader.opaque()
      try reader.finish()
    } catch {
      throw .presentation(error)
    }
    try check(cipherSuite: cipherSuite, draft: draft)
  }

  /// Encodes the message.
  /// - Throws: what decoding the result would throw.
  package func encoded(
    cipherSuite: CipherSuite, draft: DraftRevision
  ) throws(DMLSError) -> [UInt8] {
    try check(cipherSuite: cipherSuite, draft: draft)
    do throws(PresentationError) {
      var writer = Writer()
      try message.encode(to: &writer)
      try writer.opaque(dmlsEpoch)
      return writer.bytes
    } catch {
      throw .presentation(error)
    }
  }

  private func check(cipherSuite: CipherSuite, draft: DraftRevision) throws(DMLSError) {
    guard dmlsEpoch.count == cipherSuite.nh else {
      throw .wrongLength(
        name: "dmls_epoch", expected: cipherSuite.nh, actual: dmlsEpoch.count)
    }
    guard draft.permits(message.wireFormat) else {
      throw .forbiddenMessage(message.wireFormat, draft)
    }
  }
}
