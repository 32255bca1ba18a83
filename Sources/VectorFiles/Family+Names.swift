extension Family {
  /// The families of these names, or all for none.
  /// - Throws: `UnknownName` with the first name that no family has.
  package static func named(_ names: [String]) throws(UnknownName) -> [Family] {
    guard !names.isEmpty else { return allCases }
    let families = try names.map { (name) throws(UnknownName) in
      guard let family = Family(rawValue: name) else {
        throw UnknownName(name: name, kind: "family", known: allCases.map(\.name))
      }
      return family
    }
    return allCases.filter { families.contains($0) }
  }
}
