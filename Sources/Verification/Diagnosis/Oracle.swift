import JSONText
package import Misreadings
import Operations
import Synchronization
import VectorFiles

/// Tells what misreadings would have answered, and remembers it.
package final class Oracle: Sendable {
  /// One misreading, or several at once.
  struct Suspect: Sendable {
    let misreadings: [Misreading]
    let implementation: Implementation
    let operations: Set<String>

    init(_ misreadings: [Misreading], beside expected: [Misreading]) {
      self.misreadings = misreadings
      let all = expected + misreadings
      implementation = .misreading(all)
      operations = Set(misreadings.flatMap(\.operations.names))
    }

    /// No misreading at all, for all operations.
    init(_ operations: OperationSet, beside expected: [Misreading]) {
      misreadings = []
      implementation = expected.isEmpty ? .reference : .misreading(expected)
      self.operations = Set(operations.names)
    }
  }

  /// The misreadings that are asked, each alone.
  let suspects: [Suspect]
  private let known = Mutex<[Int: [String: Fingerprint]]>([:])

  /// The misreadings that the vectors expect, as those of a profile do.
  private let expected: [Misreading]
  /// The implementations without a mistake.
  private let unsuspicious: [Suspect]

  /// An oracle over some misreadings, each beside those that the vectors expect.
  package init(
    _ misreadings: [Misreading] = MisreadingCatalogue.all, beside expected: [Misreading] = []
  ) {
    self.expected = expected
    suspects = misreadings.map { Suspect([$0], beside: expected) }
    unsuspicious = [[], expected].map { Suspect(.all, beside: $0) }
  }

  /// Whether an answer is that of the reference, or of the profile that the vectors expect.
  func isUnsuspicious(_ fingerprint: Fingerprint, _ vectorCase: VectorCase) -> Bool {
    unsuspicious.contains { fingerprint.fits(Self.prediction(of: $0, for: vectorCase)) }
  }

  /// Several misreadings at once, in the order of the catalogue.
  func combination(of places: [Int]) -> Suspect {
    Suspect(places.sorted().flatMap { suspects[$0].misreadings }, beside: expected)
  }

  /// Remembers how a misreading answered when it was run.
  func learn(_ results: [CaseResult], from suspect: Int) {
    let predictions = results.map { ($0.vectorCase.id, Fingerprint.of($0)) }
    known.withLock { known in
      known[suspect] = Dictionary(predictions, uniquingKeysWith: { first, _ in first })
    }
  }

  /// How a misreading answers a case.
  func prediction(of suspect: Int, for vectorCase: VectorCase) -> Fingerprint {
    guard suspects[suspect].operations.contains(vectorCase.operation) else { return .fine }
    if let prediction = known.withLock({ $0[suspect]?[vectorCase.id] }) { return prediction }
    let prediction = Self.prediction(of: suspects[suspect], for: vectorCase)
    known.withLock { $0[suspect, default: [:]][vectorCase.id] = prediction }
    return prediction
  }

  /// How a suspect answers a case, under the first draft revision that the case is for.
  static func prediction(of suspect: Suspect, for vectorCase: VectorCase) -> Fingerprint {
    guard let operation = OperationCatalogue.named(vectorCase.operation) else { return .fine }
    let context = OperationContext(
      cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0])
    do throws(JSONError) {
      let response = try operation.perform(
        by: suspect.implementation, in: context, input: vectorCase.input, path: "input")
      if case .refused(let error) = response, error.isCrash { return .crash }
      guard case .failed(let mismatch) = Judge.verdict(on: response, to: vectorCase)
      else { return .fine }
      return Fingerprint.of(mismatch, in: vectorCase)
    } catch {
      return .fine
    }
  }
}
