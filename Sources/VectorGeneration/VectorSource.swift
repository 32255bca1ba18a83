import JSONText
package import VectorFiles

/// Where vectors come from: a directory, or the generator itself, where a program stands alone.
package enum VectorSource: Sendable {
  /// The files of a directory.
  case directory(VectorDirectory)
  /// The draft's vectors, made in memory; each file has the SHA-256 of the committed one.
  case made

  /// The committed vectors: their directory, or the same made in memory where it is not there.
  package static var committed: VectorSource {
    VectorDirectory.committed.hasManifest ? .directory(.committed) : .made
  }

  /// The place, for people.
  package var place: String {
    switch self {
    case .directory(let directory): directory.path
    case .made: "the vectors of version \(Generator.version)"
    }
  }

  /// The files of some families, in their order.
  /// - Throws: `VectorFileError`, naming the file; `GenerationError`.
  package func files(of families: [Family] = Family.allCases) throws -> [VectorFile] {
    switch self {
    case .directory(let directory): try directory.load(families)
    case .made: try EachFamily.map(families, Self.make)
    }
  }

  @Sendable private static func make(_ family: Family) throws -> VectorFile {
    let file = try VectorGenerator.file(of: family)
    let digest = DigestTable.digest(of: Array(file.json.document.utf8))
    guard digest == CommittedDigests.sha256[family.name] else {
      throw VectorFileError(
        file: file.name,
        reason: "made in memory, it has the SHA-256 \(digest), and not that of version "
          + "\(Generator.version): this program was not built as it should be")
    }
    return file
  }
}
