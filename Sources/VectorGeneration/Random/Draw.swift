import DMLS
import JSONText
import KeyDerivation
import MLSMessages
import MessageCorpus
import Operations
import SeededRandomness
import Synchronization
import TLSPresentation
package import VectorFiles

/// One fresh case in the making: chance that a seed decides, where edges come more often than they
/// would.
final class Draw {
  /// Whether a question is one to ask.
  typealias IsWanted = (AnyOperation, JSONValue) -> Bool

  /// What the case is added to, at the cipher suite that was drawn.
  let cases: CaseBuilder
  /// The case's name.
  let name: String
  /// The draft revisions to draw from, where one is drawn.
  let drafts: [DraftRevision]
  /// Whether a question was drawn that is not to be asked; no case was added then.
  private(set) var isUnwanted = false
  private let pools: MessagePools
  private let isWanted: IsWanted
  private var random: SplitMix64

  /// The chance that belongs to a text and a seed, whatever else is drawn.
  init(
    _ cases: CaseBuilder, _ name: String, _ label: String, seed: String, _ pools: MessagePools,
    _ cipherSuites: [CipherSuite], _ drafts: [DraftRevision], isWanted: @escaping IsWanted
  ) {
    let bytes = LabelledStream(seed: seed).bytes(label, count: 8)
    var random = SplitMix64(seed: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    self.cases = cases.on(cipherSuites[random.below(cipherSuites.count)])
    self.name = name
    self.drafts = drafts
    self.pools = pools
    self.isWanted = isWanted
    self.random = random
  }

  /// The cipher suite that was drawn.
  var suite: CipherSuite { cases.suite }

  /// The messages to draw from; nil, and a fault, where they cannot be made.
  var pool: MessagePool? {
    cases.value(name, else: nil) { () throws(GenerationError) in try pools.pool(of: suite) }
  }

  /// A number from zero up to `bound`, which it does not reach.
  func below(_ bound: Int) -> Int { random.below(bound) }

  /// True once in so many times.
  func once(in times: Int) -> Bool { below(times) == 0 }

  /// One of some values, of which there must be one.
  func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  /// Any number.
  func number() -> UInt64 { random.next() }

  /// Bytes that are often special: only zeros, only ones, a single bit, a repeated byte.
  func edgyBytes(_ count: Int) -> [UInt8] {
    guard count > 0 else { return [] }
    switch below(8) {
    case 0: return Patterns.zeros(count)
    case 1: return Patterns.ones(count)
    case 2: return Patterns.bit(below(8 * count), count)
    case 3: return Patterns.repeating(UInt8(below(256)), count)
    default: return random.bytes(count)
    }
  }

  /// A secret of Nh bytes.
  func secret() -> [UInt8] { edgyBytes(suite.nh) }

  /// Bytes of a length around the boundaries of headers, blocks and widths; long ones are rare.
  func context() -> [UInt8] { edgyBytes(edgyLength()) }

  /// A length around those boundaries.
  func edgyLength() -> Int {
    let boundaries = [0, 1, suite.nh, 2 * suite.nh, 55, 56, 63, 64, 127, 128, 255, 256]
    if once(in: 40) { return pick([16383, 16384]) }
    return once(in: 3) ? below(300) : max(0, pick(boundaries) + below(3) - 1)
  }

  /// Mostly Nh bytes; now and then another number.
  func nearlySecret() -> [UInt8] {
    guard once(in: 12) else { return secret() }
    return edgyBytes(pick([0, 1, suite.nh - 1, suite.nh + 1, 32, 48, 64, 2 * suite.nh]))
  }

  /// A leaf index that is often near one of those before it.
  func leafIndex(near others: [[UInt8]]) -> [UInt8] {
    guard !others.isEmpty, below(2) == 0 else { return secret() }
    let other = pick(others)
    guard other.count == suite.nh, !once(in: 4) else { return other }
    let depth = 8 * suite.nh
    return Patterns.flipping(pick([0, depth / 2, depth - 1, below(depth)]), other)
  }

  /// A label: one of the draft's or the RFC's, or any text.
  func label() -> String {
    switch below(6) {
    case 0: String(repeating: "l", count: pick([0, 1, 54, 55, 56, 100]))
    case 1: "label \(below(1000))"
    default: pick(["epoch", "parent_init", "conf", "pprf", "child_init", "tree", "path", "init"])
    }
  }

  /// A confirmation tag that no other number has, often like another in its first bytes.
  func tag(_ number: Int) -> [UInt8] {
    let first: UInt8 = pick([0x00, 0x7F, 0x80, 0xFF])
    return [first] + edgyBytes(below(3)) + [UInt8(below(256)), UInt8(truncatingIfNeeded: number)]
  }

  /// Adds the case with whatever the dialect's implementation says to its input.
  func add<Asked: CataloguedOperation>(
    _ operation: Asked.Type, readings: [Reading] = [],
    drafts: [DraftRevision] = DraftRevision.allCases, input: Asked.Input
  ) {
    guard isWanted(AnyOperation(operation), input.json) else {
      isUnwanted = true
      return
    }
    let context = OperationContext(cipherSuite: suite, draft: drafts[0])
    guard let expectation = Asked.expectation(of: input, in: context, by: cases.dialect) else {
      return cases.fail(name, "the reference has no \(Asked.name)")
    }
    cases.add(
      Asked.self, name, "Made on the spot.", [.random], readings: readings, drafts: drafts,
      input: input, expectation: expectation)
  }
}

extension Flag {
  /// Inputs that no script chose.
  package static let random = Flag(
    "Random", "A case made on the spot from a seed, its inputs drawn with a bias for edges.",
    section: "the section that the family tests",
    effect: "Something that no committed vector shows is wrong.")
}

/// The messages that random cases draw from, made once for each cipher suite that is drawn.
final class MessagePools: Sendable {
  private let seed: String
  private let pools = Mutex<[CipherSuite: MessagePool]>([:])

  /// Messages filled from a seed.
  init(seed: String) { self.seed = seed }

  /// The messages of a cipher suite.
  func pool(of suite: CipherSuite) throws(GenerationError) -> MessagePool {
    if let pool = pools.withLock({ $0[suite] }) { return pool }
    let stream = LabelledStream(seed: seed)
    do throws(PresentationError) {
      let pool = try MessagePool(suite: SuiteSizes(of: suite)) { stream.bytes($0, count: $1) }
      pools.withLock { $0[suite] = pool }
      return pool
    } catch {
      throw GenerationError(id: suite.name, reason: "\(error)")
    }
  }
}
