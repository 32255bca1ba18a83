import KeyDerivation
import Operations
import VectorFiles

extension DMLSMessageFamily {
  /// What implementers get wrong around the dmls_epoch header, one fault a case.
  static func addHeaderFaults(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try addEpochLengths(specimen, suite, to: &builder)
    try addOtherHeaders(specimen, suite, to: &builder)
    try addOtherOrders(specimen, suite, to: &builder)
    try addTrailing(specimen, suite, to: &builder)
  }

  private static func addEpochLengths(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let widths = Set([0, 1, 32, 48, 64, suite.nh - 1, suite.nh + 1]).subtracting([suite.nh])
    for count in widths.sorted() {
      let epoch = builder.bytes("epoch/\(count)", suite, count: count)
      try addRefused(
        "epoch-length/\(count)", suite, "A dmls_epoch of \(count) bytes.", .epochLength,
        readings: [.epochLength],
        specimen.layout.joined(specimen.messageBytes, Specimen.header(count) + epoch), .wrongLength,
        alsoAccepted: [.malformed], to: &builder)
    }
  }

  private static func addOtherHeaders(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let message = specimen.messageBytes
    let nh = suite.nh
    let joined = { (epoch: [UInt8]) in specimen.layout.joined(message, epoch) }
    let isShort = specimen.epochHeader.count == 1
    if isShort {
      try addRefused(
        "epoch-header/two-bytes", suite, "A header of two bytes where one does.", .lengthHeader,
        joined(Specimen.wideHeader(nh) + specimen.epoch), .nonMinimalLength, to: &builder)
    }
    try addRefused(
      "epoch-header/four-bytes", suite, "A header of four bytes where fewer do.", .lengthHeader,
      joined(Specimen.widestHeader(nh) + specimen.epoch), .nonMinimalLength, to: &builder)
    try addRefused(
      "epoch-header/prefix-11", suite, "A header that starts with the bits 11.", .lengthHeader,
      joined([0xC0] + Specimen.widestHeader(nh)[1...] + specimen.epoch), .invalidLengthPrefix,
      to: &builder)
    try addRefused(
      "epoch-header/endless", suite, "A header that promises 2^30 - 1 bytes.", .lengthHeader,
      joined([0xBF, 0xFF, 0xFF, 0xFF] + specimen.epoch), .truncated, to: &builder)
    // A first byte of 7f makes what follows a promise of 16383 bytes.
    let bare = [0x7F, 0xFF] + specimen.epoch.dropFirst(2)
    try addRefused(
      "epoch-header/none", suite, "An epoch without a length.", .lengthHeader, joined(bare),
      .truncated, to: &builder)
    if !isShort {
      try addRefused(
        "epoch-header/uint8", suite, "The length as a uint8.", .lengthHeader,
        joined([UInt8(nh), 0xFF] + specimen.epoch.dropFirst()), .truncated, to: &builder)
    }
    for (name, width) in [("uint16", 2), ("uint32", 4)] {
      // Read as RFC 9420 has it, this is an empty epoch and bytes behind it: either may be named.
      try addRefused(
        "epoch-header/\(name)", suite, "The length as a \(name).", .lengthHeader,
        readings: [.trailingBytes, .epochLength],
        joined(Patterns.zeros(width - 1) + [UInt8(nh)] + specimen.epoch), .trailingBytes,
        alsoAccepted: [.wrongLength], to: &builder)
    }
  }

  private static func addOtherOrders(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let message = specimen.messageBytes
    let isLast = specimen.layout == .epochLast
    try addRefused(
      isLast ? "order/epoch-first" : "order/epoch-last", suite,
      "The epoch \(isLast ? "before" : "behind") the message.", .order,
      specimen.layout.other.joined(message, specimen.epochHeader + specimen.epoch),
      .unsupportedVersion, to: &builder)
    try addRefused(
      "order/message-with-length", suite, "The message as opaque<V>.", .order,
      specimen.around(Specimen.wideHeader(message.count) + message), .unsupportedVersion,
      to: &builder)
    try addRefused(
      "order/epoch-missing", suite, "An MLSMessage alone.", .order, message, .truncated,
      to: &builder)
    for (name, version) in [
      ("0", 0), ("2", 2), ("257", 257), ("65535", 0xFFFF),
    ] as [(String, UInt16)] {
      try addRefused(
        "version/\(name)", suite, "MLSMessage.version is \(version).", .unknown,
        specimen.around(
          specimen.message(
            replacing: 0..<2, by: [UInt8(version >> 8), UInt8(version & 0xFF)])),
        .unsupportedVersion, to: &builder)
    }
    for format in [0, 6, 0x0102, 0x0A0A, 0xF000, 0xFFFF] as [UInt16] {
      try addRefused(
        "wire-format/\(format)", suite, "A wire format that RFC 9420 does not define.", .unknown,
        specimen.around(
          specimen.message(replacing: 2..<4, by: [UInt8(format >> 8), UInt8(format & 0xFF)])),
        .unknownValue, to: &builder)
    }
  }

  private static func addTrailing(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    for (name, comment, rest) in [
      ("zero", "A zero byte behind it.", [0]), ("byte", "A byte behind it.", [0xA5]),
      ("epoch", "A second header behind it.", specimen.epochHeader + specimen.epoch),
      ("message", "A second DMLSMessage behind it.", specimen.bytes),
    ] as [(String, String, [UInt8])] {
      try addRefused(
        "trailing/\(name)", suite, comment, .trailing, readings: [.trailingBytes],
        specimen.bytes + rest, .trailingBytes, to: &builder)
    }
  }

  /// What encoding must refuse.
  static func addEncodeFaults(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    for count in [0, suite.nh - 1, suite.nh + 1] {
      try builder.add(
        DMLSMessageEncode.self, "encode-epoch-length/\(count)", suite,
        "A dmls_epoch of \(count) bytes.", flags: [.epochLength], readings: [.epochLength],
        input: DMLSMessageParts(
          message: specimen.messageBytes,
          dmlsEpoch: builder.bytes("encode-epoch/\(count)", suite, count: count)),
        fate: .refused(.wrongLength), alsoAccepted: [.malformed])
    }
    for (name, bytes, kind) in [
      ("cut", Array(specimen.messageBytes.dropLast()), .truncated),
      ("longer", specimen.messageBytes + [0], .trailingBytes),
    ] as [(String, [UInt8], ErrorKind)] {
      try builder.add(
        DMLSMessageEncode.self, "encode-message/\(name)", suite,
        "Bytes that are no MLSMessage, by one byte.", flags: [.trailing],
        input: DMLSMessageParts(message: bytes, dmlsEpoch: specimen.epoch),
        fate: .refused(kind))
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
