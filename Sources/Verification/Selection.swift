package import DMLS
package import KeyDerivation
package import Operations
package import VectorFiles

/// Which cases to run; an empty list stands for all.
package struct Selection: Equatable, Sendable {
  /// Families; beside the operations, either of which will do.
  package var families: [Family] = []
  /// Operations.
  package var operations: OperationSet = []
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

  /// What some words select: families or operations, cipher suites and drafts by their names.
  ///
  /// A name that a family and an operation share is the family's.
  /// - Throws: `UnknownName` for the first that nothing has.
  package init(
    families: [String], cipherSuites: [String], patterns: [String], drafts: [String]
  ) throws(UnknownName) {
    for name in families where Family(rawValue: name) == nil {
      guard let operation = OperationCatalogue.named(name) else {
        throw UnknownName(name: name, kind: "family or operation", known: Self.subjects)
      }
      operations = operations.union([operation])
    }
    self.families = Family.allCases.filter { families.contains($0.name) }
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

  /// The names of the families, then of the operations that are not named as one of them.
  private static let subjects: [String] = {
    let families = Family.allCases.map(\.name)
    return families + OperationSet.all.names.filter { !families.contains($0) }
  }()

  /// Whether families or operations are named.
  private var hasSubjects: Bool { !families.isEmpty || operations != [] }

  /// Whether a case of a family belongs to the selection, in whatever part of it.
  package func contains(_ vectorCase: VectorCase, of family: Family) -> Bool {
    (!hasSubjects || families.contains(family) || operations.contains(vectorCase.operation))
      && (cipherSuites.isEmpty || cipherSuites.contains(vectorCase.cipherSuite))
      && (patterns.isEmpty || patterns.contains { $0.matches(vectorCase.id) })
      && (drafts.isEmpty || vectorCase.drafts.contains { drafts.contains($0) })
  }

  /// The families of which cases are made on the spot.
  package var drawnFamilies: [Family] {
    guard hasSubjects else { return Family.allCases }
    return Family.allCases.filter { family in
      families.contains(family) || family.operations.operations.contains { operations.contains($0) }
    }
  }

  /// The families that can have a selected case, all but those that a name rules out.
  package var possibleFamilies: [Family] {
    let named = patterns.map { Family(rawValue: $0.firstComponent ?? "") }
    guard !named.isEmpty, !named.contains(nil) else { return drawnFamilies }
    return drawnFamilies.filter { named.contains($0) }
  }

  /// The operations for which cases of those families are made on the spot.
  package var drawnOperations: OperationSet {
    hasSubjects ? families.reduce(operations) { $0.union($1.operations) } : .all
  }
}

/// One of several parts of what is selected, for machines that share the work.
package struct Shard: Equatable, Sendable, CustomStringConvertible {
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

  package var description: String { "\(index)/\(count)" }

  /// Every N-th element from the I-th on; all parts together are all elements.
  package func part<Element>(of elements: [Element]) -> [Element] {
    stride(from: index - 1, to: elements.count, by: count).map { elements[$0] }
  }
}
