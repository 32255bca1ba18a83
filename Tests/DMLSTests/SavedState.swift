import TLSPresentation

/// A serialised PPRF taken apart, so that a test can spoil one part of it.
///
/// Written here again, from the comment on the format, so that both must agree on it.
struct SavedState {
  struct Path {
    var leafIndex: [UInt8]
    var copathSecrets: [UInt8]
  }

  var suite: UInt16
  var root: [UInt8]
  var paths: [Path]

  init(suite: UInt16, root: [UInt8], paths: [Path]) {
    self.suite = suite
    self.root = root
    self.paths = paths
  }

  init(parsing bytes: [UInt8]) throws {
    var reader = Reader(bytes)
    suite = try reader.uint16()
    root = try reader.opaque()
    var rest = Reader(try reader.opaque())
    try reader.finish()
    paths = []
    while rest.available > 0 {
      paths.append(Path(leafIndex: try rest.opaque(), copathSecrets: try rest.opaque()))
    }
  }

  func bytes() throws -> [UInt8] {
    var inner = Writer()
    for path in paths {
      try inner.opaque(path.leafIndex)
      try inner.opaque(path.copathSecrets)
    }
    var writer = Writer()
    writer.uint16(suite)
    try writer.opaque(root)
    try writer.opaque(inner.bytes)
    return writer.bytes
  }
}
