import MLSMessages
import MessageCorpus
import TLSPresentation
import TestSupport
import Testing

/// Values that RFC 9420 does not define: who refuses them, and who reads on.
struct UnknownValueTests {
  private static let basic = "00 00 0009 02 AABB 00 00 00 00 00 02 00 00"
  private static let psk = "02 04 00 0000000000000000 00"

  private static func read<Value: TLSDecodable>(
    _ type: Value.Type, _ bytes: [UInt8], _ habits: DecodingHabits
  ) -> (error: PresentationError?, postponed: [PresentationError], end: Int) {
    var reader = Reader(bytes, habits: habits)
    do throws(PresentationError) {
      _ = try Value(from: &reader)
      return (nil, reader.postponed, reader.position)
    } catch {
      return (error, reader.postponed, reader.position)
    }
  }

  @Test(
    arguments: [(.unknownIsOpaque, 15), (.unknownIsRest, nil), (.unknownIsEmpty, nil)]
      as [(DecodingHabits, Int?)])
  func anUnknownCredentialIsReadByEachHabit(habit: DecodingHabits, end: Int?) {
    let bytes = hex(Self.basic)
    let strict = Self.read(LeafNode.self, bytes, [])
    let error = PresentationError.unknownValue(type: "CredentialType", value: 9, offset: 2)
    #expect(strict.error == error)
    let late = Self.read(LeafNode.self, bytes, habit)
    if let end {
      #expect(late == (nil, [], end))
    } else {
      #expect(late.postponed == [error])
    }
  }

  @Test func aUsageThatSelectsNothingIsRefusedKeptOrLate() {
    let bytes = hex(Self.psk)
    let error = PresentationError.unknownValue(type: "ResumptionPSKUsage", value: 4, offset: 1)
    #expect(Self.read(PreSharedKeyID.self, bytes, []).error == error)
    #expect(Self.read(PreSharedKeyID.self, bytes, .valuesKept) == (nil, [], bytes.count))
    #expect(Self.read(PreSharedKeyID.self, bytes, .valuesLast) == (nil, [error], bytes.count))
  }

  @Test(arguments: [0, 2, 0xFFFF] as [UInt16])
  func aVersionInsideIsMLS10(version: UInt16) throws {
    let code = [UInt8(version >> 8), UInt8(version & 0xFF)]
    let context = code + hex("0001 00 0000000000000000 00 00 00")
    let error = PresentationError.unsupportedVersion(version, offset: 0)
    #expect(throws: error) { try GroupContext(decoding: context) }
    #expect(Self.read(GroupContext.self, context, .valuesKept) == (nil, [], context.count))
    #expect(Self.read(GroupContext.self, context, .valuesLast) == (nil, [error], context.count))
    let keyPackage = code + hex("0001 00") + hex(Self.basic.replacing("0009", with: "0001"))
    #expect(throws: error) { try KeyPackage(decoding: keyPackage + [0, 0]) }
    // A new group may be of a later version.
    let reInit = hex("00") + code + hex("0001 00")
    #expect(try ReInit(decoding: reInit).version.rawValue == version)
    #expect(
      Self.read(ReInit.self, reInit, .newGroupsKnown).error
        == .unsupportedVersion(version, offset: 1))
  }
}
