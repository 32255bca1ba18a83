package import DMLS
import Dispatch
package import JSONText
package import KeyDerivation
package import Operations
import Synchronization
package import VectorFiles

/// Cases made on the spot; each depends on the seed and its place, and on no other fresh case.
package struct RandomCases: Sendable {
  /// Whether a committed case asks an operation with this input.
  package typealias IsCommitted = @Sendable (AnyOperation, JSONValue) -> Bool

  /// How often a case is drawn; at last a committed one is better than none.
  ///
  /// No script misses what is wanted more than three times in four, so that this comes about once in
  /// 10^15 cases.
  private static let mostDraws = 128

  /// The seed: the same cases on every machine.
  package let seed: String
  /// The families in the order of their turns, some of them more often than others.
  private let turns: [Family]
  private let operations: OperationSet
  private let cipherSuites: [CipherSuite]
  private let drafts: [DraftRevision]
  private let isCommitted: IsCommitted
  private let dialect: Dialect
  private let pools: MessagePools

  /// Cases of some families, operations, cipher suites and draft revisions, none of which asks what
  /// is committed; they expect the answers of a dialect.
  ///
  /// A seed is 1 to 32 of the characters a to z, 0 to 9, and -; it becomes part of the ids.
  package init(
    seed: String, families: [Family] = Family.allCases, operations: OperationSet = .all,
    cipherSuites: [CipherSuite] = CipherSuite.allCases,
    drafts: [DraftRevision] = DraftRevision.allCases, dialect: Dialect = .draft,
    isCommitted: @escaping IsCommitted
  ) {
    self.seed = seed
    let scripts = families.map { ($0, $0.script.turns) }
    turns = (0..<(scripts.map(\.1).max() ?? 0)).flatMap { round in
      scripts.filter { $0.1 > round }.map(\.0)
    }
    self.operations = operations
    self.cipherSuites = cipherSuites
    self.drafts = drafts
    self.isCommitted = isCommitted
    self.dialect = dialect
    pools = MessagePools(seed: Self.streamSeed(seed))
  }

  private static func streamSeed(_ seed: String) -> String { "random \(seed)" }

  /// Cases in files as if they had been read, in the order in which they are given.
  package func files(_ cases: [(Family, VectorCase)]) -> [VectorFile] {
    let byFamily = Dictionary(grouping: cases, by: \.0)
    return Family.allCases.compactMap { family in
      byFamily[family].map {
        VectorFile(
          family: family, flags: [.random], cases: $0.map(\.1), profile: dialect.profile,
          otherReadings: dialect.otherReadings, seed: Self.streamSeed(seed))
      }
    }
  }

  /// Whether a text can be a seed.
  package static func isSeed(_ text: String) -> Bool {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    return (1...32).contains(text.count) && text.allSatisfy { allowed.contains($0) }
  }

  /// The case at a place, from 0 on.
  /// - Throws: `GenerationError` where the implementation cannot be asked.
  package func vectorCase(_ index: Int) throws(GenerationError) -> (Family, VectorCase) {
    // Families take turns, so that few cases see all of them.
    let family = turns[index % turns.count]
    for attempt in 1...Self.mostDraws {
      let isLast = attempt == Self.mostDraws
      let draw = Draw(
        CaseBuilder(family, dialect), "random-\(seed)-\(index)",
        attempt == 1 ? "case \(index)" : "case \(index), draw \(attempt)",
        seed: Self.streamSeed(seed), pools, cipherSuites, drafts
      ) { operations.contains($0) && (isLast || !isCommitted($0, $1)) }
      family.script.draw(draw)
      let file = try draw.cases.file()
      if draw.isUnwanted { continue }
      guard var vectorCase = file.cases.first else { break }
      vectorCase.drafts = vectorCase.drafts.filter { drafts.contains($0) }
      return (family, vectorCase)
    }
    throw GenerationError(id: family.name, reason: "its random script made no case")
  }

  /// The cases at the places from 0 on, several at a time; `progress` is told how many are made.
  /// - Throws: `GenerationError` where the reference cannot be asked.
  package func first(
    _ count: Int, progress: @Sendable (Int) -> Void
  ) throws(GenerationError) -> [(Family, VectorCase)] {
    typealias Made = Result<(Family, VectorCase), GenerationError>
    let made = Mutex([Made?](repeating: nil, count: count))
    let done = Mutex(0)
    let stretch = 64
    withoutActuallyEscaping(progress) { progress in
      DispatchQueue.concurrentPerform(iterations: (count + stretch - 1) / stretch) { part in
        let places = part * stretch..<min(count, (part + 1) * stretch)
        let cases = places.map { index -> Made in
          do throws(GenerationError) {
            return .success(try vectorCase(index))
          } catch {
            return .failure(error)
          }
        }
        made.withLock { made in for (index, one) in zip(places, cases) { made[index] = one } }
        done.withLock { done in
          done += places.count
          progress(done)
        }
      }
    }
    return try made.withLock { $0 }.compactMap(\.self).map { (one) throws(GenerationError) in
      try one.get()
    }
  }

  /// The same question about another input, with what the dialect's implementation says to that; nil
  /// where the input is none of the operation.
  package func recast(_ vectorCase: VectorCase, input: JSONValue) -> VectorCase? {
    vectorCase.operation.type.recast(vectorCase, input: input, by: dialect)
  }
}
