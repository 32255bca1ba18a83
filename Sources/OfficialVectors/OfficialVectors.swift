package import Foundation
import JSONText
import OperatingSystem

/// The interoperability vectors of the MLS working group, read from the folder that holds them.
package struct OfficialVectors: Sendable {
  /// The vectors of the folder beside the package, or nil where there are none.
  ///
  /// Their absence is reported on standard error, once: what rests on them is not shown then.
  package static let found: OfficialVectors? = {
    let vectors = OfficialVectors()
    if vectors == nil {
      StandardStream.complain("SKIPPED: \(absence)")
    }
    return vectors
  }()

  /// What is missing where `found` is nil.
  package static let absence = "the official MLS vectors are not in ../shared/mlswg-vectors"

  /// The folder, `shared/mlswg-vectors` beside the package.
  package let folder: URL

  /// The folder beside the package, or nil if it is not there.
  private init?() {
    let levelsToParentOfPackage = 4
    var root = URL(filePath: #filePath)
    for _ in 0..<levelsToParentOfPackage { root.deleteLastPathComponent() }
    folder = root.appending(path: "shared/mlswg-vectors", directoryHint: .isDirectory)
    guard FileManager.default.fileExists(atPath: folder.path()) else { return nil }
  }

  /// Decodes the file `name`; its keys are in snake case, the properties' names in camel case.
  package func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(type, from: Data(contentsOf: folder.appending(path: name)))
  }
}

/// Bytes that a JSON file states as a string of hexadecimal digits.
package struct HexBytes: Decodable, Sendable {
  /// The bytes.
  package let bytes: [UInt8]

  /// Reads pairs of lower-case digits.
  /// - Throws: `HexError` for anything else.
  package init(from decoder: any Decoder) throws {
    bytes = try Hex.decode(decoder.singleValueContainer().decode(String.self)).get()
  }
}

extension OfficialVectors {
  /// One case of `deserialization.json`.
  package struct Header: Decodable, Sendable {
    /// The length header.
    package let vlbytesHeader: HexBytes
    /// The length that it states.
    package let length: Int
  }

  /// The cases of `deserialization.json`.
  package func headers() throws -> [Header] {
    try decode("deserialization.json", as: [Header].self)
  }
}
