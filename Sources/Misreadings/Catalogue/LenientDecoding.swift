import DMLS
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

extension MisreadingCatalogue {
  private static let lenient = Group(
    section: "RFC 9420 section 6", effect: "A message is parsed as something that it is not.",
    operations: [DMLSMessageDecode.self])
  private static let length = Group(
    section: "draft section 2", effect: "A short or empty identifier finds the wrong epoch.",
    operations: [DMLSMessageDecode.self], reading: .epochLength)

  /// What a careless parser takes.
  static let lenientDecoding: Rows = [
    "psk-type-unchecked": taking("PSKType", as: 1),
    "content-type-unchecked": taking("ContentType", as: 1),
    "proposal-or-ref-unchecked": taking("ProposalOrRefType", as: 2),
    "leaf-node-source-unchecked": taking("LeafNodeSource", as: 1),
    "presence-octet-unchecked": taking("optional", as: 1, "Any presence octet but 0 is a 1."),
    "version-low-byte-only": lenient(
      "Only the low byte of MLSMessage.version is looked at.",
      .around(\.messageEnd) { (messageEnd, f, bytes) throws(DMLSError) in
        try messageEnd(f, bytes.isEmpty ? bytes : [0] + bytes[1...])
      }),
    "wire-format-low-byte-only": lenient(
      "Only the low byte of the wire format is looked at.",
      .around(\.messageEnd) { (messageEnd, f, bytes) throws(DMLSError) in
        try messageEnd(f, bytes.count < 3 ? bytes : bytes[..<2] + [0] + bytes[3...])
      }),
    "code-points-low-byte-only": lenient(
      "Only the low byte is looked at of values of two bytes that select what follows.",
      .mending { _, fault in
        guard case .unknownValue(_, 0x100..., let offset) = fault else { return nil }
        return (offset..<offset + 1, [0])
      }),
    "headers-of-any-width": lenient(
      "Length headers anywhere may be longer than needed.", section: "RFC 9420 section 2.1.2",
      effect: "One message has many encodings.", .anyWidthOfEpochHeader, .anyWidthsWithin),
    "vector-overrun-accepted": lenient(
      "A vector may reach past the end of the one that holds it.",
      section: "RFC 9420 section 2.1.2",
      effect: "Two parsers see different structures in the same bytes.",
      .mending { bytes, fault in
        guard case .truncated(let needed, let available, let offset) = fault,
          offset + needed <= bytes.count
        else { return nil }
        return widened(in: bytes, end: offset + available, by: needed - available)
      }),
    "trailing-encoded": lenient(
      "Encoding takes bytes behind the MLSMessage for a part of it.",
      section: "draft section 3", effect: "Peers find the header in the wrong place.",
      in: [DMLSMessageEncode.self],
      .formula(\.encoded) { (f, message, draft) throws(DMLSError) in
        try f.check(message.dmlsEpoch, f.messageEnd(in: message.message).wireFormat, draft)
        return message.message + (try f.encodedEpoch(message.dmlsEpoch))
      }),
    "epoch-any-length-decoded": length(
      "Decoding does not look at the length of dmls_epoch.", .accepting { _, _ in true }),
    "epoch-shorter-accepted": length(
      "A dmls_epoch may be shorter than Nh.", in: .messages, .accepting { nh, count in count <= nh }
    ),
    "epoch-of-any-suite-accepted": length(
      "A dmls_epoch may be as long as that of another cipher suite.",
      .accepting { _, count in [32, 48, 64].contains(count) }),
    "epoch-copied-to-fixed-array": length(
      "A dmls_epoch of any length is cut or filled up with zeros to Nh bytes.",
      .accepting { _, _ in true },
      .around(\.decoded) { (decoded, f, bytes, draft) throws(DMLSError) in
        var message = try decoded(f, bytes, draft)
        message.dmlsEpoch = Array((message.dmlsEpoch + zeros(f.nh)).prefix(f.nh))
        return message
      }),
  ]

  private static func taking(_ type: String, as value: UInt8, _ summary: String? = nil) -> Row {
    lenient(
      summary ?? "Any unknown \(type) is taken for \(value).",
      .mending { _, fault in
        guard case .unknownValue(type, _, let offset) = fault else { return nil }
        return (offset..<offset + 1, [value])
      })
  }
}

extension Change {
  /// Parses on where a message has a fault, as if other bytes stood in the place of some; nil leaves
  /// the fault.
  static func mending(
    _ mend: @escaping @Sendable ([UInt8], PresentationError) -> (place: Range<Int>, by: [UInt8])?
  ) -> Change {
    .around(\.messageEnd) { (messageEnd, f, bytes) throws(DMLSError) in
      var (mended, grown) = (bytes, 0)
      while true {
        do throws(DMLSError) {
          let (end, format) = try messageEnd(f, mended)
          return (end - grown, format)
        } catch {
          guard case .presentation(let fault) = error, let (place, other) = mend(mended, fault)
          else { throw error }
          mended.replaceSubrange(place, with: other)
          grown += other.count - place.count
        }
      }
    }
  }
}

/// The header of the innermost vector that ends at a place, for so many bytes more; nil where no
/// header is seen to do so.
private func widened(
  in bytes: [UInt8], end: Int, by more: Int
) -> (place: Range<Int>, by: [UInt8])? {
  var fields: [Range<Int>] = []
  var reader = Reader(bytes) { fields.append($0) }
  _ = try? MLSMessage(from: &reader)
  for field in fields.reversed() where [1, 2, 4].contains(field.count) {
    let count = bytes[field].reduce(0) { $0 << 8 | Int($1) } & (1 << (8 * field.count - 2) - 1)
    let isHeader = 1 << Int(bytes[field.lowerBound] >> 6) == field.count
    if isHeader, field.upperBound + count == end { return (field, shortestHeader(count + more)) }
  }
  return nil
}
