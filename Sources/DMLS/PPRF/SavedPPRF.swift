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
        paths.map {
          SavedPath(leafIndex: $0.leaf.bytes, copathSecrets: Array($0.secrets.bytes[..<$0.end]))
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
    let savedSuite: UInt16
    let savedRoot: [UInt8]
    let savedPaths: [SavedPath]
    do throws(PresentationError) {
      var reader = Reader(bytes)
      savedSuite = try reader.uint16()
      savedRoot = try reader.opaque()
      savedPaths = try reader.vector()
      try reader.finish()
    } catch {
      throw .presentation(error)
    }
    guard savedSuite == cipherSuite.rawValue else {
      throw .inconsistentState("it belongs to cipher suite \(savedSuite)")
    }
    guard savedRoot.isEmpty == !savedPaths.isEmpty else {
      throw .inconsistentState("it must hold either a root or paths")
    }
    if !savedRoot.isEmpty {
      try cipherSuite.requireNh(savedRoot, name: "root")
      root = SecretBytes(copying: savedRoot)
    }
    for path in savedPaths { try append(path) }
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

  private mutating func append(_ path: SavedPath) throws(DMLSError) {
    try cipherSuite.requireNh(path.leafIndex, name: "leaf_index")
    let leaf = LeafIndex(bytes: path.leafIndex)
    guard let ancestor = try? ancestor(of: leaf) else {
      throw .inconsistentState("a leaf is punctured twice")
    }
    let start = ancestor.depth
    if case .copath(let parent, let depth) = ancestor {
      let slot = paths[parent].slot(at: depth)
      guard paths[parent].secrets.bytes[slot].allSatisfy({ $0 == 0 }) else {
        throw .inconsistentState("a consumed node still has its secret")
      }
      consume(ancestor)
    }
    guard path.copathSecrets.count == (leaf.depth - start) * cipherSuite.nh else {
      throw .inconsistentState("a path has \(path.copathSecrets.count) bytes of copath secrets")
    }
    paths.append(
      PuncturedPath(leaf: leaf, start: start, secrets: SecretBytes(copying: path.copathSecrets)))
  }
}

private struct SavedPath: TLSCodable {
  let leafIndex: [UInt8]
  let copathSecrets: [UInt8]

  func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(leafIndex)
    try writer.opaque(copathSecrets)
  }
}

extension SavedPath {
  init(from reader: inout Reader) throws(PresentationError) {
    leafIndex = try reader.opaque()
    copathSecrets = try reader.opaque()
  }
}
