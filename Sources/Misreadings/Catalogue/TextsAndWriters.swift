import DMLS
import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let text = Group(
    section: "RFC 9420 section 8",
    effect: "Only labels beyond ASCII show it: an application's keys.",
    operations: [ExpandWithLabel.self, KeySchedule.self])
  private static let writer = Group(
    section: "RFC 9420 section 2.1.2", effect: "Values at a boundary of the header's width differ.",
    operations: [ExpandWithLabel.self, DeriveChildSecret.self, KeySchedule.self])

  /// How the text of a label becomes bytes.
  static let texts: Rows = [
    "label-counted-in-utf16": text(
      "The label's length counts units of UTF-16, as the length of a string does.",
      .set(\.kdf.labelCount) { text, _ in text.utf16.count }),
    "label-in-latin-1": text(
      "Labels are in Latin-1, with a question mark for what it lacks.",
      .set(\.kdf.labelText) { $0.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0x3F } }),
    "label-in-ascii": text(
      "Labels are in ASCII, with a question mark for what it lacks.",
      .set(\.kdf.labelText) { $0.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : 0x3F } }),
    "label-in-modified-utf8": text(
      "Characters behind the first 65536 are two surrogates of three bytes each.",
      in: [ExpandWithLabel.self],
      .set(\.kdf.labelText) { text in
        text.utf16.flatMap { unit -> [UInt8] in
          switch unit {
          case ..<0x80: [UInt8(unit)]
          case ..<0x800: [0xC0 | UInt8(unit >> 6), continuation(unit)]
          default: [0xE0 | UInt8(unit >> 12), continuation(unit >> 6), continuation(unit)]
          }
        }
      }),
    "context-in-hex": text(
      "The context is its hex text.", effect: "No derived value agrees with anyone's.",
      in: .derivations.subtracting([DeriveSecret.self, DMLSEpoch.self, CommitConfirmation.self]),
      .set(\.kdf.context) { _, context in hexText(context) }),
    "secret-in-hex": text(
      "HKDF-Expand is keyed with the hex text of a secret.",
      effect: "No derived value agrees with anyone's.", in: .derivations,
      .around(\.kdf.expand) { (expand, f, secret, info, length) throws(DMLSError) in
        try expand(f, hexText(secret), info, length)
      }),
  ]

  /// A writer of length headers that serves KDFLabel and the wire alike.
  static let writers: Rows = [
    "writer-header-uint8": writer(
      "Every length that is written is a uint8.",
      effect: "Long contexts give other secrets, and peers refuse long identifiers.",
      in: .contexts.union([DMLSMessageEncode.self]),
      .heading { bigEndian($0, width: 1) }),
    "writer-header-64-in-one-byte": writer(
      "A length of 64 is written in one byte.",
      in: writer.operations.union([DMLSMessageEncode.self]),
      .heading { $0 == 64 ? [64] : shortestHeader($0) }),
    "writer-header-63-in-two-bytes": writer(
      "A length of 63 is written in two bytes.",
      .heading { $0 == 63 ? [0x40, 63] : shortestHeader($0) }),
    "writer-header-16383-in-four-bytes": writer(
      "A length of 16383 is written in four bytes.", in: [ExpandWithLabel.self],
      .heading { $0 == 16383 ? [0x80, 0, 0x3F, 0xFF] : shortestHeader($0) }),
    "writer-header-16384-in-two-bytes": writer(
      "A length of 16384 is written in two bytes.", in: [ExpandWithLabel.self],
      .heading { $0 == 16384 ? [0x40, 0] : shortestHeader($0) }),
  ]
}

extension Change {
  /// Writes every length header in another way.
  fileprivate static func heading(_ header: @escaping @Sendable (Int) -> [UInt8]) -> Change {
    Change { changes in
      changes.kdf.labelHeader = header
      changes.kdf.contextHeader = header
      changes.encodedEpoch = Formula { (_, epoch) throws(DMLSError) in header(epoch.count) + epoch }
    }
  }
}

/// The last byte of three or the second of two, of UTF-8.
private func continuation(_ unit: UInt16) -> UInt8 { 0x80 | UInt8(unit & 0x3F) }

/// Bytes as the text that shows them in hex.
private func hexText(_ bytes: [UInt8]) -> [UInt8] {
  let digits = Array("0123456789abcdef".utf8)
  return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
}
