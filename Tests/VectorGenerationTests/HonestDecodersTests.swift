import DMLS
import KeyDerivation
import MLSMessages
import MessageCorpus
import Operations
import SeededRandomness
import TLSPresentation
import TestSupport
import Testing
import VectorFiles

@testable import VectorGeneration

/// What decoders that look in other orders make of the same bytes.
struct HonestDecodersTests {
  private static let suite = CipherSuite.suite1
  private static let epoch = [UInt8](repeating: 7, count: 32)

  private static func pool() throws -> MessagePool {
    try MessagePool(suite: SuiteSizes(of: suite)) {
      LabelledStream(seed: "honest").bytes($0, count: $1)
    }
  }

  private static func decoders(_ draft: DraftRevision = .draft01) -> HonestDecoders {
    HonestDecoders(OperationContext(cipherSuite: suite, draft: draft))
  }

  @Test(arguments: DraftRevision.allCases)
  func wellFormedMessagesAreTheSameToAll(draft: DraftRevision) throws {
    let pool = try Self.pool()
    for index in 0..<pool.count {
      let message = pool.message(index)
      let found = Self.decoders(draft).decoding(message + [32] + Self.epoch)
      let parts = DMLSMessageParts(message: message, dmlsEpoch: Self.epoch)
      guard let format = WireFormat(rawValue: UInt16(message[3])), draft.permits(format) else {
        #expect(found.outputs.isEmpty)
        #expect(found.kinds == [.forbiddenMessage, .unknownValue, .malformed])
        continue
      }
      #expect(found.outputs == [parts])
      #expect(found.kinds.isEmpty)
      let encoded = Self.decoders(draft).encoding(parts)
      #expect(encoded.outputs.map(\.dmlsMessage) == [message + [32] + Self.epoch])
      #expect(encoded.kinds.isEmpty)
    }
  }

  /// The specification is one of them, and says its kind first.
  @Test func theSpecificationIsAmongThem() throws {
    let pool = try Self.pool()
    var random = SplitMix64(seed: 11)
    var refusals = 0
    for _ in 0..<1500 {
      let message = pool.spoilt(
        random.below(pool.count), partner: random.below(pool.count), seed: random.next())
      let bytes = message + [32] + Self.epoch
      let found = Self.decoders().decoding(bytes)
      do throws(DMLSError) {
        let read = try Self.suite.dmlsMessage(decoding: bytes, draft: .draft01)
        #expect(found.outputs.first?.message == read.message)
      } catch {
        refusals += 1
        #expect(found.kinds.first == ErrorKind(error))
      }
    }
    #expect(refusals > 500)
  }

  /// A message with several faults, as bytes that end in a good epoch, and what may be said of it.
  @Test(
    arguments: [
      // Another version and no wire format; a wire format that is read before the version.
      ("0002 0009", [.unsupportedVersion, .unknownValue]),
      // An unknown proposal: what follows is its body, to the end or as opaque<V>, or nothing.
      (
        "0001 0001 00 0000000000000000 01 00000000 00 02 0009 00000001 00 00",
        [.unknownValue, .truncated, .trailingBytes, .wrongLength]
      ),
    ] as [(String, [ErrorKind])])
  func kindsAreAsWideAsHonestDecodersDiffer(text: String, kinds: [ErrorKind]) {
    let found = Self.decoders().decoding(hex(text) + [32] + Self.epoch)
    #expect(found.outputs.isEmpty)
    #expect(found.kinds.first == kinds.first)
    #expect(Set(found.kinds).isSuperset(of: kinds), "\(found.kinds)")
  }

  /// A vector of proposals that promises more than there is, and whose first element is unknown.
  @Test func aVectorIsMeasuredBeforeOrAfterItsElements() {
    let text = "0001 0001 00 0000000000000000 01 00000000 00 03 3F 05 00"
    let found = Self.decoders().decoding(hex(text))
    #expect(found.kinds.first == .truncated)
    #expect(found.kinds.contains(.unknownValue))
  }

  @Test func aKeptVersionAndAKnownOneAreBothRight() {
    let groupInfo = hex("0001 0004 0002 0001 00 0000000000000000 00 00 00 00 00 00000000 00")
    let found = Self.decoders().decoding(groupInfo + [32] + Self.epoch)
    #expect(found.outputs == [DMLSMessageParts(message: groupInfo, dmlsEpoch: Self.epoch)])
    #expect(found.kinds == [.unsupportedVersion, .malformed])
  }

  @Test func theEpochMayBeMeasuredFirst() throws {
    let message = try Self.pool().message(0)
    let found = Self.decoders().decoding(message + [31] + Self.epoch)
    #expect(found.kinds.prefix(2) == [.trailingBytes, .malformed])
    #expect(found.kinds.contains(.wrongLength))
    let encoded = Self.decoders().encoding(
      DMLSMessageParts(message: message + [0], dmlsEpoch: []))
    #expect(encoded.kinds == [.trailingBytes, .malformed, .wrongLength])
  }
}
