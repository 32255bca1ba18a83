import JSONText
package import VectorFiles

/// The generated files of some families, as bytes, and the page that shows what all cover.
package struct VectorSet: Sendable {
  /// One generated file.
  package struct Entry: Sendable {
    /// The file.
    package var file: VectorFile
    /// Its bytes.
    package var bytes: [UInt8]

    /// A file as bytes.
    init(_ file: VectorFile) {
      self.file = file
      bytes = Array(file.json.document.utf8)
    }
  }

  /// The files, in the order of the families.
  package let entries: [Entry]
  /// The bytes of the coverage page; nil for a dialect, and where a family is missing here.
  package let page: [UInt8]?

  /// Generates the files of some families, several at a time.
  /// - Throws: `GenerationError` where the reference does not do what a family's script says, or
  ///   where cases, statements and readings do not fit together.
  package init(
    of families: [Family], in dialect: Dialect = .draft,
    progress: @Sendable (_ done: Int) -> Void = { _ in }
  ) throws {
    let generated = try EachFamily.map(families, progress: progress) { family in
      let file = try VectorGenerator.file(of: family, in: dialect)
      // A dialect lacks cases that the statements' patterns name.
      return (Entry(file), dialect.profile == nil ? try FileClaims(file) : nil)
    }
    entries = generated.map(\.0)
    page =
      Set(families) == Set(Family.allCases) && dialect.profile == nil
      ? Array(CoveragePage(try Coverage(of: generated.compactMap(\.1))).text.utf8) : nil
  }

  /// Files that were made elsewhere, without a page.
  package init(_ files: [VectorFile]) {
    entries = files.map { Entry($0) }
    page = nil
  }

  /// The manifest of these files and, where some families are missing here, those of a directory.
  package func manifest(
    completedFrom directory: VectorDirectory
  ) throws(VectorFileError) -> Manifest {
    var manifest = Manifest()
    for family in Family.allCases {
      if let entry = entries.first(where: { $0.file.family == family }) {
        manifest.add(entry.file, bytes: entry.bytes)
      } else if directory.contains(VectorFile.name(of: family)) {
        let name = VectorFile.name(of: family)
        let bytes = try directory.read(name)
        manifest.add(try VectorFile(parsing: bytes, file: directory.path(name)), bytes: bytes)
      }
    }
    return manifest
  }

  /// Every file to be written: the families', the manifest and, with all families, the page, the
  /// schemas, the table of the protocol page and the digests.
  package func contents(
    for directory: VectorDirectory
  ) throws(VectorFileError) -> [(name: String, bytes: [UInt8])] {
    let manifest = try manifest(completedFrom: directory)
    return entries.map { ($0.file.name, $0.bytes) }
      + [(Manifest.name, Array(manifest.json.document.utf8))]
      + (page.map { [(CoveragePage.name, $0)] } ?? [])
      + (page == nil ? [] : try Schemas.contents(for: directory))
      + (page == nil || !directory.isCommitted
        ? [] : [(DigestTable.source, Array(DigestTable.text(of: entries).utf8))])
  }

  /// What differs between these files and those of a directory, one sentence a file.
  /// - Throws: `VectorFileError` where a file cannot be read.
  package func differences(from directory: VectorDirectory) throws(VectorFileError) -> [String] {
    var differences: [String] = []
    let expected = try contents(for: directory)
    for (name, bytes) in expected {
      guard directory.contains(name) else {
        differences.append("\(directory.path(name)): it is missing")
        continue
      }
      if let difference = Self.firstDifference(expected: bytes, actual: try directory.read(name)) {
        differences.append("\(directory.path(name)):\(difference)")
      }
    }
    let known = Set(Family.allCases.map { VectorFile.name(of: $0) } + [Manifest.name])
    for name in try directory.names() where !known.contains(name) {
      differences.append("\(directory.path(name)): no family has this file")
    }
    return differences
  }

  /// The line of the first difference, the case that it belongs to, and both versions.
  private static func firstDifference(expected: [UInt8], actual: [UInt8]) -> String? {
    guard expected != actual else { return nil }
    let newline = UInt8(ascii: "\n")
    let generated = expected.split(separator: newline, omittingEmptySubsequences: false)
    let committed = actual.split(separator: newline, omittingEmptySubsequences: false)
    let line = zip(generated, committed).prefix { $0 == $1 }.count
    let ids = generated.prefix(line + 1).last { String(decoding: $0, as: UTF8.self).isID }
    let owner = ids.map { " (\(String(decoding: $0, as: UTF8.self).trimmed))" } ?? ""
    return "\(line + 1):\(owner) expected \(excerpt(line, of: generated, against: committed)), "
      + "found \(excerpt(line, of: committed, against: generated))"
  }

  private static func excerpt(
    _ line: Int, of lines: [ArraySlice<UInt8>], against others: [ArraySlice<UInt8>]
  ) -> String {
    guard line < lines.count else { return "the end of the file" }
    let other = line < others.count ? others[line] : []
    let common = zip(lines[line], other).prefix { $0 == $1 }.count
    let start = max(0, common - 20)
    let shown = lines[line].dropFirst(start).prefix(60)
    return "\"\(start > 0 ? "…" : "")\(String(decoding: shown, as: UTF8.self).trimmed)…\""
  }
}

extension String {
  fileprivate var isID: Bool { trimmed.hasPrefix("\"id\": ") }

  fileprivate var trimmed: String { String(drop { $0 == " " }) }
}
