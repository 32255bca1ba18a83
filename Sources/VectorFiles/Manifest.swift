package import JSONText
import KeyDerivation

/// The list of files in a directory of vectors.
package struct Manifest: Equatable, Sendable {
  /// The manifest's own name.
  package static let name = "manifest.json"

  /// One file.
  package struct Entry: Equatable, Sendable {
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
  }

  /// The files, in the order of the families.
  package var entries: [Entry] = []
  /// The profile whose answers the files expect; nil for the draft's own.
  package var profile: String?
  /// The seed from which every random-looking byte comes.
  package var seed = Generator.seed

  /// A manifest without files.
  package init() {}

  /// Adds a file.
  package mutating func add(_ file: VectorFile, bytes: [UInt8]) {
    profile = file.profile
    seed = file.seed
    entries.append(
      Entry(
        name: file.name, family: file.family, cases: file.cases.count, bytes: bytes.count,
        sha256: HashFunction.sha256.hash(bytes)))
  }

  /// The manifest as JSON.
  package var json: JSONValue {
    .object(
      [JSONMember("format", .integer(VectorFile.format))]
        + Generator.header(profile: profile, seed: seed)
        + [JSONMember("files", .array(entries.map(\.json)))])
  }

  /// The names of the files that a manifest lists.
  /// - Throws: `VectorFileError` where it is no manifest of this format.
  static func names(parsing text: [UInt8], file: String) throws(VectorFileError) -> [String] {
    do throws(JSONError) {
      var fields = try JSONFields(JSONValue(parsing: text), path: "")
      for key in ["format", "draft", "generator", "seed"] { _ = try fields.value(key) }
      if fields.contains("profile") { _ = try fields.string("profile") }
      let names = try fields.array("files") { (value, path) throws(JSONError) in
        var entry = try JSONFields(value, path: path)
        return try entry.string("name")
      }
      try fields.finish()
      return names
    } catch {
      throw VectorFileError(file: file, error)
    }
  }
}

extension Manifest.Entry {
  fileprivate var json: JSONValue {
    [
      "name": .string(name), "family": .string(family.name),
      "tier": .string(family.tier.rawValue), "cases": .integer(cases), "bytes": .integer(bytes),
      "sha256": .hex(sha256),
    ]
  }
}
