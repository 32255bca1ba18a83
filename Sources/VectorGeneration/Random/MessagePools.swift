import KeyDerivation
import MLSMessages
import MessageCorpus
import Synchronization
import TLSPresentation

/// The messages that random cases draw from, made once for each cipher suite that is drawn.
final class MessagePools: Sendable {
  private let seed: String
  private let pools = Mutex<[CipherSuite: MessagePool]>([:])

  /// Messages filled from a seed.
  init(seed: String) {
    self.seed = seed
  }

  /// The messages of a cipher suite.
  func pool(of suite: CipherSuite) throws(GenerationError) -> MessagePool {
    if let pool = pools.withLock({ $0[suite] }) { return pool }
    guard let sizes = SuiteSizes.all.first(where: { $0.cipherSuite.rawValue == suite.rawValue })
    else { throw GenerationError(id: suite.name, reason: "the corpus does not know it") }
    let stream = LabelledStream(seed: seed)
    do throws(PresentationError) {
      let pool = try MessagePool(suite: sizes) { stream.bytes($0, count: $1) }
      pools.withLock { $0[suite] = pool }
      return pool
    } catch {
      throw GenerationError(id: suite.name, reason: "\(error)")
    }
  }
}
