package import Misreadings
package import VectorFiles

/// What known misreadings say about the failures of a run.
package struct Diagnosis: Sendable {
  /// A mistake, and the failures that it explains.
  package struct Cause: Sendable {
    /// What it can be: one misreading, or several at once; more than one where nothing tells them
    /// apart.
    package var alternatives: [[Misreading]]
    /// The failures, as indices into the run's results.
    package var cases: [Int]
  }

  /// The fewest mistakes that were found to explain the failures, the one behind most first.
  package var causes: [Cause] = []
  /// The failures that are answered as the reference answers them: the vectors expect otherwise.
  package var unsuspicious: [Int] = []
  /// The failures that no misreading explains.
  package var unexplained: [Int] = []
  /// The failures that there was no time to look at.
  package var unexamined: [Int] = []
  /// The open point of the draft on which every failure hinges, if it is one.
  package var reading: Reading?

  /// How many failures it is about.
  package var count: Int {
    causes.reduce(unsuspicious.count + unexplained.count + unexamined.count) {
      $0 + $1.cases.count
    }
  }
}
