import KeyDerivation
import MLSMessages
import MessageCorpus
import TLSPresentation
import Testing

/// Every closed enumeration has exactly the values of the RFC.
@Suite struct CodePointTests {
  private func values<Code: TLSEnumeration>(_ type: Code.Type) -> [UInt64]
  where Code.RawValue: FixedWidthInteger {
    (0...255).compactMap { Code(rawValue: Code.RawValue($0)).map { UInt64($0.rawValue) } }
  }

  @Test func `one-byte codes`() {
    #expect(values(ContentType.self) == [1, 2, 3])
    #expect(values(SenderType.self) == [1, 2, 3, 4])
    #expect(values(LeafNodeSource.self) == [1, 2, 3])
    #expect(values(NodeType.self) == [1, 2])
    #expect(values(PSKType.self) == [1, 2])
    #expect(values(ResumptionPSKUsage.self) == [1, 2, 3])
    #expect(values(ProposalOrRefType.self) == [1, 2])
  }

  @Test func `wire formats`() {
    #expect(values(WireFormat.self) == [1, 2, 3, 4, 5])
    #expect(WireFormat.mlsPublicMessage.rawValue == 1)
    #expect(WireFormat.mlsPrivateMessage.rawValue == 2)
    #expect(WireFormat.mlsWelcome.rawValue == 3)
    #expect(WireFormat.mlsGroupInfo.rawValue == 4)
    #expect(WireFormat.mlsKeyPackage.rawValue == 5)
  }

  @Test func `extension types`() {
    let structures = (0...6).map { WireStructure(content: ExtensionType(rawValue: $0)) }
    #expect(
      structures == [
        nil, .applicationID, .ratchetTree, .requiredCapabilities, .externalPub, .externalSenders,
        nil,
      ])
  }
}

/// Values that nobody assigned survive wherever the grammar lists code points.
@Suite struct GREASETests {
  static let values = GREASE.values + [0, 0x0123, 0xF000, 0xFFFF]

  private func bytes(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 0xFF)] }

  @Test func `there are fifteen values, two equal bytes each`() {
    #expect(GREASE.values == (0..<15).map { UInt16($0 << 4 | 0xA) * 0x0101 })
  }

  @Test(arguments: values)
  func `every list of capabilities keeps an unknown value`(value: UInt16) throws {
    let code = bytes(value)
    let input = [2] + code + [2] + code + [2] + code + [2] + code + [2] + code
    let capabilities = try Capabilities(decoding: input)
    #expect(capabilities.versions.map(\.rawValue) == [value])
    #expect(capabilities.cipherSuites.map(\.rawValue) == [value])
    #expect(capabilities.extensions.map(\.rawValue) == [value])
    #expect(capabilities.proposals.map(\.rawValue) == [value])
    #expect(capabilities.credentials.map(\.rawValue) == [value])
    #expect(try capabilities.encoded() == input)
  }

  @Test(arguments: values)
  func `suites, extension types and the version of a new group keep an unknown value`(value: UInt16)
    throws
  {
    let code = bytes(value)
    let reInit = [0] + code + code + [4] + code + [1, 0xEE]
    #expect(try ReInit(decoding: reInit).encoded() == reInit)

    let context = [0, 1] + code + [0] + Array(repeating: 0, count: 8) + [0, 0, 3] + code + [0]
    #expect(try GroupContext(decoding: context).encoded() == context)

    let welcome = [0, 1, 0, 3] + code + [0, 0]
    #expect(try MLSMessage(decoding: welcome).encoded() == welcome)

    let required = [2] + code + [2] + code + [2] + code
    #expect(try RequiredCapabilities(decoding: required).encoded() == required)
  }

  @Test(arguments: values)
  func `a KeyPackage keeps an unknown suite`(value: UInt16) throws {
    let leaf: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0]
    let input = [0, 1] + bytes(value) + [0] + leaf + [0, 0]
    #expect(try KeyPackage(decoding: input).cipherSuite.rawValue == value)
    #expect(try KeyPackage(decoding: input).encoded() == input)
  }

  @Test(arguments: GREASE.values)
  func `a proposal and a credential refuse an unknown type`(value: UInt16) {
    let number = UInt64(value)
    #expect(
      throws: PresentationError.unknownValue(type: "ProposalType", value: number, offset: 0)
    ) { try Proposal(decoding: bytes(value) + [0, 0, 0, 0]) }
    #expect(
      throws: PresentationError.unknownValue(type: "CredentialType", value: number, offset: 0)
    ) { try Credential(decoding: bytes(value) + [0]) }
  }

  @Test func `an extension of another type has no content of this one`() {
    #expect(WireStructure(content: ExtensionType(rawValue: 0x0A0A)) == nil)
    #expect(WireStructure(content: .ratchetTree) == .ratchetTree)
    #expect(throws: PresentationError.invalidLengthPrefix(offset: 0)) {
      try WireStructure.ratchetTree.decode([0xC0])
    }
  }
}
