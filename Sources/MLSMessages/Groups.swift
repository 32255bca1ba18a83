package import KeyDerivation
package import TLSPresentation

/// The state of a group as its members agree on it (RFC 9420, section 8.1).
///
///     struct {
///         ProtocolVersion version = mls10;
///         CipherSuite cipher_suite;
///         opaque group_id<V>;
///         uint64 epoch;
///         opaque tree_hash<V>;
///         opaque confirmed_transcript_hash<V>;
///         Extension extensions<V>;
///     } GroupContext;
package struct GroupContext: TLSCodable, Equatable, Sendable {
  /// The version in use, which is mls10; another one is refused.
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

  package init(
    version: ProtocolVersion, cipherSuite: CipherSuiteCode, groupID: [UInt8], epoch: UInt64,
    treeHash: [UInt8], confirmedTranscriptHash: [UInt8], extensions: [Extension]
  ) {
    self.version = version
    self.cipherSuite = cipherSuite
    self.groupID = groupID
    self.epoch = epoch
    self.treeHash = treeHash
    self.confirmedTranscriptHash = confirmedTranscriptHash
    self.extensions = extensions
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    version = try reader.innerVersion()
    cipherSuite = try CipherSuiteCode(from: &reader)
    groupID = try reader.opaque()
    epoch = try reader.uint64()
    treeHash = try reader.opaque()
    confirmedTranscriptHash = try reader.opaque()
    extensions = try reader.vector()
  }

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

/// What a newcomer needs to know of a group, signed by a member (RFC 9420, section 12.4.3).
///
///     struct {
///         GroupContext group_context;
///         Extension extensions<V>;
///         MAC confirmation_tag;
///         uint32 signer;
///         /* SignWithLabel(., "GroupInfoTBS", GroupInfoTBS) */
///         opaque signature<V>;
///     } GroupInfo;
package struct GroupInfo: TLSCodable, Equatable, Sendable {
  /// The state of the group.
  package var groupContext: GroupContext
  /// What helps to join, such as the ratchet tree.
  package var extensions: [Extension]
  /// The confirmation tag of the Commit that began the epoch.
  package var confirmationTag: MAC
  /// The leaf index of the member who signed.
  package var signer: UInt32
  /// The signature over GroupInfoTBS, which is the fields above.
  package var signature: [UInt8]

  package init(
    groupContext: GroupContext, extensions: [Extension], confirmationTag: MAC, signer: UInt32,
    signature: [UInt8]
  ) {
    self.groupContext = groupContext
    self.extensions = extensions
    self.confirmationTag = confirmationTag
    self.signer = signer
    self.signature = signature
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    groupContext = try GroupContext(from: &reader)
    extensions = try reader.vector()
    confirmationTag = try reader.opaque()
    signer = try reader.uint32()
    signature = try reader.opaque()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try groupContext.encode(to: &writer)
    try writer.vector(extensions)
    try writer.opaque(confirmationTag)
    writer.uint32(signer)
    try writer.opaque(signature)
  }
}
