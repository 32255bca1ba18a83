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
      in: [DMLSMessageEncode.self]
    ) { $0.encodedEpoch = { bigEndian($1.count | 0x4000, width: 2) + $1 } },
    Misreading(
      "epoch-header-four-bytes-written",
      "The header of dmls_epoch is always written in four bytes.",
      section: "RFC 9420 section 2.1.2", effect: "Strict peers refuse every message.",
      in: [DMLSMessageEncode.self]
    ) { $0.encodedEpoch = { bigEndian($1.count | 0x8000_0000, width: 4) + $1 } },
    Misreading(
      "epoch-header-any-width", "A header of dmls_epoch may be longer than needed.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [DMLSMessageDecode.self]
    ) { reading(&$0) { (bytes, offset, _) throws(DMLSError) in try anyHeader(bytes, at: offset) } },
    Misreading(
      "epoch-header-quic",
      "A header that starts with the bits 11 is one of eight bytes, as in QUIC.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [DMLSMessageDecode.self]
    ) {
      reading(&$0) { (bytes, offset, _) throws(DMLSError) in
        guard offset < bytes.count, bytes[offset] >= 0xC0 else { return nil }
        return (8, try integer(in: bytes, at: offset, width: 8) & (1 << 62 - 1))
      }
    },
    Misreading(
      "epoch-header-prefix-11-as-10",
      "A header that starts with the bits 11 is read as one of four bytes.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [DMLSMessageDecode.self]
    ) {
      reading(&$0) { (bytes, offset, _) throws(DMLSError) in
        guard offset < bytes.count, bytes[offset] >= 0xC0 else { return nil }
        return (4, try integer(in: bytes, at: offset, width: 4) & 0x3FFF_FFFF)
      }
    },
    Misreading(
      "epoch-header-missing-is-empty", "A message that ends before its header has an empty epoch.",
      section: section, effect: "Plain MLS messages are taken for DMLS messages of no epoch.",
      in: [DMLSMessageDecode.self]
    ) { changes in
      let decoded = changes.decoded
      changes.decoded = { (f, bytes, draft) throws(DMLSError) in
        let (end, _) = try f.messageEnd(in: bytes)
        guard end == bytes.count else { return try decoded(f, bytes, draft) }
        return DMLSMessage(message: bytes, dmlsEpoch: [])
      }
    },
    Misreading(
      "epoch-any-length-accepted", "A dmls_epoch of any length is accepted.",
      section: "draft section 2", effect: "A short or empty identifier finds the wrong epoch.",
      in: .messages, reading: .epochLength
    ) { $0.requireEpochLength = { _, _ in } },
    Misreading(
      "epoch-any-length-encoded", "Encoding does not look at the length of dmls_epoch.",
      section: "draft section 2", effect: "Peers refuse the message.", in: [DMLSMessageEncode.self],
      reading: .epochLength
    ) { $0.requireEpochLength = { _, _ in } },
    Misreading(
      "epoch-empty-accepted", "An empty dmls_epoch is accepted.", section: "draft section 2",
      effect: "A message of no epoch finds the wrong one.", in: .messages, reading: .epochLength
    ) { checkingEpoch(&$0) { nh, count in count == 0 || count == nh } },
    Misreading(
      "epoch-at-least-nh-accepted", "A dmls_epoch may be longer than Nh.",
      section: "draft section 2", effect: "A lookup that cuts it finds the wrong epoch.",
      in: .messages, reading: .epochLength
    ) { checkingEpoch(&$0) { nh, count in count >= nh } },
    Misreading(
      "epoch-32-bytes-for-every-suite", "dmls_epoch is 32 bytes under every cipher suite.",
      section: "draft section 2", effect: "Only cipher suites 1, 2 and 3 interoperate.",
      in: .messages
    ) { checkingEpoch(&$0) { _, count in count == 32 } },
    Misreading(
      "trailing-accepted", "Bytes behind dmls_epoch are ignored.", section: section,
      effect: manyEncodings, in: [DMLSMessageDecode.self], reading: .trailingBytes
    ) { $0.requireEnd = { _, _, _ in } },
    Misreading(
      "trailing-zeros-accepted", "Zero bytes behind dmls_epoch are taken for padding.",
      section: section, effect: manyEncodings, in: [DMLSMessageDecode.self], reading: .trailingBytes
    ) { changes in
      let decoded = changes.decoded
      changes.decoded = { (f, bytes, draft) throws(DMLSError) in
        do throws(DMLSError) {
          return try decoded(f, bytes, draft)
        } catch {
          guard case .presentation(.trailingBytes) = error, bytes.last == 0 else { throw error }
          return try f.dmlsMessage(decoding: bytes.dropLast(), draft: draft)
        }
      }
    },
  ]

  /// The message that is wrapped.
  static let messages: [Misreading] = [
    Misreading(
      "epoch-first", "dmls_epoch stands before the message.", section: section,
      effect: unreadable, in: .messages
    ) { changes in
      let encoded = changes.encoded
      changes.encoded = { (f, message, draft) throws(DMLSError) in
        let bytes = try encoded(f, message, draft)
        return Array(bytes[message.message.count...]) + message.message
      }
      changes.decoded = { (f, bytes, draft) throws(DMLSError) in
        let (epoch, start) = try f.epoch(in: bytes, at: 0)
        let message = Array(bytes[start...])
        let (end, wireFormat) = try f.messageEnd(in: message)
        try f.requireEnd(of: message, at: end)
        try f.check(epoch, wireFormat, draft)
        return DMLSMessage(message: Array(message[..<end]), dmlsEpoch: epoch)
      }
    },
    Misreading(
      "message-with-length", "The message is an opaque<V> with a length of its own.",
      section: section, effect: unreadable, in: .messages
    ) { changes in
      let encoded = changes.encoded
      changes.encoded = { (f, a, b) throws(DMLSError) in
        shortestHeader(a.message.count) + (try encoded(f, a, b))
      }
      changes.decoded = { (f, bytes, draft) throws(DMLSError) in
        let (message, messageEnd) = try f.asDrafted.epoch(in: bytes, at: 0)
        let (end, wireFormat) = try f.messageEnd(in: message)
        try f.requireEnd(of: message, at: end)
        let (epoch, epochEnd) = try f.epoch(in: bytes, at: messageEnd)
        try f.requireEnd(of: bytes, at: epochEnd)
        try f.check(epoch, wireFormat, draft)
        return DMLSMessage(message: message, dmlsEpoch: epoch)
      }
    },
    Misreading(
      "message-not-parsed",
      "The header is looked for at the end of the bytes; the message is not parsed.",
      section: section, effect: "Garbage is passed on as a message of an epoch.", in: .messages
    ) { changes in
      changes.decoded = { (f, bytes, _) throws(DMLSError) in
        let header = shortestHeader(f.nh)
        let end = bytes.count - f.nh - header.count
        guard end >= 0, bytes[end...].starts(with: header) else { throw cut(bytes, at: end) }
        return DMLSMessage(message: Array(bytes[..<end]), dmlsEpoch: Array(bytes.suffix(f.nh)))
      }
      changes.encoded = { (f, message, _) throws(DMLSError) in
        try f.requireEpochLength(message.dmlsEpoch)
        return message.message + (try f.encodedEpoch(message.dmlsEpoch))
      }
    },
    Misreading(
      "message-not-parsed-to-encode", "Encoding wraps any bytes, a message or not.",
      section: section, effect: "Peers find the header in the wrong place.",
      in: [DMLSMessageEncode.self]
    ) { changes in
      changes.encoded = { (f, message, draft) throws(DMLSError) in
        let wireFormat = (try? f.messageEnd(in: message.message))?.wireFormat
        try f.check(message.dmlsEpoch, wireFormat, draft)
        return message.message + (try f.encodedEpoch(message.dmlsEpoch))
      }
    },
    Misreading(
      "forbidden-accepted", "Welcome, GroupInfo and KeyPackage are wrapped under -03 too.",
      section: "draft -03 section 3", effect: "Peers that follow -03 drop the message.",
      in: .messages, reading: .forbiddenWireFormats
    ) { $0.permits = { _, _ in true } },
    Misreading(
      "forbidden-always", "Welcome, GroupInfo and KeyPackage are refused under -01 and -02 too.",
      section: section, effect: "Messages that a peer may send are lost.", in: .messages,
      reading: .forbiddenWireFormats
    ) { $0.permits = { _, format in DraftRevision.draft03.permits(format) } },
    permitting("welcome-refused", "A Welcome is refused in every revision.", .mlsWelcome),
    permitting("group-info-refused", "A GroupInfo is refused in every revision.", .mlsGroupInfo),
    permitting("key-package-refused", "A KeyPackage is refused in every revision.", .mlsKeyPackage),
    permitting(
      "public-message-refused", "A PublicMessage is refused: only encrypted ones are known.",
      .mlsPublicMessage),
    permitting("private-message-refused", "A PrivateMessage is refused.", .mlsPrivateMessage),
    Misreading(
      "version-ignored", "MLSMessage.version is not looked at.", section: "RFC 9420 section 6",
      effect: "A message of a later version is parsed as one of mls10.",
      in: [DMLSMessageDecode.self]
    ) { changes in
      let messageEnd = changes.messageEnd
      changes.messageEnd = { (f, a) throws(DMLSError) in
        try messageEnd(f, a.count < 2 ? a : [0, 1] + a[2...])
      }
    },
    Misreading(
      "membership-tag-forgotten", "The membership_tag of a PublicMessage is taken for dmls_epoch.",
      section: "RFC 9420 section 6.2", effect: "Public messages of members are lost.",
      in: [DMLSMessageDecode.self]
    ) { changes in
      let messageEnd = changes.messageEnd
      changes.messageEnd = { (f, bytes) throws(DMLSError) in
        let (end, format) = try messageEnd(f, bytes)
        guard format == .mlsPublicMessage,
          let message = try? MLSMessage(decoding: Array(bytes[..<end])),
          case .publicMessage(let content) = message, let tag = content.membershipTag
        else { return (end, format) }
        return (end - tag.count - shortestHeader(tag.count).count, format)
      }
    },
    Misreading(
      "lengths-of-any-width", "Length headers inside the message may be longer than needed.",
      section: "RFC 9420 section 2.1.2", effect: manyEncodings, in: [DMLSMessageDecode.self]
    ) { changes in
      let messageEnd = changes.messageEnd
      changes.messageEnd = { (f, bytes) throws(DMLSError) in
        try anyWidth(bytes) { (bytes) throws(DMLSError) in try messageEnd(f, bytes) }
      }
    },
  ]

  /// Reads the header of dmls_epoch, how wide it is and how many bytes it promises; nil leaves it to
  /// the formula that is there.
  private static func reading(
    _ changes: inout Changes,
    _ header:
      @escaping @Sendable ([UInt8], Int, Misread) throws(DMLSError) -> (
        width: Int, count: Int
      )?
  ) {
    let epoch = changes.epoch
    changes.epoch = { (f, bytes, offset) throws(DMLSError) in
      guard let (width, count) = try header(bytes, offset, f) else {
        return try epoch(f, bytes, offset)
      }
      let start = offset + width
      guard count <= bytes.count - start else { throw cut(bytes, at: start) }
      return (Array(bytes[start..<start + count]), start + count)
    }
  }

  private static func fixedHeader(_ id: String, _ summary: String, width: Int) -> Misreading {
    Misreading(id, summary, section: section, effect: unreadable, in: .messages) { changes in
      changes.encodedEpoch = { bigEndian($1.count, width: width) + $1 }
      reading(&changes) { (bytes, offset, f) throws(DMLSError) in
        width == 0 ? (0, f.nh) : (width, try integer(in: bytes, at: offset, width: width))
      }
    }
  }

  private static func checkingEpoch(
    _ changes: inout Changes, _ accepts: @escaping @Sendable (_ nh: Int, _ count: Int) -> Bool
  ) {
    changes.requireEpochLength = { (f, epoch) throws(DMLSError) in
      guard accepts(f.nh, epoch.count) else {
        throw .wrongLength(name: "dmls_epoch", expected: f.nh, actual: epoch.count)
      }
    }
  }

  private static func permitting(
    _ id: String, _ summary: String, _ refused: WireFormat
  ) -> Misreading {
    Misreading(
      id, summary, section: "\(section), RFC 9420 section 6",
      effect: "Messages of this kind are lost.", in: .messages
    ) { $0.permits = { $0.permits($1) && $1 != refused } }
  }

  /// Where a message ends whose outermost headers are longer than needed.
  private static func anyWidth(
    _ bytes: [UInt8],
    _ messageEnd: ([UInt8]) throws(DMLSError) -> (end: Int, wireFormat: WireFormat?)
  ) throws(DMLSError) -> (end: Int, wireFormat: WireFormat?) {
    var bytes = bytes
    var removed = 0
    while true {
      do throws(PresentationError) {
        var reader = Reader(bytes)
        _ = try MLSMessage(from: &reader)
      } catch {
        if case .nonMinimalLength(let offset) = error,
          let (width, count) = try? anyHeader(bytes, at: offset)
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

  /// Reads a header of RFC 9420 section 2.1.2, whether or not it is the shortest.
  private static func anyHeader(
    _ bytes: [UInt8], at offset: Int
  ) throws(DMLSError) -> (width: Int, count: Int) {
    guard offset < bytes.count else { throw cut(bytes, at: offset) }
    let prefix = bytes[offset] >> 6
    guard prefix < 3 else { throw .presentation(.invalidLengthPrefix(offset: offset)) }
    let width = 1 << Int(prefix)
    return (width, try integer(in: bytes, at: offset, width: width) & (1 << (8 * width - 2) - 1))
  }

  /// Reads an integer in network byte order.
  private static func integer(
    in bytes: [UInt8], at offset: Int, width: Int
  ) throws(DMLSError) -> Int {
    guard width <= bytes.count - offset else { throw cut(bytes, at: offset) }
    return bytes[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func cut(_ bytes: [UInt8], at offset: Int) -> DMLSError {
    .presentation(.truncated(needed: 1, available: max(0, bytes.count - offset), offset: offset))
  }
}
