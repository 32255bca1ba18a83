package import DMLS
package import KeyDerivation
package import Misreadings
package import Operations
package import VectorFiles

/// Whose answers the vectors expect: those of the draft, or of a peer that departs from it.
package struct Dialect: Sendable {
  /// The name of the profile; nil for the draft itself.
  package var profile: String?
  /// Who gives the answers.
  package var implementation: Implementation
  /// Who ends over some inputs, if the peer does: there it may, and may refuse for any reason.
  package var ending: Implementation?
  /// The formulas by which its members send commits.
  package var formulas: @Sendable (CipherSuite) -> any Formulas
  /// The readings that the peer takes otherwise.
  package var otherReadings: Set<Reading>

  /// The draft as this suite reads it.
  package static let draft = Dialect(
    profile: nil, implementation: .reference, formulas: { $0 }, otherReadings: [])

  /// The answers of an implementation, and the commits that its members send.
  package init(
    profile: String?, implementation: Implementation,
    formulas: @escaping @Sendable (CipherSuite) -> any Formulas, otherReadings: Set<Reading>
  ) {
    self.profile = profile
    self.implementation = implementation
    self.formulas = formulas
    self.otherReadings = otherReadings
  }

  /// What a peer of a profile answers.
  package init(_ profile: Profile) {
    self.init(
      profile: profile.id, implementation: .misreading(profile.readings),
      formulas: { Misread($0, profile.readings) },
      otherReadings: Set(profile.readings.compactMap(\.reading)))
    if profile.misreadings.contains(where: \.endsProcess) {
      ending = .misreading(profile.misreadings)
    }
  }

  /// Whether the peer ends over an input.
  func ends<Asked: CataloguedOperation>(
    over input: Asked.Input, _ operation: Asked.Type, _ context: OperationContext
  ) -> Bool {
    do throws(OperationError) {
      _ = try ending?[Asked.self]?(context, input)
      return false
    } catch {
      return error.isCrash
    }
  }
}
