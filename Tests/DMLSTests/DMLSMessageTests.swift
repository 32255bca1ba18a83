import DMLS
import KeyDerivation
import MLSMessages
import TLSPresentation
import TestSupport
import Testing

struct DMLSMessageTests {
  private static func header(_ count: Int) -> [UInt8] {
    count < 64 ? [UInt8(count)] : [0x40, UInt8(count)]
  }

  private static func error(
    decoding bytes: [UInt8], suite: CipherSuite = .suite1, draft: DraftRevision = .draft01
  ) -> DMLSError? {
    do throws(DMLSError) {
      _ = try suite.dmlsMessage(decoding: bytes, draft: draft)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: WireFormat.allCases, CipherSuite.onePerHash)
  func theMessageComesFirstAndThenTheEpochWithItsHeader(
    wireFormat: WireFormat, suite: CipherSuite
  ) throws {
    let messageBytes = wireFormat.sample
    let epoch = suite.counting(from: 0xB0)
    let message = DMLSMessage(message: messageBytes, dmlsEpoch: epoch)
    let bytes = try suite.encoded(message, draft: .draft01)
    #expect(bytes == messageBytes + Self.header(suite.nh) + epoch)
    #expect(try suite.dmlsMessage(decoding: bytes, draft: .draft01) == message)
    let (end, found) = try suite.messageEnd(in: bytes)
    #expect(end == messageBytes.count)
    #expect(found == wireFormat)
  }

  @Test(arguments: WireFormat.allCases, DraftRevision.allCases)
  func onlyDraft03ForbidsWhatBelongsToNoEpoch(
    wireFormat: WireFormat, draft: DraftRevision
  ) throws {
    let isForbidden =
      draft == .draft03 && [.mlsWelcome, .mlsGroupInfo, .mlsKeyPackage].contains(wireFormat)
    #expect(draft.permits(wireFormat) != isForbidden)
    let expected: DMLSError? = isForbidden ? .forbiddenMessage(wireFormat, draft) : nil
    let epoch = CipherSuite.suite1.repeating(9)
    let bytes = wireFormat.sample + [32] + epoch
    #expect(Self.error(decoding: bytes, draft: draft) == expected)

    let message = DMLSMessage(message: wireFormat.sample, dmlsEpoch: epoch)
    var error: DMLSError?
    do throws(DMLSError) {
      #expect(try CipherSuite.suite1.encoded(message, draft: draft) == bytes)
    } catch let refusal {
      error = refusal
    }
    #expect(error == expected)
  }

  @Test(arguments: [[0], [0xA5], [0, 0]] as [[UInt8]])
  func bytesBehindTheEpochAreRefused(rest: [UInt8]) {
    let bytes = WireFormat.mlsPrivateMessage.sample + [32] + CipherSuite.suite1.repeating(9)
    #expect(
      Self.error(decoding: bytes + rest)
        == .presentation(.trailingBytes(count: rest.count, offset: bytes.count)))
  }

  @Test(arguments: CipherSuite.onePerHash, [0, 1, 31, 32, 33, 47, 48, 49, 63, 64, 65])
  func theEpochIsExactlyNhBytes(suite: CipherSuite, count: Int) throws {
    let epoch = [UInt8](repeating: 7, count: count)
    let sample = WireFormat.mlsPrivateMessage.sample
    let expected: DMLSError? =
      count == suite.nh
      ? nil : .wrongLength(name: "dmls_epoch", expected: suite.nh, actual: count)
    let bytes = sample + Self.header(count) + epoch
    #expect(Self.error(decoding: bytes, suite: suite) == expected)
    let message = DMLSMessage(message: sample, dmlsEpoch: epoch)
    guard let expected else { return }
    #expect(throws: expected) { try suite.encoded(message, draft: .draft01) }
  }

  @Test(arguments: WireFormat.allCases)
  func everyTruncationIsRefused(wireFormat: WireFormat) {
    let bytes = wireFormat.sample + [32] + CipherSuite.suite1.repeating(9)
    for count in bytes.indices {
      let error = Self.error(decoding: Array(bytes[..<count]))
      guard case .presentation(.truncated)? = error else {
        Issue.record("\(count) of \(bytes.count) bytes: \(String(describing: error))")
        continue
      }
    }
  }

  @Test func theEpochBeforeTheMessageIsRefused() {
    let bytes = [32] + CipherSuite.suite1.repeating(9) + WireFormat.mlsPrivateMessage.sample
    #expect(
      Self.error(decoding: bytes)
        == .presentation(.unsupportedVersion(0x2009, offset: 0)))
  }

  @Test func aLongerLengthHeaderThanNeededIsRefused() {
    let sample = WireFormat.mlsPrivateMessage.sample
    let epoch = CipherSuite.suite1.repeating(9)
    for header in [[0x40, 32], [0x80, 0, 0, 32]] as [[UInt8]] {
      #expect(
        Self.error(decoding: sample + header + epoch)
          == .presentation(.nonMinimalLength(offset: sample.count)))
    }
    #expect(
      Self.error(decoding: sample + [0xC0] + epoch)
        == .presentation(.invalidLengthPrefix(offset: sample.count)))
  }

  @Test func aWireFormatThatDoesNotExistIsRefused() {
    var bytes = WireFormat.mlsPrivateMessage.sample + [32] + CipherSuite.suite1.repeating(9)
    bytes[3] = 6
    #expect(
      Self.error(decoding: bytes)
        == .presentation(.unknownValue(type: "WireFormat", value: 6, offset: 2)))
  }
}
