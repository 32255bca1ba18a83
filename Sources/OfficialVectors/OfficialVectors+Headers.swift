extension OfficialVectors {
  /// One case of `deserialization.json`.
  package struct Header: Decodable, Sendable {
    /// The length header.
    package let bytes: [UInt8]

    /// The length that it states.
    package let length: Int

    private enum CodingKeys: String, CodingKey {
      case header = "vlbytesHeader"
      case length
    }

    /// Reads the two fields.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      bytes = try container.decode(HexBytes.self, forKey: .header).bytes
      length = try container.decode(Int.self, forKey: .length)
    }
  }

  /// The cases of `deserialization.json`.
  package func headers() throws -> [Header] {
    try decode("deserialization.json", as: [Header].self)
  }
}
