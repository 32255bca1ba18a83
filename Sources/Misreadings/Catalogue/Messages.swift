import DMLS
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

extension MisreadingCatalogue {
  private static let wrapper = Group(
    section: "draft section 3",
    effect: "No message can be read by anyone else, nor anyone else's.", operations: .messages)
  private static let written = Group(
    section: "RFC 9420 section 2.1.2", effect: "Strict peers refuse every message.",
    operations: [DMLSMessageEncode.self])
  private static let read = Group(
    section: written.section, effect: "One message has many encodings.",
    operations: [DMLSMessageDecode.self])
  private static let trailing = Group(
    section: wrapper.section, effect: read.effect, operations: read.operations,
    reading: .trailingBytes)
  private static let length = Group(
    section: "draft section 2", effect: "A short or empty identifier finds the wrong epoch.",
    operations: .messages, reading: .epochLength)
  private static let refused = Group(
    section: "draft section 3, RFC 9420 section 6", effect: "Messages of this kind are lost.",
    operations: .messages)

  /// The header that carries dmls_epoch.
  static let headers: [Misreading] = [
    fixedHeader("epoch-without-length", "dmls_epoch has no length.", width: 0),
    fixedHeader("epoch-length-uint8", "The length of dmls_epoch is a uint8.", width: 1),
    fixedHeader("epoch-length-uint16", "The length of dmls_epoch is a uint16.", width: 2),
    fixedHeader("epoch-length-uint32", "The length of dmls_epoch is a uint32.", width: 4),
    written(
      "epoch-header-two-bytes-written", "The header of dmls_epoch is always written in two bytes.",
      \.encodedEpoch
    ) { _, epoch in bigEndian(epoch.count | 0x4000, width: 2) + epoch },
    written(
      "epoch-header-four-bytes-written",
      "The header of dmls_epoch is always written in four bytes.", \.encodedEpoch
    ) { _, epoch in bigEndian(epoch.count | 0x8000_0000, width: 4) + epoch },
    read(
      "epoch-header-any-width", "A header of dmls_epoch may be longer than needed.",
      around: \.epoch,
      reading { (_, bytes, offset) throws(DMLSError) in try anyHeader(bytes, at: offset) }),
    read(
      "epoch-header-quic",
      "A header that starts with the bits 11 is one of eight bytes, as in QUIC.",
      around: \.epoch,
      reading { (_, bytes, offset) throws(DMLSError) in
        guard offset < bytes.count, bytes[offset] >= 0xC0 else { return nil }
        return (8, try integer(in: bytes, at: offset, width: 8) & (1 << 62 - 1))
      }),
    read(
      "epoch-header-prefix-11-as-10",
      "A header that starts with the bits 11 is read as one of four bytes.",
      around: \.epoch,
      reading { (_, bytes, offset) throws(DMLSError) in
        guard offset < bytes.count, bytes[offset] >= 0xC0 else { return nil }
        return (4, try integer(in: bytes, at: offset, width: 4) & 0x3FFF_FFFF)
      }),
    read(
      "epoch-header-missing-is-empty", "A message that ends before its header has an empty epoch.",
      section: wrapper.section,
      effect: "Plain MLS messages are taken for DMLS messages of no epoch.", around: \.decoded
    ) { (decoded, f, bytes, draft) throws(DMLSError) in
      let (end, _) = try f.messageEnd(in: bytes)
      guard end == bytes.count else { return try decoded(f, bytes, draft) }
      return DMLSMessage(message: bytes, dmlsEpoch: [])
    },
    length(
      "epoch-any-length-accepted", "A dmls_epoch of any length is accepted.",
      around: \.requireNh, accepting { _, _ in true }),
    length(
      "epoch-any-length-encoded", "Encoding does not look at the length of dmls_epoch.",
      effect: "Peers refuse the message.", in: [DMLSMessageEncode.self],
      around: \.requireNh, accepting { _, _ in true }),
    length(
      "epoch-empty-accepted", "An empty dmls_epoch is accepted.",
      effect: "A message of no epoch finds the wrong one.",
      around: \.requireNh, accepting { nh, count in count == 0 || count == nh }),
    length(
      "epoch-at-least-nh-accepted", "A dmls_epoch may be longer than Nh.",
      effect: "A lookup that cuts it finds the wrong epoch.",
      around: \.requireNh, accepting { nh, count in count >= nh }),
    wrapper(
      "epoch-32-bytes-for-every-suite", "dmls_epoch is 32 bytes under every cipher suite.",
      section: length.section, effect: "Only cipher suites 1, 2 and 3 interoperate.",
      around: \.requireNh, accepting { _, count in count == 32 }),
    trailing("trailing-accepted", "Bytes behind dmls_epoch are ignored.", \.requireEnd) { _, _, _ in
    },
    trailing(
      "trailing-zeros-accepted", "Zero bytes behind dmls_epoch are taken for padding.",
      around: \.decoded
    ) { (decoded, f, bytes, draft) throws(DMLSError) in
      do throws(DMLSError) {
        return try decoded(f, bytes, draft)
      } catch {
        guard case .presentation(.trailingBytes) = error, bytes.last == 0 else { throw error }
        return try f.dmlsMessage(decoding: bytes.dropLast(), draft: draft)
      }
    },
  ]

  /// The message that is wrapped.
  static let messages: [Misreading] = [
    wrapper("epoch-first", "dmls_epoch stands before the message.") { changes in
      changes.put(around: \.encoded) { (encoded, f, message, draft) throws(DMLSError) in
        let bytes = try encoded(f, message, draft)
        return Array(bytes[message.message.count...]) + message.message
      }
      changes.decoded = Formula { (f, bytes, draft) throws(DMLSError) in
        let (epoch, start) = try f.epoch(in: bytes, at: 0)
        let message = Array(bytes[start...])
        let (end, wireFormat) = try f.messageEnd(in: message)
        try f.requireEnd(of: message, at: end)
        try f.check(epoch, wireFormat, draft)
        return DMLSMessage(message: Array(message[..<end]), dmlsEpoch: epoch)
      }
    },
    wrapper("message-with-length", "The message is an opaque<V> with a length of its own.") {
      changes in
      changes.put(around: \.encoded) { (encoded, f, message, draft) throws(DMLSError) in
        shortestHeader(message.message.count) + (try encoded(f, message, draft))
      }
      changes.decoded = Formula { (f, bytes, draft) throws(DMLSError) in
        let (message, messageEnd) = try f.asDrafted.epoch(in: bytes, at: 0)
        let (end, wireFormat) = try f.messageEnd(in: message)
        try f.requireEnd(of: message, at: end)
        let (epoch, epochEnd) = try f.epoch(in: bytes, at: messageEnd)
        try f.requireEnd(of: bytes, at: epochEnd)
        try f.check(epoch, wireFormat, draft)
        return DMLSMessage(message: message, dmlsEpoch: epoch)
      }
    },
    wrapper(
      "message-not-parsed",
      "The header is looked for at the end of the bytes; the message is not parsed.",
      effect: "Garbage is passed on as a message of an epoch."
    ) { changes in
      changes.decoded = Formula { (f, bytes, _) throws(DMLSError) in
        let header = shortestHeader(f.nh)
        let end = bytes.count - f.nh - header.count
        guard end >= 0, bytes[end...].starts(with: header) else { throw cut(bytes, at: end) }
        return DMLSMessage(message: Array(bytes[..<end]), dmlsEpoch: Array(bytes.suffix(f.nh)))
      }
      changes.encoded = Formula { (f, message, _) throws(DMLSError) in
        try f.requireNh(message.dmlsEpoch, name: "dmls_epoch")
        return message.message + (try f.encodedEpoch(message.dmlsEpoch))
      }
    },
    wrapper(
      "message-not-parsed-to-encode", "Encoding wraps any bytes, a message or not.",
      effect: "Peers find the header in the wrong place.", in: written.operations, \.encoded
    ) { (f, message, draft) throws(DMLSError) in
      let wireFormat = (try? f.messageEnd(in: message.message))?.wireFormat
      try f.check(message.dmlsEpoch, wireFormat, draft)
      return message.message + (try f.encodedEpoch(message.dmlsEpoch))
    },
    wrapper(
      "forbidden-accepted", "Welcome, GroupInfo and KeyPackage are wrapped under -03 too.",
      section: "draft -03 section 3", effect: "Peers that follow -03 drop the message.",
      reading: .forbiddenWireFormats, \.permits, to: { _, _ in true }),
    wrapper(
      "forbidden-always", "Welcome, GroupInfo and KeyPackage are refused under -01 and -02 too.",
      effect: "Messages that a peer may send are lost.", reading: .forbiddenWireFormats,
      \.permits, to: { _, format in DraftRevision.draft03.permits(format) }),
    refused(
      "welcome-refused", "A Welcome is refused in every revision.",
      \.permits, to: allBut(.mlsWelcome)),
    refused(
      "group-info-refused", "A GroupInfo is refused in every revision.",
      \.permits, to: allBut(.mlsGroupInfo)),
    refused(
      "key-package-refused", "A KeyPackage is refused in every revision.",
      \.permits, to: allBut(.mlsKeyPackage)),
    refused(
      "public-message-refused", "A PublicMessage is refused: only encrypted ones are known.",
      \.permits, to: allBut(.mlsPublicMessage)),
    refused(
      "private-message-refused", "A PrivateMessage is refused.",
      \.permits, to: allBut(.mlsPrivateMessage)),
    read(
      "version-ignored", "MLSMessage.version is not looked at.", section: "RFC 9420 section 6",
      effect: "A message of a later version is parsed as one of mls10.", around: \.messageEnd
    ) { (messageEnd, f, bytes) throws(DMLSError) in
      try messageEnd(f, bytes.count < 2 ? bytes : [0, 1] + bytes[2...])
    },
    read(
      "membership-tag-forgotten", "The membership_tag of a PublicMessage is taken for dmls_epoch.",
      section: "RFC 9420 section 6.2", effect: "Public messages of members are lost.",
      around: \.messageEnd
    ) { (messageEnd, f, bytes) throws(DMLSError) in
      let (end, format) = try messageEnd(f, bytes)
      guard format == .mlsPublicMessage,
        let message = try? MLSMessage(decoding: Array(bytes[..<end])),
        case .publicMessage(let content) = message, let tag = content.membershipTag
      else { return (end, format) }
      return (end - tag.count - shortestHeader(tag.count).count, format)
    },
    read(
      "lengths-of-any-width", "Length headers inside the message may be longer than needed.",
      around: \.messageEnd
    ) { (messageEnd, f, bytes) throws(DMLSError) in
      var (shortened, removed) = (bytes, 0)
      while let (place, shortest) = overlongHeader(in: shortened) {
        shortened.replaceSubrange(place, with: shortest)
        removed += place.count - shortest.count
      }
      let (end, format) = try messageEnd(f, shortened)
      return (end + removed, format)
    },
  ]

  private static func fixedHeader(_ id: String, _ summary: String, width: Int) -> Misreading {
    wrapper(id, summary) { changes in
      changes.encodedEpoch = Formula { _, epoch in bigEndian(epoch.count, width: width) + epoch }
      changes.put(
        around: \.epoch,
        reading { (f, bytes, offset) throws(DMLSError) in
          width == 0 ? (0, f.nh) : (width, try integer(in: bytes, at: offset, width: width))
        })
    }
  }

  /// Reads the header of dmls_epoch, how wide it is and how many bytes it promises; nil leaves it to
  /// the formula that is there.
  private static func reading(
    _ header:
      @escaping @Sendable (Misread, [UInt8], Int) throws(DMLSError) -> (width: Int, count: Int)?
  ) -> Around<(dmlsEpoch: [UInt8], end: Int), [UInt8], Int> {
    { (epoch, f, bytes, offset) throws(DMLSError) in
      guard let (width, count) = try header(f, bytes, offset) else {
        return try epoch(f, bytes, offset)
      }
      let start = offset + width
      guard count <= bytes.count - start else { throw cut(bytes, at: start) }
      return (Array(bytes[start..<start + count]), start + count)
    }
  }

  /// Accepts dmls_epoch by Nh and its length.
  private static func accepting(
    _ accepts: @escaping @Sendable (_ nh: Int, _ count: Int) -> Bool
  ) -> Around<[UInt8], [UInt8], String> {
    taking("dmls_epoch") { (f, epoch) throws(DMLSError) in
      guard accepts(f.nh, epoch.count) else {
        throw .wrongLength(name: "dmls_epoch", expected: f.nh, actual: epoch.count)
      }
      return epoch
    }
  }

  private static func allBut(
    _ refused: WireFormat
  ) -> @Sendable (DraftRevision, WireFormat) -> Bool {
    { $0.permits($1) && $1 != refused }
  }

  /// A header in a message that is longer than needed, and the shortest one in its place; nil where
  /// the message is refused for nothing of the kind.
  private static func overlongHeader(
    in bytes: [UInt8]
  ) -> (place: Range<Int>, shortest: [UInt8])? {
    do throws(PresentationError) {
      var reader = Reader(bytes)
      _ = try MLSMessage(from: &reader)
      return nil
    } catch {
      guard case .nonMinimalLength(let offset) = error,
        let (width, count) = try? anyHeader(bytes, at: offset)
      else { return nil }
      return (offset..<offset + width, shortestHeader(count))
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
