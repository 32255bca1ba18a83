import MLSMessages
import TLSPresentation
import Testing

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
  func `versions, suites and extension types keep an unknown value`(value: UInt16) throws {
    let code = bytes(value)
    let reInit = [0] + code + code + [4] + code + [1, 0xEE]
    #expect(try ReInit(decoding: reInit).encoded() == reInit)

    let context = code + code + [0] + Array(repeating: 0, count: 8) + [0, 0, 3] + code + [0]
    #expect(try GroupContext(decoding: context).encoded() == context)

    let welcome = [0, 1, 0, 3] + code + [0, 0]
    #expect(try MLSMessage(decoding: welcome).encoded() == welcome)

    let required = [2] + code + [2] + code + [2] + code
    #expect(try RequiredCapabilities(decoding: required).encoded() == required)
  }

  @Test(arguments: values)
  func `a KeyPackage keeps an unknown version and suite`(value: UInt16) throws {
    let leaf: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 0, 0]
    let input = bytes(value) + bytes(value) + [0] + leaf + [0, 0]
    #expect(try KeyPackage(decoding: input).version.rawValue == value)
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

  @Test func `an extension of another type has no content of this one`() throws {
    let unknown = Extension(extensionType: ExtensionType(rawValue: 0x0A0A), extensionData: [0xC0])
    #expect(try unknown.content(as: RatchetTree.self) == nil)
    let broken = Extension(extensionType: .ratchetTree, extensionData: [0xC0])
    #expect(throws: PresentationError.invalidLengthPrefix(offset: 0)) {
      try broken.content(as: RatchetTree.self)
    }
  }
}
