/// The script that writes the cases of one family.
protocol FamilyScript {
  /// Adds the family's cases.
  static func write(to builder: inout CaseBuilder) throws(GenerationError)
}
