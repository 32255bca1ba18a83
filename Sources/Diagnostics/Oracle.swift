import JSONText
import KeyDerivation
package import Misreadings
import Operations
import Synchronization
import VectorFiles
import Verification

/// Tells what misreadings would have answered, and remembers it.
package final class Oracle: Sendable {
  /// One misreading, or several at once, beside those that the vectors expect.
  struct Suspect: Sendable {
    /// Its places in the list of those that are asked: several for a combination.
    let places: [Int]
    let misreadings: [Misreading]
    let implementation: Implementation
    let operations: OperationSet

    init(_ misreadings: [Misreading], at places: [Int] = [], beside expected: [Misreading]) {
      let all = expected + misreadings
      self.places = places
      self.misreadings = misreadings
      implementation = all.isEmpty ? .reference : .misreading(all)
      operations = misreadings.reduce([]) { $0.union($1.operations) }
    }

    /// Whether it can answer a case of an operation in its own way.
    func alters(_ operation: AnyOperation) -> Bool { operations.contains(operation) }
  }

  /// The misreadings that are asked, each alone.
  let suspects: [Suspect]
  private let known = Mutex<[Int: [String: Fingerprint]]>([:])

  /// The misreadings that the vectors expect, as those of a profile do.
  let expected: [Misreading]
  /// The implementations without a mistake.
  private let unsuspicious: [Suspect]

  /// An oracle over some misreadings, each beside those that the vectors expect.
  package init(
    _ misreadings: [Misreading] = MisreadingCatalogue.all, beside expected: [Misreading] = []
  ) {
    self.expected = expected
    suspects = misreadings.enumerated().map { Suspect([$1], at: [$0], beside: expected) }
    unsuspicious = [[], expected].map { Suspect([], beside: $0) }
  }

  /// Whether an answer is that of the reference, or of the profile that the vectors expect.
  func isUnsuspicious(_ fingerprint: Fingerprint, _ vectorCase: VectorCase) -> Bool {
    unsuspicious.contains { fingerprint.fits(Self.prediction(of: $0, for: vectorCase)) }
  }

  /// Several misreadings at once, in the order of the catalogue.
  func combination(of places: [Int]) -> Suspect {
    let places = places.sorted()
    return Suspect(places.flatMap { suspects[$0].misreadings }, at: places, beside: expected)
  }

  /// Remembers how a misreading answered when it was run.
  func learn(_ results: [CaseResult], from suspect: Int) {
    let predictions = results.map { ($0.vectorCase.id, Fingerprint.of($0)) }
    known.withLock { known in
      known[suspect] = Dictionary(predictions, uniquingKeysWith: { first, _ in first })
    }
  }

  /// How a suspect answers a case; what one misreading alone answers is remembered.
  ///
  /// `cost` grows by the weight of the question if it was asked.
  func prediction(
    of suspect: Suspect, for vectorCase: VectorCase, _ cost: inout Int
  ) -> Fingerprint {
    guard suspect.alters(vectorCase.operation) else { return .fine }
    guard suspect.places.count == 1 else {
      cost += vectorCase.weight
      return Self.prediction(of: suspect, for: vectorCase)
    }
    let place = suspect.places[0]
    if let prediction = known.withLock({ $0[place]?[vectorCase.id] }) { return prediction }
    cost += vectorCase.weight
    let prediction = Self.prediction(of: suspect, for: vectorCase)
    known.withLock { $0[place, default: [:]][vectorCase.id] = prediction }
    return prediction
  }

  /// How a suspect answers a case, under the first draft revision that the case is for.
  static func prediction(of suspect: Suspect, for vectorCase: VectorCase) -> Fingerprint {
    let context = OperationContext(
      cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0])
    do throws(JSONError) {
      let response = try vectorCase.operation.type.perform(
        by: suspect.implementation, in: context, input: vectorCase.input, path: "input")
      if case .refused(let error) = response, error.isCrash {
        return vectorCase.expectation.acceptsCrash ? .fine : .crash
      }
      guard case .failed(let mismatch) = Judge.verdict(on: response, to: vectorCase)
      else { return .fine }
      return Fingerprint.of(mismatch, in: vectorCase)
    } catch {
      return .fine
    }
  }
}

extension VectorCase {
  /// What it costs to ask a misreading, roughly: walking a tree is what takes time.
  var costOfAsking: Int {
    let size = input.line.utf8.count
    let walksTree = OperationSet.trees.contains(operation)
    return walksTree ? 100 * size * cipherSuite.nh : size
  }
}
