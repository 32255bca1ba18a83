package import VectorFiles

/// What came of a run of one implementation or several, for every form of report.
package struct Report: Sendable {
  /// The implementations, in the order of the command line.
  package var implementations: [ImplementationReport]
  /// The vector files, whose headers explain flags and readings.
  package var files: [VectorFile]

  /// A report.
  package init(implementations: [ImplementationReport], files: [VectorFile]) {
    self.implementations = implementations
    self.files = files
  }

  /// What CI reads: the worst of the implementations' exit statuses.
  package var exitStatus: Int32 {
    implementations.map(\.exitStatus).max() ?? 2
  }
}
