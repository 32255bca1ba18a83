/// Bytes that a JSON file gives as a string of hexadecimal digits.
struct HexadecimalBytes: Decodable {
  let bytes: [UInt8]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Hexadecimal.bytes(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "not a string of hexadecimal digit pairs")
    }
    self.bytes = bytes
  }
}
