import DMLS
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

extension MisreadingCatalogue {
  private static let section = "draft section 3"
  private static let unreadable = "No message can be read by anyone else, nor anyone else's."
  private static let manyEncodings = "One message has many encodings."

  /// The header that carries dmls_epoch.
  static let headers: [Misreading] = [
    fixedHeader("epoch-without-length", "dmls_epoch has no length.", width: 0),
    fixedHeader("epoch-length-uint8", "The length of dmls_epoch is a uint8.", width: 1),
    fixedHeader("epoch-length-uint16", "The length of dmls_epoch is a uint16.", width: 2),
    fixedHeader("epoch-length-uint32", "The length of dmls_epoch is a uint32.", width: 4),
    Misreading(
      "epoch-header-two-bytes-written", "The header of dmls_epoch is always written in two bytes.",
      section: "RFC 9420 section 2.1.2", effect: "Strict peers refuse every message.",
      in: [.dmlsMessageEncode]
    ) { $0.messages.header = { bigEndian($0 | 0x4000, width: 2) } },
    Misreading(
      "epoch-header-four-bytes-written",
      "The header of dmls_epoch is always written in four bytes.",
      section: "RFC 9420 section 2.1.2", effect: "Strict peers refuse every message.",
      in: [.dmlsMessageEncode]
    ) { $0.messages.header = { bigEndian($0 | 0x8000_0000, width: 4) } },
    Misreading(
      "epoch-header-any-width", "A header of dmls_epoch may be longer than needed.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [.dmlsMessageDecode]
    ) { formulas in
      formulas.messages.readHeader = { (bytes, offset, _) throws(OperationError) in
        try MessageFormulas.readAnyHeader(bytes, at: offset)
      }
    },
    Misreading(
      "epoch-header-quic",
      "A header that starts with the bits 11 is one of eight bytes, as in QUIC.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [.dmlsMessageDecode]
    ) { formulas in
      formulas.messages.readHeader = { (bytes, offset, _) throws(OperationError) in
        guard offset < bytes.count, bytes[offset] >= 0xC0 else {
          return try MessageFormulas.readShortestHeader(bytes, at: offset)
        }
        let count = try MessageFormulas.integer(in: bytes, at: offset, width: 8)
        return (8, count & (1 << 62 - 1))
      }
    },
    Misreading(
      "epoch-header-prefix-11-as-10",
      "A header that starts with the bits 11 is read as one of four bytes.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [.dmlsMessageDecode]
    ) { formulas in
      formulas.messages.readHeader = { (bytes, offset, _) throws(OperationError) in
        guard offset < bytes.count, bytes[offset] >= 0xC0 else {
          return try MessageFormulas.readShortestHeader(bytes, at: offset)
        }
        return (4, try MessageFormulas.integer(in: bytes, at: offset, width: 4) & 0x3FFF_FFFF)
      }
    },
    Misreading(
      "epoch-header-missing-is-empty", "A message that ends before its header has an empty epoch.",
      section: section, effect: "Plain MLS messages are taken for DMLS messages of no epoch.",
      in: [.dmlsMessageDecode]
    ) { formulas in
      let decode = formulas.messages.decode
      formulas.messages.decode = { (parts, context, bytes) throws(OperationError) in
        let (end, _) = try parts.messageEnd(bytes)
        guard end == bytes.count else { return try decode(parts, context, bytes) }
        return DMLSMessageParts(message: bytes, dmlsEpoch: [])
      }
    },
    Misreading(
      "epoch-any-length-accepted", "A dmls_epoch of any length is accepted.",
      section: "draft section 2", effect: "A short or empty identifier finds the wrong epoch.",
      in: .messages, reading: .epochLength
    ) { $0.messages.checkEpoch = { (_, _) throws(OperationError) in } },
    Misreading(
      "epoch-any-length-encoded", "Encoding does not look at the length of dmls_epoch.",
      section: "draft section 2", effect: "Peers refuse the message.", in: [.dmlsMessageEncode],
      reading: .epochLength
    ) { $0.messages.checkEpoch = { (_, _) throws(OperationError) in } },
    Misreading(
      "epoch-empty-accepted", "An empty dmls_epoch is accepted.", section: "draft section 2",
      effect: "A message of no epoch finds the wrong one.", in: .messages, reading: .epochLength
    ) { checkingEpoch(&$0) { suite, count in count == 0 || count == suite.nh } },
    Misreading(
      "epoch-at-least-nh-accepted", "A dmls_epoch may be longer than Nh.",
      section: "draft section 2", effect: "A lookup that cuts it finds the wrong epoch.",
      in: .messages, reading: .epochLength
    ) { checkingEpoch(&$0) { suite, count in count >= suite.nh } },
    Misreading(
      "epoch-32-bytes-for-every-suite", "dmls_epoch is 32 bytes under every cipher suite.",
      section: "draft section 2", effect: "Only cipher suites 1, 2 and 3 interoperate.",
      in: .messages
    ) { checkingEpoch(&$0) { _, count in count == 32 } },
    Misreading(
      "trailing-accepted", "Bytes behind dmls_epoch are ignored.", section: section,
      effect: manyEncodings, in: [.dmlsMessageDecode], reading: .trailingBytes
    ) { $0.messages.finish = { _ throws(OperationError) in } },
    Misreading(
      "trailing-zeros-accepted", "Zero bytes behind dmls_epoch are taken for padding.",
      section: section, effect: manyEncodings, in: [.dmlsMessageDecode], reading: .trailingBytes
    ) { formulas in
      let decode = formulas.messages.decode
      formulas.messages.decode = { (parts, context, bytes) throws(OperationError) in
        do throws(OperationError) {
          return try decode(parts, context, bytes)
        } catch {
          guard error.kind == .trailingBytes, bytes.last == 0 else { throw error }
          return try parts.decode(parts, context, bytes.dropLast())
        }
      }
    },
  ]

  /// The message that is wrapped.
  static let messages: [Misreading] = [
    Misreading(
      "epoch-first", "dmls_epoch stands before the message.", section: section,
      effect: unreadable, in: .messages
    ) { formulas in
      let encode = formulas.messages.encode
      formulas.messages.encode = { (parts, context, input) throws(OperationError) in
        let bytes = try encode(parts, context, input)
        return Array(bytes[input.message.count...]) + input.message
      }
      formulas.messages.decode = { (parts, context, bytes) throws(OperationError) in
        let (epoch, left) = try parts.epoch(in: bytes, at: 0, context)
        let message = Array(bytes.suffix(left))
        let (end, format) = try parts.messageEnd(message)
        try parts.finish(left - end)
        try parts.check(epoch: epoch, format: format, context)
        return DMLSMessageParts(message: Array(message[..<end]), dmlsEpoch: epoch)
      }
    },
    Misreading(
      "message-with-length", "The message is an opaque<V> with a length of its own.",
      section: section, effect: unreadable, in: .messages
    ) { formulas in
      let encode = formulas.messages.encode
      formulas.messages.encode = { (parts, context, input) throws(OperationError) in
        shortestHeader(input.message.count) + (try encode(parts, context, input))
      }
      formulas.messages.decode = { (parts, context, bytes) throws(OperationError) in
        let (width, count) = try MessageFormulas.readShortestHeader(bytes, at: 0)
        guard count <= bytes.count - width else { throw OperationError(.truncated, "cut") }
        let message = Array(bytes[width..<width + count])
        let (end, format) = try parts.messageEnd(message)
        try parts.finish(count - end)
        let (epoch, left) = try parts.epoch(in: bytes, at: width + count, context)
        try parts.finish(left)
        try parts.check(epoch: epoch, format: format, context)
        return DMLSMessageParts(message: message, dmlsEpoch: epoch)
      }
    },
    Misreading(
      "message-not-parsed",
      "The header is looked for at the end of the bytes; the message is not parsed.",
      section: section, effect: "Garbage is passed on as a message of an epoch.", in: .messages
    ) { formulas in
      formulas.messages.decode = { (parts, context, bytes) throws(OperationError) in
        let nh = context.cipherSuite.nh
        let end = bytes.count - nh - shortestHeader(nh).count
        guard end >= 0, Array(bytes[end...].prefix(shortestHeader(nh).count)) == shortestHeader(nh)
        else { throw OperationError(.truncated, "no header at the end") }
        return DMLSMessageParts(
          message: Array(bytes[..<end]), dmlsEpoch: Array(bytes.suffix(nh)))
      }
      formulas.messages.encode = { (parts, context, input) throws(OperationError) in
        try parts.checkEpoch(context.cipherSuite, input.dmlsEpoch)
        return input.message + parts.header(input.dmlsEpoch.count) + input.dmlsEpoch
      }
    },
    Misreading(
      "message-not-parsed-to-encode", "Encoding wraps any bytes, a message or not.",
      section: section, effect: "Peers find the header in the wrong place.",
      in: [.dmlsMessageEncode]
    ) { formulas in
      formulas.messages.encode = { (parts, context, input) throws(OperationError) in
        let format = (try? parts.messageEnd(input.message))?.format
        try parts.check(epoch: input.dmlsEpoch, format: format, context)
        return input.message + parts.header(input.dmlsEpoch.count) + input.dmlsEpoch
      }
    },
    Misreading(
      "forbidden-accepted", "Welcome, GroupInfo and KeyPackage are wrapped under -03 too.",
      section: "draft -03 section 3", effect: "Peers that follow -03 drop the message.",
      in: .messages, reading: .forbiddenWireFormats
    ) { $0.messages.permits = { _, _ in true } },
    Misreading(
      "forbidden-always", "Welcome, GroupInfo and KeyPackage are refused under -01 and -02 too.",
      section: section, effect: "Messages that a peer may send are lost.", in: .messages,
      reading: .forbiddenWireFormats
    ) { $0.messages.permits = { _, format in DraftRevision.draft03.permits(format) } },
    permitting("welcome-refused", "A Welcome is refused in every revision.", .mlsWelcome),
    permitting("group-info-refused", "A GroupInfo is refused in every revision.", .mlsGroupInfo),
    permitting("key-package-refused", "A KeyPackage is refused in every revision.", .mlsKeyPackage),
    permitting(
      "public-message-refused", "A PublicMessage is refused: only encrypted ones are known.",
      .mlsPublicMessage),
    permitting("private-message-refused", "A PrivateMessage is refused.", .mlsPrivateMessage),
    Misreading(
      "version-ignored", "MLSMessage.version is not looked at.", section: "RFC 9420 section 6",
      effect: "A message of a later version is parsed as one of mls10.", in: [.dmlsMessageDecode]
    ) { formulas in
      let messageEnd = formulas.messages.messageEnd
      formulas.messages.messageEnd = { (bytes) throws(OperationError) in
        guard bytes.count >= 2 else { return try messageEnd(bytes) }
        return try messageEnd([0, 1] + bytes[2...])
      }
    },
    Misreading(
      "membership-tag-forgotten", "The membership_tag of a PublicMessage is taken for dmls_epoch.",
      section: "RFC 9420 section 6.2", effect: "Public messages of members are lost.",
      in: [.dmlsMessageDecode]
    ) { formulas in
      let messageEnd = formulas.messages.messageEnd
      formulas.messages.messageEnd = { (bytes) throws(OperationError) in
        let (end, format) = try messageEnd(bytes)
        guard format == .mlsPublicMessage,
          let message = try? MLSMessage(decoding: Array(bytes[..<end])),
          case .publicMessage(let content) = message, let tag = content.membershipTag
        else { return (end, format) }
        return (end - tag.count - shortestHeader(tag.count).count, format)
      }
    },
    Misreading(
      "lengths-of-any-width", "Length headers inside the message may be longer than needed.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [.dmlsMessageDecode]
    ) { formulas in
      let messageEnd = formulas.messages.messageEnd
      formulas.messages.messageEnd = { (bytes) throws(OperationError) in
        try anyWidth(bytes, messageEnd)
      }
    },
  ]

  private static func fixedHeader(_ id: String, _ summary: String, width: Int) -> Misreading {
    Misreading(id, summary, section: section, effect: unreadable, in: .messages) { formulas in
      formulas.messages.header = { bigEndian($0, width: width) }
      formulas.messages.readHeader = { (bytes, offset, suite) throws(OperationError) in
        guard width > 0 else { return (0, suite.nh) }
        return (width, try MessageFormulas.integer(in: bytes, at: offset, width: width))
      }
    }
  }

  private static func checkingEpoch(
    _ formulas: inout Formulas, _ accepts: @escaping @Sendable (CipherSuite, Int) -> Bool
  ) {
    formulas.messages.checkEpoch = { (suite, epoch) throws(OperationError) in
      guard accepts(suite, epoch.count) else {
        throw OperationError(.wrongLength, "\(epoch.count) bytes")
      }
    }
  }

  private static func permitting(
    _ id: String, _ summary: String, _ refused: WireFormat
  ) -> Misreading {
    Misreading(
      id, summary, section: "\(section), RFC 9420 section 6",
      effect: "Messages of this kind are lost.", in: .messages
    ) { $0.messages.permits = { $0.permits($1) && $1 != refused } }
  }

  /// Where a message ends whose outermost headers are longer than needed.
  private static func anyWidth(
    _ bytes: [UInt8],
    _ messageEnd: @Sendable ([UInt8]) throws(OperationError) -> (end: Int, format: WireFormat?)
  ) throws(OperationError) -> (end: Int, format: WireFormat?) {
    var bytes = bytes
    var removed = 0
    while true {
      do throws(PresentationError) {
        var reader = Reader(bytes)
        _ = try MLSMessage(from: &reader)
      } catch {
        if case .nonMinimalLength(let offset) = error,
          let (width, count) = try? MessageFormulas.readAnyHeader(bytes, at: offset)
        {
          let header = shortestHeader(count)
          bytes.replaceSubrange(offset..<offset + width, with: header)
          removed += width - header.count
          continue
        }
      }
      let (end, format) = try messageEnd(bytes)
      return (end + removed, format)
    }
  }
}
