import DMLS
import KeyDerivation
import Operations
package import VectorFiles

extension Selection {
  /// The selected cases with their families, in the order of the files.
  ///
  /// Each keeps only those of its draft revisions that are selected, so it is asked under one.
  /// - Throws: `EmptySelection` where no case is selected, or a name or a pattern selects none.
  package func cases(
    in files: [VectorFile]
  ) throws(EmptySelection) -> [(family: Family, vectorCase: VectorCase)] {
    let selected = files.flatMap { file in
      file.cases.filter { contains($0, of: file.family) }.map { found in
        var vectorCase = found
        if !drafts.isEmpty { vectorCase.drafts.removeAll { !drafts.contains($0) } }
        return (family: file.family, vectorCase: vectorCase)
      }
    }
    try check(selected, of: files)
    guard let shard else { return selected }
    let part = shard.part(of: selected)
    guard !part.isEmpty else {
      let count = selected.count
      throw EmptySelection(
        "part \(shard) is empty: \(count) case\(count == 1 ? " is" : "s are") selected")
    }
    return part
  }

  /// One thing that is named, with the cases that it selects on its own.
  private struct Part {
    let words: String
    /// The pattern where it can only be the id of a case.
    let id: String?
    let fits: (Family, VectorCase) -> Bool

    init(_ words: String, id: String? = nil, _ fits: @escaping (Family, VectorCase) -> Bool) {
      self.words = words
      self.id = id
      self.fits = fits
    }
  }

  private var parts: [Part] {
    families.map { family in Part("the family \(family.name)") { of, _ in of == family } }
      + operations.operations.map { operation in
        Part("the operation \(operation.name)") { $1.operation.type == operation }
      }
      + cipherSuites.map { suite in
        Part("cipher suite \(suite.rawValue)") { $1.cipherSuite == suite }
      }
      + patterns.map { glob in
        Part("the pattern \(glob.text)", id: glob.isLiteral ? glob.text : nil) {
          glob.matches($1.id)
        }
      }
      + drafts.map { draft in
        Part("draft revision \(draft.rawValue)") { $1.drafts.contains(draft) }
      }
  }

  /// Finds what is named and selects nothing, first what fits no case at all.
  private func check(
    _ selected: [(family: Family, vectorCase: VectorCase)], of files: [VectorFile]
  ) throws(EmptySelection) {
    let idle = parts.filter { part in !selected.contains { part.fits($0.family, $0.vectorCase) } }
    let stranger = idle.first { part in
      !files.contains { file in file.cases.contains { part.fits(file.family, $0) } }
    }
    if let stranger {
      let ids = files.flatMap { $0.cases.map(\.id) }
      let question = stranger.id.map { NearNames.question($0, among: ids) } ?? ""
      throw EmptySelection("no case fits \(stranger.words)\(question)")
    }
    if let part = idle.first {
      throw EmptySelection("no case fits \(part.words) and the rest of the selection")
    }
    guard !selected.isEmpty else { throw EmptySelection("no case fits the selection") }
  }
}

/// A selection that holds no case, or names something that selects none.
package struct EmptySelection: Error, Equatable, Sendable, CustomStringConvertible {
  /// What fits no case.
  package let description: String

  /// An error with this description.
  package init(_ description: String) { self.description = description }
}
