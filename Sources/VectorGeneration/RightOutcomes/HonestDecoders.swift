import DMLS
import JSONText
import KeyDerivation
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

extension DecodingHabits {
  /// What does not begin with a header of Nh bytes is no dmls_epoch, whatever follows.
  fileprivate static let epochWidthFirst = Self(rawValue: 1 << 16)
  /// A wire format that the revision forbids is refused before anything of the message is read.
  fileprivate static let forbiddenFirst = Self(rawValue: 1 << 17)

  /// What a decoder may do that is right: the texts do not decide.
  fileprivate static let permitted: Self = [.valuesKept, .newGroupsKnown, .unknownIsOpaque]
}

/// All decoders of DMLSMessages that differ in the order in which they look, and in what the texts
/// leave open: what each of them makes of the same bytes.
struct HonestDecoders {
  /// Enough for messages with several faults: most have one, and two or three ways to look at it.
  private static let mostDecoders = 256

  /// The width of a dmls_epoch.
  let nh: Int
  /// The revision of the draft.
  let draft: DraftRevision

  init(_ context: OperationContext) {
    nh = context.cipherSuite.nh
    draft = context.draft
  }

  /// What decoders make of some bytes.
  struct Findings<Output: Equatable> {
    /// The outputs of those that read them.
    var outputs: [Output] = []
    /// The kinds that the others name, those of the specification first.
    var kinds: [ErrorKind] = []
  }

  /// What comes of decoding a DMLSMessage.
  func decoding(_ bytes: [UInt8]) -> Findings<DMLSMessageParts> {
    findings { reader throws(DMLSError) in
      try refuseForbiddenFirst(bytes, &reader)
      let message = try message(&reader)
      let end = reader.position
      try refuseOtherHeader(bytes[end...], &reader)
      let epoch = try presented { () throws(PresentationError) in
        let epoch = try reader.opaque()
        try reader.finish()
        return epoch
      }
      try check(epoch, message)
      return DMLSMessageParts(message: Array(bytes[..<end]), dmlsEpoch: epoch)
    } of: {
      Reader(bytes, habits: $0)
    }
  }

  /// What comes of encoding a DMLSMessage of some parts.
  func encoding(_ parts: DMLSMessageParts) -> Findings<DMLSMessageBytes> {
    findings { reader throws(DMLSError) in
      try refuseForbiddenFirst(parts.message, &reader)
      if parts.dmlsEpoch.count != nh, reader.has(.epochWidthFirst) {
        try check(parts.dmlsEpoch, nil)
      }
      let message = try message(&reader)
      try presented { () throws(PresentationError) in try reader.finish() }
      try check(parts.dmlsEpoch, message)
      return DMLSMessageBytes(
        dmlsMessage: parts.message + Specimen.header(nh) + parts.dmlsEpoch)
    } of: {
      Reader(parts.message, habits: $0)
    }
  }

  /// Asks decoders of more and more habits, each a step on from one that met the place where they
  /// part.
  private func findings<Output: Equatable>(
    _ decode: (inout Reader) throws(DMLSError) -> Output,
    of reader: (DecodingHabits) -> Reader
  ) -> Findings<Output> {
    var findings = Findings<Output>()
    var waiting: [DecodingHabits] = [[]]
    var next = 0
    var kinds: [ErrorKind] = []
    while next < min(waiting.count, Self.mostDecoders) {
      let habits = waiting[next]
      var reader = reader(habits)
      do throws(DMLSError) {
        let output = try decode(&reader)
        kinds += reader.postponed.map { ErrorKind(.presentation($0)) }
        let isRight = reader.postponed.isEmpty && habits.isSubset(of: .permitted)
        if isRight, !findings.outputs.contains(output) { findings.outputs.append(output) }
      } catch {
        kinds.append(ErrorKind(error))
      }
      for habit in reader.forks.each where !waiting.contains(habits.union(habit)) {
        waiting.append(habits.union(habit))
      }
      next += 1
    }
    findings.kinds = kinds.flatMap(\.accepted).withoutRepeats
    return findings
  }

  private func message(_ reader: inout Reader) throws(DMLSError) -> MLSMessage {
    try presented { () throws(PresentationError) in try MLSMessage(from: &reader) }
  }

  private func refuseForbiddenFirst(
    _ bytes: [UInt8], _ reader: inout Reader
  ) throws(DMLSError) {
    guard bytes.count >= 4,
      let format = WireFormat(rawValue: UInt16(bytes[2]) << 8 | UInt16(bytes[3])),
      !draft.permits(format), reader.has(.forbiddenFirst)
    else { return }
    throw .forbiddenMessage(format, draft)
  }

  private func refuseOtherHeader(
    _ rest: ArraySlice<UInt8>, _ reader: inout Reader
  ) throws(DMLSError) {
    guard !rest.isEmpty, !rest.starts(with: Specimen.header(nh)), reader.has(.epochWidthFirst)
    else { return }
    throw .wrongLength(name: "dmls_epoch", expected: nh, actual: 0)
  }

  private func check(_ epoch: [UInt8], _ message: MLSMessage?) throws(DMLSError) {
    guard epoch.count == nh else {
      throw .wrongLength(name: "dmls_epoch", expected: nh, actual: epoch.count)
    }
    if let message, !draft.permits(message.wireFormat) {
      throw .forbiddenMessage(message.wireFormat, draft)
    }
  }

  private func presented<Value>(
    _ read: () throws(PresentationError) -> Value
  ) throws(DMLSError) -> Value {
    do throws(PresentationError) { return try read() } catch { throw .presentation(error) }
  }
}
