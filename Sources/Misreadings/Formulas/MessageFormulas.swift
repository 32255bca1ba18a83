import DMLS
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation

/// DMLSMessage of section 3 of the draft, in parts.
struct MessageFormulas: Sendable {
  /// Finds where an MLSMessage ends, and which wire format it has; nil where it is not parsed.
  var messageEnd: @Sendable ([UInt8]) throws(OperationError) -> (end: Int, format: WireFormat?) = {
    (bytes) throws(OperationError) in
    do throws(PresentationError) {
      var reader = Reader(bytes)
      let message = try MLSMessage(from: &reader)
      return (reader.position, message.wireFormat)
    } catch {
      throw OperationError(.presentation(error))
    }
  }

  /// The header of a dmls_epoch of so many bytes.
  var header: @Sendable (Int) -> [UInt8] = shortestHeader

  /// Reads a header at an offset: how long it is, and how many bytes it promises.
  var readHeader:
    @Sendable ([UInt8], Int, CipherSuite) throws(OperationError) -> (width: Int, count: Int) = {
      (bytes, offset, _) throws(OperationError) in
      try MessageFormulas.readShortestHeader(bytes, at: offset)
    }

  /// Refuses bytes behind the structure.
  var finish: @Sendable (Int) throws(OperationError) -> Void = { (left) throws(OperationError) in
    guard left == 0 else { throw OperationError(.trailingBytes, "\(left) bytes are left") }
  }

  /// Refuses a dmls_epoch of the wrong length.
  var checkEpoch: @Sendable (CipherSuite, [UInt8]) throws(OperationError) -> Void = {
    (suite, epoch) throws(OperationError) in _ = try requireNh(suite, epoch)
  }

  /// Whether a revision permits a wire format.
  var permits: @Sendable (DraftRevision, WireFormat) -> Bool = { $0.permits($1) }

  /// Decodes; the whole is put together from the parts above.
  var decode:
    @Sendable (MessageFormulas, OperationContext, [UInt8]) throws(OperationError) ->
      DMLSMessageParts = { (formulas, context, bytes) throws(OperationError) in
        let (end, format) = try formulas.messageEnd(bytes)
        let (epoch, rest) = try formulas.epoch(in: bytes, at: end, context)
        try formulas.finish(rest)
        try formulas.check(epoch: epoch, format: format, context)
        return DMLSMessageParts(message: Array(bytes[..<end]), dmlsEpoch: epoch)
      }

  /// Encodes; the whole is put together from the parts above.
  var encode:
    @Sendable (MessageFormulas, OperationContext, DMLSMessageParts) throws(OperationError) ->
      [UInt8] = { (formulas, context, parts) throws(OperationError) in
        let (end, format) = try formulas.messageEnd(parts.message)
        guard end == parts.message.count else {
          throw OperationError(.trailingBytes, "bytes are left behind the message")
        }
        try formulas.check(epoch: parts.dmlsEpoch, format: format, context)
        return parts.message + formulas.header(parts.dmlsEpoch.count) + parts.dmlsEpoch
      }
}

extension MessageFormulas {
  /// Reads a dmls_epoch with its header: its bytes, and how many are left behind it.
  func epoch(
    in bytes: [UInt8], at offset: Int, _ context: OperationContext
  ) throws(OperationError) -> (epoch: [UInt8], left: Int) {
    let (width, count) = try readHeader(bytes, offset, context.cipherSuite)
    let start = offset + width
    guard count <= bytes.count - start else {
      throw OperationError(.truncated, "\(count) bytes are promised")
    }
    return (Array(bytes[start..<start + count]), bytes.count - start - count)
  }

  /// Refuses an epoch of the wrong length and a wire format that the revision forbids.
  func check(
    epoch: [UInt8], format: WireFormat?, _ context: OperationContext
  ) throws(OperationError) {
    try checkEpoch(context.cipherSuite, epoch)
    guard let format, !permits(context.draft, format) else { return }
    throw OperationError(.forbiddenMessage, "\(format) may not be wrapped")
  }

  /// Reads a header of RFC 9420 section 2.1.2.
  static func readShortestHeader(
    _ bytes: [UInt8], at offset: Int
  ) throws(OperationError) -> (width: Int, count: Int) {
    let (width, count) = try readAnyHeader(bytes, at: offset)
    guard shortestHeader(count).count == width else {
      throw OperationError(.nonMinimalLength, "a header of \(width) bytes for \(count)")
    }
    return (width, count)
  }

  /// Reads a header whether or not it is the shortest.
  static func readAnyHeader(
    _ bytes: [UInt8], at offset: Int
  ) throws(OperationError) -> (width: Int, count: Int) {
    guard offset < bytes.count else { throw OperationError(.truncated, "no header") }
    let prefix = bytes[offset] >> 6
    guard prefix < 3 else { throw OperationError(.invalidLengthPrefix, "the bits 11") }
    let width = 1 << Int(prefix)
    return (width, try integer(in: bytes, at: offset, width: width) & (1 << (8 * width - 2) - 1))
  }

  /// Reads an integer in network byte order.
  static func integer(
    in bytes: [UInt8], at offset: Int, width: Int
  ) throws(OperationError) -> Int {
    guard width <= bytes.count - offset else { throw OperationError(.truncated, "no header") }
    return bytes[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
  }
}
