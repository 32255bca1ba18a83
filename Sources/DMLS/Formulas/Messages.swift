package import MLSMessages
import TLSPresentation

/// An MLSMessage with the epoch in which it was sent, section 3.
///
///     struct {
///       MLSMessage message;
///       opaque dmls_epoch<V>;
///     } DMLSMessage
package struct DMLSMessage: Equatable, Sendable {
  /// The MLSMessage, encoded; it carries no length of its own.
  package var message: [UInt8]
  /// The epoch's identifier, Nh bytes (R15); it routes and authenticates nothing (R11).
  package var dmlsEpoch: [UInt8]

  /// A message sent in the given epoch.
  package init(message: [UInt8], dmlsEpoch: [UInt8]) {
    self.message = message
    self.dmlsEpoch = dmlsEpoch
  }
}

/// Section 3.
extension DraftFormulas {
  /// Parses the MLSMessage: nothing else tells where it ends.
  /// - Throws: `DMLSError.presentation` where the bytes do not begin with one.
  package func messageEnd(
    in bytes: [UInt8]
  ) throws(DMLSError) -> (end: Int, wireFormat: WireFormat?) {
    do throws(PresentationError) {
      var reader = Reader(bytes)
      let message = try MLSMessage(from: &reader)
      return (reader.position, message.wireFormat)
    } catch {
      throw .presentation(error)
    }
  }

  package func encodedEpoch(_ dmlsEpoch: [UInt8]) throws(DMLSError) -> [UInt8] {
    do throws(PresentationError) {
      var writer = Writer()
      try writer.opaque(dmlsEpoch)
      return writer.bytes
    } catch {
      throw .presentation(error)
    }
  }

  package func epoch(
    in bytes: [UInt8], at offset: Int
  ) throws(DMLSError) -> (dmlsEpoch: [UInt8], end: Int) {
    do throws(PresentationError) {
      var reader = Reader(bytes, from: offset)
      let dmlsEpoch = try reader.opaque()
      return (dmlsEpoch, reader.position)
    } catch {
      throw .presentation(error)
    }
  }

  /// Bytes behind dmls_epoch are refused: one message, one encoding (R14).
  package func requireEnd(of bytes: [UInt8], at offset: Int) throws(DMLSError) {
    guard offset == bytes.count else {
      throw .presentation(.trailingBytes(count: bytes.count - offset, offset: offset))
    }
  }

  package func permits(_ wireFormat: WireFormat, in draft: DraftRevision) -> Bool {
    draft.permits(wireFormat)
  }

  /// The message as it is, then the header.
  /// - Throws: what decoding the result would throw.
  package func encoded(
    _ message: DMLSMessage, draft: DraftRevision
  ) throws(DMLSError) -> [UInt8] {
    let (end, wireFormat) = try formulas.messageEnd(in: message.message)
    try formulas.requireEnd(of: message.message, at: end)
    try formulas.check(message.dmlsEpoch, wireFormat, draft)
    return try message.message + formulas.encodedEpoch(message.dmlsEpoch)
  }

  /// - Throws: `DMLSError.presentation` where the bytes do not parse, `.wrongLength` where the epoch
  ///   is not Nh bytes, `.forbiddenMessage` where the draft revision forbids it.
  package func dmlsMessage(
    decoding bytes: [UInt8], draft: DraftRevision
  ) throws(DMLSError) -> DMLSMessage {
    let (messageEnd, wireFormat) = try formulas.messageEnd(in: bytes)
    let (dmlsEpoch, end) = try formulas.epoch(in: bytes, at: messageEnd)
    try formulas.requireEnd(of: bytes, at: end)
    try formulas.check(dmlsEpoch, wireFormat, draft)
    return DMLSMessage(message: Array(bytes[..<messageEnd]), dmlsEpoch: dmlsEpoch)
  }
}

extension Formulas {
  /// Refuses an epoch that is not exactly Nh bytes (R15), and then a wire format that the revision
  /// forbids (R3).
  package func check(
    _ dmlsEpoch: [UInt8], _ wireFormat: WireFormat?, _ draft: DraftRevision
  ) throws(DMLSError) {
    try requireNh(dmlsEpoch, name: "dmls_epoch")
    if let wireFormat, !permits(wireFormat, in: draft) {
      throw .forbiddenMessage(wireFormat, draft)
    }
  }
}
