import MLSMessages
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
    let contents: [any ExtensionContent.Type] = [
      ApplicationID.self, RatchetTree.self, RequiredCapabilities.self, ExternalPub.self,
      ExternalSenders.self,
    ]
    #expect(contents.map { $0.extensionType.rawValue } == [1, 2, 3, 4, 5])
  }
}
