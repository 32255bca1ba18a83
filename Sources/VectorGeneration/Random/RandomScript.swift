import KeyDerivation

/// Makes one random case of a family.
protocol RandomScript {
  /// How often the family has its turn, beside others: less where a case costs more.
  static var turns: Int { get }
  /// Adds a case of the given name.
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError)
}

extension RandomScript {
  /// The turns of a family whose cases cost no walk down a tree.
  static var turns: Int { 8 }
}
