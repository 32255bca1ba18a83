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
  /// Which part of all that; nil for the whole.
  package var shard: Shard?

  /// Everything.
  package init() {}

  /// What some words select: families, cipher suites and draft revisions by their names.
  /// - Throws: `UnknownName` for the first that nothing has.
  package init(
    families: [String], cipherSuites: [String], patterns: [String], drafts: [String]
  ) throws(UnknownName) {
    if !families.isEmpty { self.families = try Family.named(families) }
    self.patterns = patterns.map { Glob($0) }
    self.cipherSuites = try cipherSuites.map { (name) throws(UnknownName) in
      guard let suite = UInt16(name).flatMap({ CipherSuite(rawValue: $0) }) else {
        throw UnknownName(
          name: name, kind: "cipher suite", known: CipherSuite.allCases.map { "\($0.rawValue)" })
      }
      return suite
    }
    self.drafts = try drafts.map { (name) throws(UnknownName) in
      guard let draft = DraftRevision(rawValue: name) else {
        throw UnknownName(
          name: name, kind: "draft revision", known: DraftRevision.allCases.map(\.rawValue))
      }
      return draft
    }
  }

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
    let selected = files.flatMap { file in
      file.cases.filter { contains($0, of: file.family) }.map { found in
        var vectorCase = found
        if !drafts.isEmpty { vectorCase.drafts.removeAll { !drafts.contains($0) } }
        return (family: file.family, vectorCase: vectorCase)
      }
    }
    return shard?.part(of: selected) ?? selected
  }
}

/// One of several parts of what is selected, for machines that share the work.
package struct Shard: Equatable, Sendable {
  /// Which part, from 1.
  package let index: Int
  /// How many parts.
  package let count: Int

  /// The part that a text names; nil where it is no `I/N` with I from 1 to N.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(index)
    else { return nil }
    self.index = index
    self.count = count
  }

  /// Every N-th element from the I-th on; all parts together are all elements.
  package func part<Element>(of elements: [Element]) -> [Element] {
    stride(from: index - 1, to: elements.count, by: count).map { elements[$0] }
  }
}
