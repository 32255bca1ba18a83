import Harness
import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

@testable import Diagnostics

/// Committed cases, and what implementations in this process make of them.
enum CommittedRun {
  private static let files = Result { try VectorDirectory.committed.load() }

  /// The file of a family.
  static func files(of family: Family) throws -> [VectorFile] {
    try files.get().filter { $0.family == family }
  }

  /// The cases of some families under some cipher suites whose ids fit a pattern.
  static func cases(
    _ families: [Family], suites: [UInt16] = [1, 4, 7], like pattern: String = "*"
  ) throws -> [(family: Family, vectorCase: VectorCase)] {
    var selection = Selection()
    selection.families = families
    selection.cipherSuites = suites.compactMap { CipherSuite(rawValue: $0) }
    selection.patterns = [Glob(pattern)]
    return try selection.cases(in: files.get())
  }

  /// What an implementation makes of cases.
  static func results(
    of implementation: Implementation, on cases: [(family: Family, vectorCase: VectorCase)]
  ) -> [CaseResult] {
    Run(of: cases, start: { InProcessPeer(implementation) }).result().results
  }

  /// The misreadings of these names.
  static func misreadings(_ ids: [String]) throws -> [Misreading] {
    try ids.map { try MisreadingCatalogue.find($0) }
  }

  /// The reference with the misreadings of these names.
  static func implementation(_ ids: String...) throws -> Implementation {
    .misreading(try misreadings(ids))
  }
}

/// A diagnosis in nothing but names, to be compared.
struct NamedDiagnosis: Equatable {
  /// A cause: its alternatives, pairs with a plus, and the ids of its cases.
  struct Cause: Equatable {
    var names: [String]
    var cases: [String]

    /// A cause without an alternative, behind the failures among some results.
    init(_ name: String, _ results: [CaseResult], of operations: String...) {
      self.init([name], results, of: operations)
    }

    init(_ names: [String], _ results: [CaseResult], of operations: [String] = []) {
      self.names = names
      cases = results.filter {
        $0.verdict.kind != .passed
          && (operations.isEmpty || operations.contains($0.vectorCase.operation.name))
      }.map(\.vectorCase.id)
    }
  }

  var causes: [Cause] = []
  var unsuspicious: [String] = []
  var otherKinds: [String] = []
  var unexplained: [String] = []
  var unexamined: [String] = []
  var reading: Reading?
}

extension NamedDiagnosis {
  /// What is found behind some results; nil where nothing failed.
  static func of(
    _ results: [CaseResult], asking oracle: Oracle = Oracle(), within budget: Budget = .unlimited
  ) -> NamedDiagnosis? {
    Diagnostician(of: results, asking: oracle, within: budget).diagnosis().map {
      NamedDiagnosis($0, results)
    }
  }

  private init(_ diagnosis: Diagnosis, _ results: [CaseResult]) {
    let ids = { (indices: [Int]) in indices.map { results[$0].vectorCase.id } }
    causes = diagnosis.causes.map { cause in
      var named = Cause([], [])
      named.names = cause.alternatives.map { $0.map(\.id).joined(separator: "+") }
      named.cases = ids(cause.cases)
      return named
    }
    unsuspicious = ids(diagnosis.unsuspicious)
    otherKinds = ids(diagnosis.otherKinds)
    unexplained = ids(diagnosis.unexplained)
    unexamined = ids(diagnosis.unexamined)
    reading = diagnosis.reading
  }
}
