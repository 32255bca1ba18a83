import VectorFiles
import Verification

/// What the headers of vector files say about flags and readings.
struct Explanations {
  private let flags: [Family: [Flag]]

  /// The explanations of some files.
  init(_ files: [VectorFile]) {
    flags = Dictionary(files.map { ($0.family, $0.flags) }, uniquingKeysWith: { first, _ in first })
  }

  /// The flags of a case, explained by its own family.
  func flags(of result: CaseResult) -> [Flag] {
    let known = flags[result.family] ?? []
    return result.vectorCase.flags.compactMap { name in known.first { $0.name == name } }
  }
}
