package import VectorFiles

extension VectorSet {
  /// What differs between these files and those of a directory, one sentence a file.
  /// - Throws: `VectorFileError` where a file cannot be read.
  package func differences(
    from directory: VectorDirectory
  ) throws(VectorFileError) -> [String] {
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
