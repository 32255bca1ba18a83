import JSONText
import KeyDerivation
import VectorFiles

/// The Swift source that tells a program without files what the committed ones are.
enum DigestTable {
  /// The path of the source from the committed vectors.
  static let source = "../Sources/VectorGeneration/CommittedDigests.swift"

  /// The source for some files.
  static func text(of entries: [VectorSet.Entry]) -> String {
    let rows = entries.map { entry in
      "    \"\(entry.file.family.name)\": \"\(digest(of: entry.bytes))\","
    }
    return """
      /// The SHA-256 of each committed file by its family, 32 bytes in hex; written by gen-vectors.
      enum CommittedDigests {
        static let sha256 = [
      \(rows.joined(separator: "\n"))
        ]
      }

      """
  }

  /// The SHA-256 of a file, in hex.
  static func digest(of bytes: [UInt8]) -> String {
    Hex.encode(HashFunction.sha256.hash(bytes))
  }
}
