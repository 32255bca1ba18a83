package import DMLS
package import KeyDerivation
package import VectorFiles

/// Which cases to run; an empty list stands for all.
package struct Selection: Equatable, Sendable {
  /// Families.
  package var families: [Family] = []
  /// Cipher suites.
  package var cipherSuites: [CipherSuite] = []
  /// Patterns of case ids; one that fits is enough.
  package var patterns: [Glob] = []
  /// Draft revisions; a case is asked under one of these.
  package var drafts: [DraftRevision] = []

  /// Everything.
  package init() {}

  /// Whether a case of a family belongs to the selection.
  package func contains(_ vectorCase: VectorCase, of family: Family) -> Bool {
    (families.isEmpty || families.contains(family))
      && (cipherSuites.isEmpty || cipherSuites.contains(vectorCase.cipherSuite))
      && (patterns.isEmpty || patterns.contains { $0.matches(vectorCase.id) })
      && (drafts.isEmpty || vectorCase.drafts.contains { drafts.contains($0) })
  }

  /// The selected cases with their families, in the order of the files.
  ///
  /// Each keeps only those of its draft revisions that are selected, so it is asked under one.
  package func cases(in files: [VectorFile]) -> [(family: Family, vectorCase: VectorCase)] {
    files.flatMap { file in
      file.cases.filter { contains($0, of: file.family) }.map { found in
        var vectorCase = found
        if !drafts.isEmpty { vectorCase.drafts.removeAll { !drafts.contains($0) } }
        return (file.family, vectorCase)
      }
    }
  }
}
