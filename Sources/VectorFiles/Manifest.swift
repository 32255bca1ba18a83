package import JSONText
import KeyDerivation

/// The list of files in a directory of vectors.
package struct Manifest: JSONRecord {
  /// The manifest's own name.
  package static let name = "manifest.json"

  /// One file.
  package struct Entry: JSONRecord {
    /// The file's name.
    package var name: String
    /// What the file pins.
    package var family: Family
    /// How many cases it holds.
    package var cases: Int
    /// Its size in bytes.
    package var bytes: Int
    /// The SHA-256 of its bytes, 32 bytes.
    package var sha256: [UInt8]

    /// What is to be said of a file and its bytes.
    fileprivate init(_ file: VectorFile, bytes: [UInt8]) {
      self.init(
        name: file.name, family: file.family, cases: file.cases.count, bytes: bytes.count,
        sha256: HashFunction.sha256.hash(bytes))
    }

    private init(name: String, family: Family, cases: Int, bytes: Int, sha256: [UInt8]) {
      self.name = name
      self.family = family
      self.cases = cases
      self.bytes = bytes
      self.sha256 = sha256
    }

    /// All but the name, for errors.
    fileprivate var words: String {
      "\(cases) cases of \(family.name) in \(bytes) bytes with SHA-256 \(Hex.encode(sha256))"
    }

    package static let record = Record(
      { Entry(name: $0, family: $1, cases: $3, bytes: $4, sha256: $5) },
      Field("name", \.name, .text), Field("family", \.family, .family),
      Field("tier", \.family.tier, .tier), Field("cases", \.cases, .count),
      Field("bytes", \.bytes, .count), Field("sha256", \.sha256, .bytes))
  }

  /// The files, in the order of the families.
  package private(set) var entries: [Entry] = []
  private var making = Making()

  /// A manifest without files.
  package init() {}

  /// Adds a file.
  package mutating func add(_ file: VectorFile, bytes: [UInt8]) {
    making = file.making
    entries.append(Entry(file, bytes: bytes))
  }

  /// Checks the names of the vector files in a directory against those listed.
  /// - Throws: `VectorFileError`, naming the file that only one of the two has.
  func check(namesIn directory: VectorDirectory, _ found: [String]) throws(VectorFileError) {
    if let missing = entries.first(where: { !found.contains($0.name) }) {
      throw VectorFileError(
        file: directory.path(missing.name),
        reason: "the manifest lists this file, and it is not there")
    }
    if let stranger = found.first(where: { name in !entries.contains { $0.name == name } }) {
      throw VectorFileError(
        file: directory.path(stranger), reason: "\(Manifest.name) does not list this file")
    }
  }

  /// Checks a file of a directory against what is listed under its name.
  /// - Throws: `VectorFileError`, naming the file and both values.
  func check(
    _ file: VectorFile, bytes: [UInt8], in directory: VectorDirectory
  ) throws(VectorFileError) {
    let found = Entry(file, bytes: bytes)
    for entry in entries where entry.name == file.name && entry != found {
      throw VectorFileError(
        file: directory.path(file.name),
        reason: "\(Manifest.name) says \(entry.words); the file has \(found.words). "
          + "Files that are changed on purpose are taken from a directory without \(Manifest.name)")
    }
  }

  package static let record = Record<Manifest>(
    { _, making, entries in
      var manifest = Manifest()
      (manifest.making, manifest.entries) = (making, entries)
      return manifest
    }, Field("format", { _ in VectorFile.format }, .format), Field(\.making, Making.record),
    Field("files", \.entries, .list(.record)))

  /// The manifest that a JSON text holds.
  /// - Throws: `VectorFileError` where it is no manifest of this format.
  init(parsing text: [UInt8], file: String) throws(VectorFileError) {
    do throws(JSONError) {
      try self.init(json: JSONValue(parsing: text), path: "")
    } catch {
      throw VectorFileError(file: file, error)
    }
  }
}
