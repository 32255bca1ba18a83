import OperatingSystem

/// A directory of vector files.
package struct VectorDirectory: Sendable {
  /// Where it is.
  package let path: String

  /// The directory at a path.
  package init(path: String) {
    let trimmed = path.lastIndex { $0 != "/" }.map { path[...$0] }
    self.path = trimmed.map(String.init) ?? path
  }

  /// Vectors/ of the package that this program was built from, wherever it is run.
  package static var committed: VectorDirectory {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return VectorDirectory(path: root.joined(separator: "/") + "/Vectors")
  }

  /// Whether it is the directory of the committed vectors, by whatever path.
  package var isCommitted: Bool {
    guard let real = InputFile.realPath(path) else { return false }
    return real == InputFile.realPath(Self.committed.path)
  }

  /// The vector files of some families in the directory, in the order of the families.
  ///
  /// Those of other families are not read, but for what no family's file is named.
  /// Where there is a manifest, the files are just those that it lists, with the cases, the bytes and
  /// the SHA-256 that it says.
  /// - Throws: `VectorFileError`, naming the file.
  package func load(
    _ families: [Family] = Family.allCases
  ) throws(VectorFileError) -> [VectorFile] {
    let names = try names().filter { $0 != Manifest.name }
    var manifest: Manifest?
    if hasManifest {
      manifest = try Manifest(parsing: read(Manifest.name), file: path(Manifest.name))
    }
    try manifest?.check(namesIn: self, names)
    let others = Set(Family.allCases).subtracting(families).map { VectorFile.name(of: $0) }
    var files: [VectorFile] = []
    for name in names where !others.contains(name) {
      let bytes = try read(name)
      let file = try VectorFile(parsing: bytes, file: path(name))
      guard file.name == name else {
        throw VectorFileError(
          file: path(name), reason: "a file of the family \(file.family.name) is named \(file.name)"
        )
      }
      try manifest?.check(file, bytes: bytes, in: self)
      files.append(file)
    }
    guard !files.isEmpty || names.contains(where: others.contains) else {
      throw VectorFileError(file: path, reason: "there is no vector file in this directory")
    }
    return Family.allCases.compactMap { family in files.first { $0.family == family } }
  }

  /// Whether a manifest says what the files must be.
  package var hasManifest: Bool { contains(Manifest.name) }

  /// The bytes of a file in the directory.
  /// - Throws: `VectorFileError` where it cannot be read.
  package func read(_ name: String) throws(VectorFileError) -> [UInt8] {
    try attempt(path(name), "it cannot be read") { () throws(SystemError) in
      try InputFile.bytes(path(name))
    }
  }

  /// Whether the directory has a file of this name.
  package func contains(_ name: String) -> Bool {
    InputFile.exists(path(name))
  }

  /// The names of the JSON files in the directory, sorted.
  /// - Throws: `VectorFileError` where it cannot be listed.
  package func names() throws(VectorFileError) -> [String] {
    try attempt(path, "it cannot be listed") { () throws(SystemError) in
      try InputFile.names(inDirectory: path).filter { $0.hasSuffix(".json") }.sorted()
    }
  }

  /// The path of a file in the directory, for errors.
  package func path(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes files so that at every moment each of them is whole, the old one or the new one.
  ///
  /// All are written beside their places first; only then is any of them moved. A directory that
  /// cannot be written, a full disk or an interruption before that leaves the old files. Links are
  /// followed, and modes stay.
  /// - Throws: `VectorFileError`, naming the file.
  package func write(_ contents: [(name: String, bytes: [UInt8])]) throws(VectorFileError) {
    try attempt(path, "the directory cannot be made") { () throws(SystemError) in
      try OutputDirectory.make(path)
    }
    var staged: [(name: String, output: StagedOutput)] = []
    defer { for (_, output) in staged { output.discard() } }
    for (name, bytes) in contents {
      try attempt(path(name), "it cannot be written") { () throws(SystemError) in
        try OutputDirectory.make(above: path(name))
        staged.append((name, try OutputFile(path(name)).stage(bytes)))
      }
    }
    for (name, output) in staged {
      try attempt(path(name), "it cannot be written") { () throws(SystemError) in
        try output.commit()
      }
    }
  }

  /// Shows that files can be written here, as far as one can know before.
  /// - Throws: `VectorFileError`.
  package func checkWritable() throws(VectorFileError) {
    try attempt(path, "it cannot be written") { () throws(SystemError) in
      try OutputDirectory.check(path)
    }
  }

  private func attempt<Value>(
    _ file: String, _ problem: String, _ body: () throws(SystemError) -> Value
  ) throws(VectorFileError) -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      throw VectorFileError(file: file, reason: "\(problem): \(error)")
    }
  }
}
