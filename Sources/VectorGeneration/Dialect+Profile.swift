package import Misreadings
import Operations
import VectorFiles

extension Dialect {
  /// What a peer of a profile answers.
  package init(_ profile: Profile) {
    self.init(
      profile: profile.id, implementation: .misreading(profile.readings),
      formulas: { Misread($0, profile.readings) },
      otherReadings: Set(profile.readings.compactMap(\.reading)))
  }
}
