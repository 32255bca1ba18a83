import KeyDerivation
import Operations
import VectorFiles

/// Faults around the dmls_epoch header, one a case.
extension DMLSMessageFamily {
  /// What decoding must refuse, whatever the message.
  static func addHeaderFaults(_ specimen: Specimen, _ cases: CaseBuilder) {
    addEpochLengths(specimen, cases)
    addOtherHeaders(specimen, cases)
    addOtherOrders(specimen, cases)
    addTrailing(specimen, cases)
  }

  private static func addEpochLengths(_ specimen: Specimen, _ cases: CaseBuilder) {
    let nh = cases.suite.nh
    let widths = Set([0, 1, 32, 48, 64, nh - 1, nh + 1]).subtracting([nh])
    for count in widths.sorted() {
      let epoch = cases.bytes("epoch/\(count)", count: count)
      cases.addRefused(
        "epoch-length/\(count)", "A dmls_epoch of \(count) bytes.", .epochLength,
        readings: [.epochLength],
        specimen.layout.joined(specimen.messageBytes, Specimen.header(count) + epoch), .wrongLength)
    }
  }

  private static func addOtherHeaders(_ specimen: Specimen, _ cases: CaseBuilder) {
    let message = specimen.messageBytes
    let nh = cases.suite.nh
    let joined = { (epoch: [UInt8]) in specimen.layout.joined(message, epoch) }
    let isShort = specimen.epochHeader.count == 1
    if isShort {
      cases.addRefused(
        "epoch-header/two-bytes", "A header of two bytes where one does.", .lengthHeader,
        joined(Specimen.wideHeader(nh) + specimen.epoch), .nonMinimalLength)
    }
    cases.addRefused(
      "epoch-header/four-bytes", "A header of four bytes where fewer do.", .lengthHeader,
      joined(Specimen.widestHeader(nh) + specimen.epoch), .nonMinimalLength)
    cases.addRefused(
      "epoch-header/prefix-11", "A header that starts with the bits 11.", .lengthHeader,
      joined([0xC0] + Specimen.widestHeader(nh)[1...] + specimen.epoch), .invalidLengthPrefix)
    cases.addRefused(
      "epoch-header/eight-bytes", "A header of eight bytes, as QUIC has it.", .lengthHeader,
      joined([0xC0] + Patterns.zeros(6) + [UInt8(nh)] + specimen.epoch), .invalidLengthPrefix)
    cases.addRefused(
      "epoch-header/endless", "A header that promises 2^30 - 1 bytes.", .lengthHeader,
      joined([0xBF, 0xFF, 0xFF, 0xFF] + specimen.epoch), .truncated)
    // A first byte of 7f makes what follows a promise of 16383 bytes.
    let bare = [0x7F, 0xFF] + specimen.epoch.dropFirst(2)
    cases.addRefused(
      "epoch-header/none", "An epoch without a length.", .lengthHeader, joined(bare), .truncated)
    if !isShort {
      cases.addRefused(
        "epoch-header/uint8", "The length as a uint8.", .lengthHeader,
        joined([UInt8(nh), 0xFF] + specimen.epoch.dropFirst()), .truncated)
    }
    for (name, width) in [("uint16", 2), ("uint32", 4)] {
      // Read as RFC 9420 has it, this is an empty epoch and bytes behind it: either may be named.
      cases.addRefused(
        "epoch-header/\(name)", "The length as a \(name).", .lengthHeader,
        readings: [.trailingBytes, .epochLength],
        joined(Patterns.zeros(width - 1) + [UInt8(nh)] + specimen.epoch), .trailingBytes)
    }
  }

  private static func addOtherOrders(_ specimen: Specimen, _ cases: CaseBuilder) {
    let message = specimen.messageBytes
    let isLast = specimen.layout == .epochLast
    cases.addRefused(
      isLast ? "order/epoch-first" : "order/epoch-last",
      "The epoch \(isLast ? "before" : "behind") the message.", .order,
      specimen.layout.other.joined(message, specimen.epochHeader + specimen.epoch),
      .unsupportedVersion)
    cases.addRefused(
      "order/message-with-length", "The message as opaque<V>.", .order,
      specimen.around(Specimen.wideHeader(message.count) + message), .unsupportedVersion)
    cases.addRefused("order/epoch-missing", "An MLSMessage alone.", .order, message, .truncated)
    for (name, version) in [("0", 0), ("2", 2), ("257", 257), ("65535", 0xFFFF)]
      as [(String, UInt16)]
    {
      cases.addRefused(
        "version/\(name)", "MLSMessage.version is \(version).", .unknown,
        specimen.around(
          specimen.message(replacing: 0..<2, by: [UInt8(version >> 8), UInt8(version & 0xFF)])),
        .unsupportedVersion)
    }
    for format in [0, 6, 0x0102, 0x0A0A, 0xF000, 0xFFFF] as [UInt16] {
      cases.addRefused(
        "wire-format/\(format)", "A wire format that RFC 9420 does not define.", .unknown,
        specimen.around(
          specimen.message(replacing: 2..<4, by: [UInt8(format >> 8), UInt8(format & 0xFF)])),
        .unknownValue)
    }
  }

  private static func addTrailing(_ specimen: Specimen, _ cases: CaseBuilder) {
    for (name, comment, rest) in [
      ("zero", "A zero byte behind it.", [0]), ("byte", "A byte behind it.", [0xA5]),
      ("epoch", "A second header behind it.", specimen.epochHeader + specimen.epoch),
      ("message", "A second DMLSMessage behind it.", specimen.bytes),
    ] as [(String, String, [UInt8])] {
      cases.addRefused(
        "trailing/\(name)", comment, .trailing, readings: [.trailingBytes], specimen.bytes + rest,
        .trailingBytes)
    }
  }

  /// What encoding must refuse.
  static func addEncodeFaults(_ specimen: Specimen, _ cases: CaseBuilder) {
    for count in [0, cases.suite.nh - 1, cases.suite.nh + 1] {
      cases.add(
        DMLSMessageEncode.self, "encode-epoch-length/\(count)", "A dmls_epoch of \(count) bytes.",
        [.epochLength], readings: [.epochLength],
        input: DMLSMessageParts(
          message: specimen.messageBytes,
          dmlsEpoch: cases.bytes("encode-epoch/\(count)", count: count)),
        fate: .refused(.wrongLength))
    }
    for (name, bytes, kind) in [
      ("cut", Array(specimen.messageBytes.dropLast()), .truncated),
      ("longer", specimen.messageBytes + [0], .trailingBytes),
    ] as [(String, [UInt8], ErrorKind)] {
      cases.add(
        DMLSMessageEncode.self, "encode-message/\(name)",
        "Bytes that are no MLSMessage, by one byte.", [.trailing],
        input: DMLSMessageParts(message: bytes, dmlsEpoch: specimen.epoch), fate: .refused(kind))
    }
  }
}

extension Flag {
  fileprivate static let epochLength = Flag(
    "EpochLength", "A dmls_epoch that is not Nh bytes.", section: "draft section 2",
    effect: "A lookup by a shorter or empty identifier finds the wrong epoch.")
  fileprivate static let order = Flag(
    "Order", "The parts in another order, with another length, or one of them missing.",
    section: "draft section 3", effect: "Two implementations cannot read each other at all.")
  fileprivate static let trailing = Flag(
    "Trailing", "Bytes behind the structure, or one byte too few.", section: "draft section 3",
    effect: "One message has many encodings: deduplication and signatures over it break.")
}
