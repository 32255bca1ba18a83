package import DMLS
import Dispatch
package import JSONText
package import KeyDerivation
import Operations
import Synchronization
package import VectorFiles

/// Cases made on the spot; each depends on the seed and its place, and on no other case.
package struct RandomCases: Sendable {
  /// The seed: the same cases on every machine.
  package let seed: String
  /// The families in the order of their turns, some of them more often than others.
  private let turns: [Family]
  private let cipherSuites: [CipherSuite]
  private let drafts: [DraftRevision]
  private let pools: MessagePools

  /// Cases of some families, cipher suites and draft revisions.
  ///
  /// A seed is 1 to 32 of the characters a to z, 0 to 9, and -; it becomes part of the ids.
  package init(
    seed: String, families: [Family] = Family.allCases,
    cipherSuites: [CipherSuite] = CipherSuite.allCases,
    drafts: [DraftRevision] = DraftRevision.allCases
  ) {
    self.seed = seed
    let scripts = families.map { ($0, $0.script.turns) }
    turns = (0..<(scripts.map(\.1).max() ?? 0)).flatMap { round in
      scripts.filter { $0.1 > round }.map(\.0)
    }
    self.cipherSuites = cipherSuites
    self.drafts = drafts
    pools = MessagePools(seed: Self.streamSeed(seed))
  }

  private static func streamSeed(_ seed: String) -> String { "random \(seed)" }

  /// Cases in files as if they had been read, in the order in which they are given.
  package func files(_ cases: [(Family, VectorCase)]) -> [VectorFile] {
    let byFamily = Dictionary(grouping: cases, by: \.0)
    return Family.allCases.compactMap { family in
      byFamily[family].map {
        VectorFile(
          family: family, flags: [.random], cases: $0.map(\.1), seed: Self.streamSeed(seed))
      }
    }
  }

  /// Whether a text can be a seed.
  package static func isSeed(_ text: String) -> Bool {
    let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
    return (1...32).contains(text.count) && text.allSatisfy { allowed.contains($0) }
  }

  /// The case at a place, from 0 on.
  /// - Throws: `GenerationError` where the reference cannot be asked.
  package func vectorCase(_ index: Int) throws(GenerationError) -> (Family, VectorCase) {
    // Families take turns, so that few cases see all of them.
    let family = turns[index % turns.count]
    let draw = Draw(
      family, "random-\(seed)-\(index)", "case \(index)", seed: Self.streamSeed(seed), pools,
      cipherSuites, drafts)
    family.script.draw(draw)
    guard var vectorCase = try draw.cases.file().cases.first else {
      throw GenerationError(id: family.name, reason: "its random script made no case")
    }
    vectorCase.drafts = vectorCase.drafts.filter { drafts.contains($0) }
    return (family, vectorCase)
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

  /// The same question about another input, with what the reference says to that; nil where the
  /// input is none of the operation.
  package static func recast(_ vectorCase: VectorCase, input: JSONValue) -> VectorCase? {
    let operation = vectorCase.operation.type
    let context = OperationContext(cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0])
    var recast = vectorCase
    do throws(JSONError) {
      recast.input = try operation.canonicalInput(input, path: "input")
      switch try operation.perform(by: .reference, in: context, input: input, path: "input") {
      case .output(let output, let intermediates):
        recast.expectation = .output(output, intermediates: intermediates)
      case .refused(let error):
        recast.expectation = .refusal(Draw.kinds(of: error, isMessage: operation.isMessage))
      case .skipped: return nil
      }
    } catch {
      return nil
    }
    return recast
  }
}

extension CataloguedOperation {
  /// Whether its input is bytes with a structure, in which several faults can be at once.
  fileprivate static var isMessage: Bool {
    Self.self is DMLSMessageEncode.Type || Self.self is DMLSMessageDecode.Type
  }
}
