package import TLSPresentation

/// The state of a group as its members agree on it.
///
/// RFC 9420, section 8.1:
///
///     struct {
///         ProtocolVersion version = mls10;
///         CipherSuiteCode cipher_suite;
///         opaque group_id<V>;
///         uint64 epoch;
///         opaque tree_hash<V>;
///         opaque confirmed_transcript_hash<V>;
///         Extension extensions<V>;
///     } GroupContext;
package struct GroupContext: Equatable, Sendable {
  /// The version in use.
  ///
  /// Any value is kept: to refuse one is for the receiver.
  package var version: ProtocolVersion

  /// The cipher suite in use; any value is kept.
  package var cipherSuite: CipherSuiteCode

  /// The identifier of the group.
  package var groupID: [UInt8]

  /// The current epoch.
  package var epoch: UInt64

  /// The hash of the ratchet tree.
  package var treeHash: [UInt8]

  /// The hash over the Commits that led here.
  package var confirmedTranscriptHash: [UInt8]

  /// The extensions in force.
  package var extensions: [Extension]

  /// Assembles a GroupContext from its fields, in wire order.
  package init(
    version: ProtocolVersion,
    cipherSuite: CipherSuiteCode,
    groupID: [UInt8],
    epoch: UInt64,
    treeHash: [UInt8],
    confirmedTranscriptHash: [UInt8],
    extensions: [Extension]
  ) {
    self.version = version
    self.cipherSuite = cipherSuite
    self.groupID = groupID
    self.epoch = epoch
    self.treeHash = treeHash
    self.confirmedTranscriptHash = confirmedTranscriptHash
    self.extensions = extensions
  }
}

extension GroupContext: TLSCodable {
  /// Reads the fields in wire order.
  package init(from reader: inout Reader) throws(PresentationError) {
    version = try ProtocolVersion(from: &reader)
    cipherSuite = try CipherSuiteCode(from: &reader)
    groupID = try reader.opaque()
    epoch = try reader.uint64()
    treeHash = try reader.opaque()
    confirmedTranscriptHash = try reader.opaque()
    extensions = try reader.vector()
  }

  /// Appends the fields in wire order.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try version.encode(to: &writer)
    try cipherSuite.encode(to: &writer)
    try writer.opaque(groupID)
    writer.uint64(epoch)
    try writer.opaque(treeHash)
    try writer.opaque(confirmedTranscriptHash)
    try writer.vector(extensions)
  }
}
