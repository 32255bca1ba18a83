import DMLS
import KeyDerivation
import MessageCorpus
import Operations
import SeededRandomness
import VectorFiles

/// A real-shaped message, often spoilt.
enum RandomDMLSMessage: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let pool = try draw.pools.pool(of: suite)
    let isSpoilt = draw.once(in: 3)
    let index = draw.below(pool.count)
    let message =
      isSpoilt
      ? pool.spoilt(index, partner: draw.below(pool.count), seed: draw.random.next())
      : pool.message(index)
    let epoch = draw.nearlySecret(suite)
    let drafts = [draw.pick(draw.drafts)]
    if draw.once(in: 3) {
      try builder.addRandom(
        DMLSMessageEncode.self, name, suite, drafts: drafts,
        input: DMLSMessageParts(message: message, dmlsEpoch: epoch), anyRefusal: true)
      return
    }
    var bytes = message + header(epoch.count, &draw) + epoch
    if draw.once(in: 8) { bytes += draw.edgyBytes(1 + draw.below(3)) }
    if draw.once(in: 8) { bytes.removeLast(draw.below(min(bytes.count, 80))) }
    try builder.addRandom(
      DMLSMessageDecode.self, name, suite, drafts: drafts,
      input: DMLSMessageBytes(dmlsMessage: bytes), anyRefusal: true)
  }

  private static func header(_ count: Int, _ draw: inout Draw) -> [UInt8] {
    guard draw.once(in: 10) else { return Specimen.header(count) }
    return draw.once(in: 2) ? Specimen.wideHeader(count) : Specimen.widestHeader(count)
  }
}
