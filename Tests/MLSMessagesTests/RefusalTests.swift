import MLSMessages
import TLSPresentation
import TestSupport
import Testing

/// Each fault is refused for its own reason, at its own offset, and its neighbours are not.
@Suite struct RefusalTests {
  /// A PublicMessage of a member that proposes to remove another.
  ///
  /// Offsets: version 0, wire format 2, group 4, epoch 6, sender type 14, leaf 15, authenticated
  /// data 19, content type 21, proposal type 22, removed 24, signature 28, membership tag 30.
  static let message = hex(
    "0001 0001 0161 0000000000000005 01 00000002 01AD 02 0003 00000003 015F 01EF")

  private func refusal(_ offset: Int, _ text: String) -> PresentationError? {
    var bytes = Self.message
    let field = hex(text)
    bytes.replaceSubrange(offset..<offset + field.count, with: field)
    do throws(PresentationError) {
      _ = try MLSMessage(decoding: bytes)
      return nil
    } catch { return error }
  }

  @Test func `the message itself is fine`() throws {
    #expect(try MLSMessage(decoding: Self.message).encoded() == Self.message)
  }

  @Test(arguments: [0x0000, 0x0002, 0x0100, 0xFFFF] as [UInt16])
  func `a version other than mls10 is unsupported`(version: UInt16) {
    let text = String(version, radix: 16)
    let padded = String(repeating: "0", count: 4 - text.count) + text
    #expect(refusal(0, padded) == .unsupportedVersion(version, offset: 0))
  }

  @Test(arguments: [
    ("WireFormat", 2, "0000"), ("WireFormat", 2, "0006"), ("WireFormat", 2, "F000"),
    ("SenderType", 14, "00"), ("SenderType", 14, "05"), ("SenderType", 14, "FF"),
    ("ContentType", 21, "00"), ("ContentType", 21, "04"), ("ContentType", 21, "FF"),
    ("ProposalType", 22, "0000"), ("ProposalType", 22, "0008"), ("ProposalType", 22, "0A0A"),
  ])
  func `a code that selects nothing is unknown`(type: String, offset: Int, code: String) throws {
    let value = try #require(UInt64(code, radix: 16))
    #expect(refusal(offset, code) == .unknownValue(type: type, value: value, offset: offset))
  }

  @Test func `length headers are refused where they stand`() {
    #expect(refusal(4, "C0") == .invalidLengthPrefix(offset: 4))
    #expect(refusal(4, "4001") == .nonMinimalLength(offset: 4))
    #expect(refusal(28, "8000003F") == .nonMinimalLength(offset: 28))
    #expect(refusal(28, "04") == .truncated(needed: 4, available: 3, offset: 29))
    #expect(refusal(30, "02") == .truncated(needed: 2, available: 1, offset: 31))
    #expect(refusal(30, "00") == .trailingBytes(count: 1, offset: 31))
  }

  @Test func `only a member has a membership tag`() {
    // The tag of two bytes becomes superfluous as the sender changes.
    let external = hex("0001 0001 0161 0000000000000005 02 00000002 01AD 02 0003 00000003 015F")
    #expect(throws: Never.self) { try MLSMessage(decoding: external) }
    #expect(throws: PresentationError.trailingBytes(count: 2, offset: 30)) {
      try MLSMessage(decoding: external + hex("01EF"))
    }
    let member = Array(Self.message.dropLast(2))
    #expect(throws: PresentationError.truncated(needed: 1, available: 0, offset: 30)) {
      try MLSMessage(decoding: member)
    }
  }

  @Test(arguments: [
    ("LeafNodeSource", "00 00 0001 00 00 00 00 00 00 04 00 00", 10, 4),
    ("LeafNodeSource", "00 00 0001 00 00 00 00 00 00 00 00 00", 10, 0),
    ("CredentialType", "00 00 0000 00 00 00 00 00 00 02 00 00", 2, 0),
    ("CredentialType", "00 00 0003 00 00 00 00 00 00 02 00 00", 2, 3),
  ])
  func `a leaf refuses unknown selectors`(type: String, text: String, offset: Int, value: UInt64) {
    #expect(
      throws: PresentationError.unknownValue(type: type, value: value, offset: offset)
    ) { try LeafNode(decoding: hex(text)) }
  }

  @Test(arguments: [
    ("PSKType", "00 00 00", 0, 0), ("PSKType", "03 00 00", 0, 3),
    ("ResumptionPSKUsage", "02 00 00 0000000000000000 00", 1, 0),
    ("ResumptionPSKUsage", "02 04 00 0000000000000000 00", 1, 4),
  ])
  func `a key refuses unknown selectors`(type: String, text: String, offset: Int, value: UInt64) {
    #expect(
      throws: PresentationError.unknownValue(type: type, value: value, offset: offset)
    ) { try PreSharedKeyID(decoding: hex(text)) }
  }

  @Test(arguments: [
    ("ProposalOrRefType", "02 00 00 00", 1, 0), ("ProposalOrRefType", "02 03 00 00", 1, 3),
    ("optional", "00 02", 1, 2), ("optional", "00 FF", 1, 0xFF),
  ])
  func `a commit refuses unknown selectors`(
    type: String, text: String, offset: Int, value: UInt64
  ) {
    #expect(
      throws: PresentationError.unknownValue(type: type, value: value, offset: offset)
    ) { try Commit(decoding: hex(text)) }
  }

  @Test(arguments: [("NodeType", "03 01 00 00", 2, 0), ("NodeType", "03 00 01 03", 3, 3)])
  func `a tree refuses unknown selectors`(type: String, text: String, offset: Int, value: UInt64) {
    #expect(
      throws: PresentationError.unknownValue(type: type, value: value, offset: offset)
    ) { try [Node?](decoding: hex(text)) }
  }

  @Test func `a PrivateMessage refuses an unknown content type`() {
    let text = "0001 0002 0161 0000000000000005 04 00 00 00"
    #expect(
      throws: PresentationError.unknownValue(type: "ContentType", value: 4, offset: 14)
    ) { try MLSMessage(decoding: hex(text)) }
  }
}
