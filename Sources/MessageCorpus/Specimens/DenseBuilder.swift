import MLSMessages
import TLSPresentation

/// Fills vectors with as many of the smallest elements as a number of bytes has room for.
struct DenseBuilder {
  /// About how many bytes each encoding has.
  let size: Int

  /// What has been built.
  private(set) var specimens: [Specimen] = []

  /// Starts with nothing built.
  init(size: Int) { self.size = size }

  /// One byte of content, for which an array allocates a block of its own.
  static let byte: [UInt8] = [1]

  /// An HPKECiphertext with one byte in each field.
  static let ciphertext = HPKECiphertext(kemOutput: byte, ciphertext: byte)

  /// A leaf without anything.
  static let leafNode = LeafNode(
    encryptionKey: [],
    signatureKey: [],
    credential: .basic(identity: []),
    capabilities: Capabilities(
      versions: [], cipherSuites: [], extensions: [], proposals: [], credentials: []),
    source: .update,
    extensions: [],
    signature: []
  )

  /// As many copies of `element` as fit, of which each takes `width` bytes on the wire.
  func filled<Element>(_ element: Element, width: Int) -> [Element] {
    Array(repeating: element, count: size / width)
  }

  /// Adds the encoding of `value`.
  mutating func add(
    _ name: String,
    _ structure: WireStructure,
    _ value: some TLSEncodable
  ) throws(PresentationError) {
    specimens.append(
      try Specimen(name: "dense/\(name)", structure: structure, bytes: try value.encoded()))
  }
}
