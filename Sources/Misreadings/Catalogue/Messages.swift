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
  static let headers: Rows = [
    "epoch-without-length": fixedHeader("dmls_epoch has no length.", width: 0),
    "epoch-length-uint8": fixedHeader("The length of dmls_epoch is a uint8.", width: 1),
    "epoch-length-uint16": fixedHeader("The length of dmls_epoch is a uint16.", width: 2),
    "epoch-length-uint32": fixedHeader("The length of dmls_epoch is a uint32.", width: 4),
    "epoch-header-two-bytes-written": written(
      "The header of dmls_epoch is always written in two bytes.", .writing(width: 2, prefix: 0x4000)
    ),
    "epoch-header-four-bytes-written": written(
      "The header of dmls_epoch is always written in four bytes.",
      .writing(width: 4, prefix: 0x8000_0000)),
    "epoch-header-any-width": read(
      "A header of dmls_epoch may be longer than needed.", .anyWidthOfEpochHeader),
    "epoch-header-quic": read(
      "A header that starts with the bits 11 is one of eight bytes, as in QUIC.",
      .widths { prefix in prefix == 3 ? 8 : nil }),
    "epoch-header-prefix-11-as-10": read(
      "A header that starts with the bits 11 is read as one of four bytes.",
      .widths { prefix in prefix == 3 ? 4 : nil }),
    "epoch-header-missing-is-empty": read(
      "A message that ends before its header has an empty epoch.", section: wrapper.section,
      effect: "Plain MLS messages are taken for DMLS messages of no epoch.",
      .around(\.decoded) { (decoded, f, bytes, draft) throws(DMLSError) in
        let (end, _) = try f.messageEnd(in: bytes)
        guard end == bytes.count else { return try decoded(f, bytes, draft) }
        return DMLSMessage(message: bytes, dmlsEpoch: [])
      }),
    "epoch-any-length-accepted": length(
      "A dmls_epoch of any length is accepted.", .accepting { _, _ in true }),
    "epoch-any-length-encoded": length(
      "Encoding does not look at the length of dmls_epoch.", effect: "Peers refuse the message.",
      in: [DMLSMessageEncode.self], .accepting { _, _ in true }),
    "epoch-empty-accepted": length(
      "An empty dmls_epoch is accepted.", effect: "A message of no epoch finds the wrong one.",
      .accepting { nh, count in count == 0 || count == nh }),
    "epoch-at-least-nh-accepted": length(
      "A dmls_epoch may be longer than Nh.", effect: "A lookup that cuts it finds the wrong epoch.",
      .accepting { nh, count in count >= nh }),
    "epoch-32-bytes-for-every-suite": wrapper(
      "dmls_epoch is 32 bytes under every cipher suite.", section: length.section,
      effect: "Only cipher suites 1, 2 and 3 interoperate.", .accepting { _, count in count == 32 }),
    "trailing-accepted": trailing(
      "Bytes behind dmls_epoch are ignored.", .formula(\.requireEnd) { _, _, _ in }),
    "trailing-zeros-accepted": trailing(
      "Zero bytes behind dmls_epoch are taken for padding.",
      .around(\.decoded) { (decoded, f, bytes, draft) throws(DMLSError) in
        do throws(DMLSError) {
          return try decoded(f, bytes, draft)
        } catch {
          guard case .presentation(.trailingBytes) = error, bytes.last == 0 else { throw error }
          return try f.dmlsMessage(decoding: bytes.dropLast(), draft: draft)
        }
      }),
  ]

  /// The message that is wrapped.
  static let messages: Rows = [
    "epoch-first": wrapper(
      "dmls_epoch stands before the message.",
      .around(\.encoded) { (encoded, f, message, draft) throws(DMLSError) in
        let bytes = try encoded(f, message, draft)
        return Array(bytes[message.message.count...]) + message.message
      },
      .formula(\.decoded) { (f, bytes, draft) throws(DMLSError) in
        let (epoch, start) = try f.epoch(in: bytes, at: 0)
        let message = Array(bytes[start...])
        let (end, wireFormat) = try f.messageEnd(in: message)
        try f.requireEnd(of: message, at: end)
        try f.check(epoch, wireFormat, draft)
        return DMLSMessage(message: Array(message[..<end]), dmlsEpoch: epoch)
      }),
    "message-with-length": wrapper(
      "The message is an opaque<V> with a length of its own.",
      .around(\.encoded) { (encoded, f, message, draft) throws(DMLSError) in
        shortestHeader(message.message.count) + (try encoded(f, message, draft))
      },
      .formula(\.decoded) { (f, bytes, draft) throws(DMLSError) in
        let (message, messageEnd) = try f.asDrafted.epoch(in: bytes, at: 0)
        let (end, wireFormat) = try f.messageEnd(in: message)
        try f.requireEnd(of: message, at: end)
        let (epoch, epochEnd) = try f.epoch(in: bytes, at: messageEnd)
        try f.requireEnd(of: bytes, at: epochEnd)
        try f.check(epoch, wireFormat, draft)
        return DMLSMessage(message: message, dmlsEpoch: epoch)
      }),
    "message-not-parsed": wrapper(
      "The header is looked for at the end of the bytes; the message is not parsed.",
      effect: "Garbage is passed on as a message of an epoch.",
      .formula(\.decoded) { (f, bytes, _) throws(DMLSError) in
        let header = shortestHeader(f.nh)
        let end = bytes.count - f.nh - header.count
        guard end >= 0, bytes[end...].starts(with: header) else { throw cut(bytes, at: end) }
        return DMLSMessage(message: Array(bytes[..<end]), dmlsEpoch: Array(bytes.suffix(f.nh)))
      },
      .formula(\.encoded) { (f, message, _) throws(DMLSError) in
        try f.requireNh(message.dmlsEpoch, name: "dmls_epoch")
        return message.message + (try f.encodedEpoch(message.dmlsEpoch))
      }),
    "message-not-parsed-to-encode": wrapper(
      "Encoding wraps any bytes, a message or not.",
      effect: "Peers find the header in the wrong place.", in: written.operations,
      .formula(\.encoded) { (f, message, draft) throws(DMLSError) in
        let wireFormat = (try? f.messageEnd(in: message.message))?.wireFormat
        try f.check(message.dmlsEpoch, wireFormat, draft)
        return message.message + (try f.encodedEpoch(message.dmlsEpoch))
      }),
    "forbidden-accepted": wrapper(
      "Welcome, GroupInfo and KeyPackage are wrapped under -03 too.",
      section: "draft -03 section 3", effect: "Peers that follow -03 drop the message.",
      reading: .forbiddenWireFormats, .set(\.permits) { _, _ in true }),
    "forbidden-always": wrapper(
      "Welcome, GroupInfo and KeyPackage are refused under -01 and -02 too.",
      effect: "Messages that a peer may send are lost.", reading: .forbiddenWireFormats,
      .set(\.permits) { _, format in DraftRevision.draft03.permits(format) }),
    "welcome-refused": refused("A Welcome is refused in every revision.", .allBut(.mlsWelcome)),
    "group-info-refused": refused(
      "A GroupInfo is refused in every revision.", .allBut(.mlsGroupInfo)),
    "key-package-refused": refused(
      "A KeyPackage is refused in every revision.", .allBut(.mlsKeyPackage)),
    "public-message-refused": refused(
      "A PublicMessage is refused: only encrypted ones are known.", .allBut(.mlsPublicMessage)),
    "private-message-refused": refused("A PrivateMessage is refused.", .allBut(.mlsPrivateMessage)),
    "version-ignored": read(
      "MLSMessage.version is not looked at.", section: "RFC 9420 section 6",
      effect: "A message of a later version is parsed as one of mls10.",
      .around(\.messageEnd) { (messageEnd, f, bytes) throws(DMLSError) in
        try messageEnd(f, bytes.count < 2 ? bytes : [0, 1] + bytes[2...])
      }),
    "membership-tag-forgotten": read(
      "The membership_tag of a PublicMessage is taken for dmls_epoch.",
      section: "RFC 9420 section 6.2", effect: "Public messages of members are lost.",
      .around(\.messageEnd) { (messageEnd, f, bytes) throws(DMLSError) in
        let (end, format) = try messageEnd(f, bytes)
        guard format == .mlsPublicMessage,
          let message = try? MLSMessage(decoding: Array(bytes[..<end])),
          case .publicMessage(let content) = message, let tag = content.membershipTag
        else { return (end, format) }
        return (end - tag.count - shortestHeader(tag.count).count, format)
      }),
    "lengths-of-any-width": read(
      "Length headers inside the message may be longer than needed.", .anyWidthsWithin),
  ]

  private static func fixedHeader(_ summary: String, width: Int) -> Row {
    wrapper(
      summary, .writing(width: width),
      .reading { (f, bytes, offset) throws(DMLSError) in
        width == 0 ? (0, f.nh) : (width, try integer(in: bytes, at: offset, width: width))
      })
  }
}

extension Change {
  /// Writes the header of dmls_epoch in so many bytes, with a prefix in front of the length.
  fileprivate static func writing(width: Int, prefix: Int = 0) -> Change {
    .formula(\.encodedEpoch) { _, epoch in bigEndian(epoch.count | prefix, width: width) + epoch }
  }

  /// Reads the header of dmls_epoch, how wide it is and how many bytes it promises; nil leaves it to
  /// the formula that is there.
  fileprivate static func reading(
    _ header:
      @escaping @Sendable (Misread, [UInt8], Int) throws(DMLSError) -> (width: Int, count: Int)?
  ) -> Change {
    .around(\.epoch) { (epoch, f, bytes, offset) throws(DMLSError) in
      guard let (width, count) = try header(f, bytes, offset) else {
        return try epoch(f, bytes, offset)
      }
      let start = offset + width
      guard count <= bytes.count - start else { throw cut(bytes, at: start) }
      return (Array(bytes[start..<start + count]), start + count)
    }
  }

  /// Reads headers of other widths, by their first two bits; nil leaves them as they are.
  fileprivate static func widths(_ width: @escaping @Sendable (_ prefix: Int) -> Int?) -> Change {
    .reading { (_, bytes, offset) throws(DMLSError) in
      guard offset < bytes.count, let width = width(Int(bytes[offset] >> 6)) else { return nil }
      return (width, try count(in: bytes, at: offset, width: width))
    }
  }

  /// Reads a header of dmls_epoch that is longer than needed.
  static var anyWidthOfEpochHeader: Change {
    .widths { prefix in prefix < 3 ? 1 << prefix : nil }
  }

  /// Reads headers inside the message that are longer than needed.
  static var anyWidthsWithin: Change {
    .around(\.messageEnd) { (messageEnd, f, bytes) throws(DMLSError) in
      var (shortened, removed) = (bytes, 0)
      while let (place, shortest) = overlongHeader(in: shortened) {
        shortened.replaceSubrange(place, with: shortest)
        removed += place.count - shortest.count
      }
      let (end, format) = try messageEnd(f, shortened)
      return (end + removed, format)
    }
  }

  /// Accepts a dmls_epoch or refuses it, by Nh and its length.
  static func accepting(
    _ accepts: @escaping @Sendable (_ nh: Int, _ count: Int) -> Bool
  ) -> Change {
    .taking("dmls_epoch") { (f, epoch) throws(DMLSError) in
      guard accepts(f.nh, epoch.count) else {
        throw .wrongLength(name: "dmls_epoch", expected: f.nh, actual: epoch.count)
      }
      return epoch
    }
  }

  /// Permits what the draft does, without one wire format.
  fileprivate static func allBut(_ refused: WireFormat) -> Change {
    .set(\.permits) { $0.permits($1) && $1 != refused }
  }
}

/// A header in a message that is longer than needed, and the shortest one in its place; nil where
/// the message is refused for nothing of the kind.
private func overlongHeader(in bytes: [UInt8]) -> (place: Range<Int>, shortest: [UInt8])? {
  do throws(PresentationError) {
    var reader = Reader(bytes)
    _ = try MLSMessage(from: &reader)
    return nil
  } catch {
    guard case .nonMinimalLength(let offset) = error else { return nil }
    let width = 1 << Int(bytes[offset] >> 6)
    guard let count = try? count(in: bytes, at: offset, width: width) else { return nil }
    return (offset..<offset + width, shortestHeader(count))
  }
}

/// What a header of so many bytes promises behind its first two bits.
private func count(in bytes: [UInt8], at offset: Int, width: Int) throws(DMLSError) -> Int {
  try integer(in: bytes, at: offset, width: width) & (1 << (8 * width - 2) - 1)
}

/// Reads an integer in network byte order.
private func integer(in bytes: [UInt8], at offset: Int, width: Int) throws(DMLSError) -> Int {
  guard width <= bytes.count - offset else { throw cut(bytes, at: offset) }
  return bytes[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
}

private func cut(_ bytes: [UInt8], at offset: Int) -> DMLSError {
  .presentation(.truncated(needed: 1, available: max(0, bytes.count - offset), offset: offset))
}
