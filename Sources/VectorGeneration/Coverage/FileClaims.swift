package import VectorFiles

/// Which cases of one file test which statements.
package struct FileClaims: Sendable {
  /// The file.
  package let file: VectorFile
  /// The places of the cases in the file, ascending, by the text of the pattern that they fit.
  private let places: [String: [Int]]
  /// How many cases test no statement; only a foundation family has such cases.
  package let unclaimed: Int

  /// Matches the cases of a file with the patterns of statements.
  /// - Throws: `GenerationError` where a pattern of the file's family fits no case, naming the
  ///   statement, or where no statement claims a case, naming the case.
  package init(
    _ file: VectorFile, statements: [Statement] = Statement.allCases
  ) throws(GenerationError) {
    self.file = file
    var places: [String: [Int]] = [:]
    for statement in statements {
      for pattern in statement.patterns where pattern.family == file.family {
        guard places[pattern.text] == nil else { continue }
        let glob = pattern.glob
        let fitting = file.cases.indices.filter { glob.matches(file.cases[$0].id) }
        guard !fitting.isEmpty else {
          throw GenerationError(
            id: statement.rawValue, reason: "its pattern \(pattern.text) fits no case")
        }
        places[pattern.text] = fitting
      }
    }
    let claimed = Set(places.values.joined())
    let rest = file.cases.indices.filter { !claimed.contains($0) }
    if let first = rest.first, file.family.tier != .foundation {
      let others = rest.count == 1 ? "" : ", nor \(rest.count - 1) more of its family"
      throw GenerationError(
        id: file.cases[first].id,
        reason: "no statement of the draft claims this case\(others); see Statement.claim")
    }
    self.places = places
    unclaimed = rest.count
  }

  /// The places of the cases that fit a pattern of a statement, ascending.
  func cases(_ pattern: CasePattern) -> [Int] { places[pattern.text] ?? [] }
}
