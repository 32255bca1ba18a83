import Harness
package import Misreadings
import Operations
import Synchronization
package import VectorFiles
import Verification

/// What the vectors say to an implementation with one misreading.
package struct Bite: Sendable {
  /// How the mistake is named from its answers alone.
  package enum Naming: Equatable, Sendable {
    /// As itself and nothing else.
    case exactly
    /// As itself or one of these.
    case ambiguous([String])
    /// As this, and not as itself.
    case otherwise([String])
  }

  /// The misreading.
  package var misreading: Misreading
  /// The ids of the cases that catch it, in the order of the files.
  package var cases: [String]
  /// What the verifier calls it.
  package var naming: Naming

  /// Whether it is called by its name and no other.
  package var isNamed: Bool { naming == .exactly }
}

/// What comes of running every misreading against the vectors: whether it is caught, and named.
package struct Teeth: Sendable {
  /// How many in a hundred misreadings must be named as exactly themselves.
  package static let requiredPercentage = 95

  /// What became of each misreading, in the order of the catalogue.
  package var bites: [Bite]
  /// The cases that no misreading fails, in the order of the files.
  package var idleCases: [String]
  /// What is wrong with the reference itself, if anything; it has no misreading.
  package var referenceFailures: [String]

  /// Runs some misreadings against some cases; `progress` is told how many are done, of how many.
  package init(
    of misreadings: [Misreading] = MisreadingCatalogue.all,
    against cases: [(family: Family, vectorCase: VectorCase)],
    progress: @Sendable (Int, Int) -> Void = { _, _ in }
  ) {
    let oracle = Oracle(misreadings)
    let done = Mutex(0)
    let results = withoutActuallyEscaping(progress) { progress in
      Parallel.mapped(misreadings.count) { index in
        let results = Self.run(misreadings[index], cases)
        oracle.learn(results, from: index)
        done.withLock { done in
          done += 1
          progress(done, misreadings.count)
        }
        return results
      }
    }
    bites = Parallel.mapped(misreadings.count) { index in
      Self.bite(of: misreadings[index], results[index], oracle)
    }
    let caught = Set(self.bites.flatMap(\.cases))
    idleCases = cases.map(\.vectorCase.id).filter { !caught.contains($0) }
    referenceFailures = Self.run(.reference, cases)
      .filter { $0.verdict.kind != .passed }.map(\.vectorCase.id)
  }

  /// The misreadings that no case catches.
  package var survivors: [Bite] { bites.filter(\.cases.isEmpty) }

  /// The misreadings that exactly one case catches.
  package var barelyCaught: [Bite] { bites.filter { $0.cases.count == 1 } }

  /// Whether every misreading is caught, enough are named, and nothing is held against the
  /// reference.
  package var areSharp: Bool {
    let named = bites.count(where: \.isNamed)
    return survivors.isEmpty && referenceFailures.isEmpty
      && named * 100 >= bites.count * Self.requiredPercentage
  }

  private static func bite(
    of misreading: Misreading, _ results: [CaseResult], _ oracle: Oracle
  ) -> Bite {
    let caught = results.filter { $0.verdict.kind != .passed }.map(\.vectorCase.id)
    let diagnosis = Diagnostician(of: results, asking: oracle, within: .unlimited).diagnosis()
    return Bite(
      misreading: misreading, cases: caught,
      naming: naming(of: misreading, in: diagnosis ?? Diagnosis()))
  }

  private static func naming(of misreading: Misreading, in diagnosis: Diagnosis) -> Bite.Naming {
    let names = diagnosis.causes.flatMap { $0.alternatives.map { $0.map(\.id) } }
    guard diagnosis.causes.count == 1, diagnosis.unexplained.isEmpty,
      names.contains([misreading.id])
    else { return .otherwise(names.map { $0.joined(separator: " with ") }) }
    let others = names.flatMap(\.self).filter { $0 != misreading.id }
    return others.isEmpty ? .exactly : .ambiguous(others)
  }

  /// Asks only what a misreading can fail; it answers the rest as the reference does.
  private static func run(
    _ misreading: Misreading, _ cases: [(family: Family, vectorCase: VectorCase)]
  ) -> [CaseResult] {
    let suspect = Oracle.Suspect([misreading], beside: [])
    var asked = run(
      suspect.implementation, cases.filter { suspect.alters($0.vectorCase.operation) })[...]
    return cases.map { family, vectorCase in
      suspect.alters(vectorCase.operation)
        ? asked.removeFirst()
        : CaseResult(family: family, vectorCase: vectorCase, verdict: .passed(note: nil))
    }
  }

  private static func run(
    _ implementation: Implementation, _ cases: [(family: Family, vectorCase: VectorCase)]
  ) -> [CaseResult] {
    var limits = RunLimits()
    limits.timeout = .seconds(3600)
    limits.restarts = .max
    return Run(of: cases, limits: limits, start: { InProcessPeer(implementation) }).result().results
  }
}
