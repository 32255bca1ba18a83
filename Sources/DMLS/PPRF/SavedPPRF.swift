package import KeyDerivation
import TLSPresentation

// struct {
//   uint16 cipher_suite;
//   opaque root<V>;                 Nh bytes, or none once the PPRF was evaluated
//   PuncturedPath paths<V>;         in the order of the evaluations
// } PuncturablePRF
//
// struct {
//   opaque leaf_index<V>;           Nh bytes
//   opaque copath_secrets<V>;       from below the retained ancestor to the leaf, Nh bytes each;
//                                   zeros where a later path consumed the node
// } PuncturedPath
//
// Where each path begins follows from those before it.

extension PuncturablePRF {
  /// The state as bytes, which are as secret as the state itself.
  /// - Throws: `DMLSError.presentation` where the state exceeds what a vector can hold, 2^30 bytes.
  package func serialized() throws(DMLSError) -> [UInt8] {
    do throws(PresentationError) {
      var writer = Writer()
      writer.uint16(cipherSuite.rawValue)
      try writer.opaque(root?.bytes ?? [])
      try writer.vector(
        paths.map { path in
          Saved.Path(
            leafIndex: path.leaf.bytes, copathSecrets: Array(path.secrets.bytes[..<path.end]))
        })
      return writer.bytes
    } catch {
      throw .presentation(error)
    }
  }

  /// Restores a state from its bytes; the caller wipes them.
  /// - Throws: `DMLSError.presentation` where the bytes do not parse, `.wrongLength` where a root or
  ///   a leaf is not Nh bytes, `.inconsistentState` where no sequence of evaluations leads to them.
  package init(restoring bytes: [UInt8], cipherSuite: CipherSuite) throws(DMLSError) {
    self.init(empty: cipherSuite)
    let saved: Saved
    do throws(PresentationError) {
      saved = try Saved(decoding: bytes)
    } catch {
      throw .presentation(error)
    }
    guard saved.cipherSuite == cipherSuite.rawValue else {
      throw .inconsistentState("it belongs to cipher suite \(saved.cipherSuite)")
    }
    guard saved.root.isEmpty == !saved.paths.isEmpty else {
      throw .inconsistentState("it must hold either a root or paths")
    }
    if !saved.root.isEmpty {
      try cipherSuite.requireNh(saved.root, name: "root")
      root = SecretBytes(copying: saved.root)
    }
    for path in saved.paths { try append(path) }
    try requireSecrets()
  }

  /// Refuses a retained node without a secret: the path that consumed it was lost.
  private func requireSecrets() throws(DMLSError) {
    for path in paths {
      for depth in path.start..<path.leaf.depth where path.branch(at: depth + 1) == nil {
        guard path.secrets.bytes[path.slot(at: depth + 1)].contains(where: { $0 != 0 }) else {
          throw .inconsistentState("a retained node has no secret")
        }
      }
    }
  }

  private mutating func append(_ path: Saved.Path) throws(DMLSError) {
    try cipherSuite.requireNh(path.leafIndex, name: "leaf_index")
    let leaf = LeafIndex(bytes: path.leafIndex)
    let start: Int
    guard let ancestor = try? ancestor(of: leaf) else {
      throw .inconsistentState("a leaf is punctured twice")
    }
    switch ancestor {
    case .root:
      start = 0
    case .copath(let parent, let depth):
      let slot = paths[parent].slot(at: depth)
      guard paths[parent].secrets.bytes[slot].allSatisfy({ $0 == 0 }) else {
        throw .inconsistentState("a consumed node still has its secret")
      }
      consume(.copath(path: parent, depth: depth))
      start = depth
    }
    guard path.copathSecrets.count == (leaf.depth - start) * cipherSuite.nh else {
      throw .inconsistentState("a path has \(path.copathSecrets.count) bytes of copath secrets")
    }
    paths.append(
      PuncturedPath(leaf: leaf, start: start, secrets: SecretBytes(copying: path.copathSecrets)))
  }

  private struct Saved: TLSDecodable {
    struct Path: TLSCodable {
      let leafIndex: [UInt8]
      let copathSecrets: [UInt8]

      init(leafIndex: [UInt8], copathSecrets: [UInt8]) {
        self.leafIndex = leafIndex
        self.copathSecrets = copathSecrets
      }

      func encode(to writer: inout Writer) throws(PresentationError) {
        try writer.opaque(leafIndex)
        try writer.opaque(copathSecrets)
      }

      init(from reader: inout Reader) throws(PresentationError) {
        leafIndex = try reader.opaque()
        copathSecrets = try reader.opaque()
      }
    }

    let cipherSuite: UInt16
    let root: [UInt8]
    let paths: [Path]

    init(from reader: inout Reader) throws(PresentationError) {
      cipherSuite = try reader.uint16()
      root = try reader.opaque()
      paths = try reader.vector(of: Path.self)
    }
  }
}
