import Harness
import KeyDerivation
import Misreadings
import Operations
import VectorFiles
import Verification

/// Committed cases, and what implementations in this process make of them.
enum CommittedRun {
  private static let files = Result { try VectorDirectory.committed.load() }

  /// The cases of some families under some cipher suites whose ids fit a pattern.
  static func cases(
    _ families: [Family], suites: [UInt16] = [1, 4, 7], like pattern: String = "*"
  ) throws -> [(family: Family, vectorCase: VectorCase)] {
    var selection = Selection()
    selection.families = families
    selection.cipherSuites = suites.compactMap { CipherSuite(rawValue: $0) }
    selection.patterns = [Glob(pattern)]
    return selection.cases(in: try files.get())
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
