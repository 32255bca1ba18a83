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

    /// Whether it is known which one it is.
    package var isDecided: Bool { alternatives.count == 1 }
  }

  /// A profile of which an implementation has most departures.
  package struct Likeness: Sendable {
    /// The profile.
    package var profile: Profile
    /// Its departures that the answers speak against.
    package var absent: [Misreading] = []

    /// Whether a cause is about nothing but departures of the profile.
    package func has(_ cause: Cause) -> Bool {
      cause.alternatives[0].allSatisfy { misreading in
        profile.misreadings.contains { $0.id == misreading.id }
      }
    }
  }

  /// The fewest mistakes that were found to explain the failures: those that explain outputs before
  /// those that explain refusals alone, and the one behind most first.
  package var causes: [Cause] = []
  /// The peer that the implementation is like.
  package var likeness: Likeness?
  /// The failures that are answered as the reference answers them: the vectors expect otherwise.
  package var unsuspicious: [Int] = []
  /// The failures that are refused as they must be, with a kind that is not accepted, and that no
  /// cause explains: an implementation may sort its errors in its own way.
  package var otherKinds: [Int] = []
  /// The failures that no misreading explains.
  package var unexplained: [Int] = []
  /// The failures that the search had no questions left for.
  package var unexamined: [Int] = []
  /// Whether the clock ended the search, so that another run may say more.
  package var isCutByClock = false
  /// The open point of the draft on which every failure hinges, if it is one.
  package var reading: Reading?

  /// How many failures it is about.
  package var count: Int {
    causes.reduce(
      unsuspicious.count + otherKinds.count + unexplained.count + unexamined.count
    ) { $0 + $1.cases.count }
  }
}
