package import Misreadings

/// What the vectors say to an implementation with one misreading.
package struct Bite: Sendable {
  /// How the mistake is named from its answers alone.
  package enum Naming: Equatable, Sendable {
    /// As itself and nothing else.
    case exactly
    /// As itself or one of these, which it was declared to be indistinguishable from.
    case twins([String])
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

  /// Whether it is called by its name, as far as anybody can tell.
  package var isNamed: Bool {
    switch naming {
    case .exactly, .twins: true
    case .ambiguous, .otherwise: false
    }
  }
}
