package import KeyDerivation
package import TLSPresentation

/// A proposed change of the group (RFC 9420, section 12.1).
///
///     struct {
///         ProposalType proposal_type;
///         select (Proposal.proposal_type) {
///             case add:                      Add;
///             case update:                   Update;
///             case remove:                   Remove;
///             case psk:                      PreSharedKey;
///             case reinit:                   ReInit;
///             case external_init:            ExternalInit;
///             case group_context_extensions: GroupContextExtensions;
///         };
///     } Proposal;
///
/// Each of these but ReInit is a struct of one field, which is that of the case. Indirect so that a
/// list of references does not pay for the largest proposal.
package indirect enum Proposal: TLSCodable, Equatable, Sendable {
  /// Add a client: `struct { KeyPackage key_package; } Add`, section 12.1.1.
  case add(keyPackage: KeyPackage)
  /// Replace the leaf of the sender: `struct { LeafNode leaf_node; } Update`, section 12.1.2.
  /// Its source should be `update`, which is not checked here.
  case update(leafNode: LeafNode)
  /// Remove the member at a leaf: `struct { uint32 removed; } Remove`, section 12.1.3.
  case remove(removed: UInt32)
  /// Inject a pre-shared key: `struct { PreSharedKeyID psk; } PreSharedKey`, section 12.1.4.
  case psk(PreSharedKeyID)
  /// Reopen the group with other parameters, section 12.1.5.
  case reinit(ReInit)
  /// Join by an external Commit with an encapsulated init secret:
  /// `struct { opaque kem_output<V>; } ExternalInit`, section 12.1.6.
  case externalInit(kemOutput: [UInt8])
  /// Replace the extensions of the group, all of them:
  /// `struct { Extension extensions<V>; } GroupContextExtensions`, section 12.1.7.
  case groupContextExtensions(extensions: [Extension])

  /// The type that selects this variant.
  package var proposalType: ProposalType {
    switch self {
    case .add: .add
    case .update: .update
    case .remove: .remove
    case .psk: .psk
    case .reinit: .reinit
    case .externalInit: .externalInit
    case .groupContextExtensions: .groupContextExtensions
    }
  }

  /// Reads the type and the proposal that it selects; an unknown type is refused.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let proposalType = try ProposalType(from: &reader)
    switch proposalType {
    case .add: self = .add(keyPackage: try KeyPackage(from: &reader))
    case .update: self = .update(leafNode: try LeafNode(from: &reader))
    case .remove: self = .remove(removed: try reader.uint32())
    case .psk: self = .psk(try PreSharedKeyID(from: &reader))
    case .reinit: self = .reinit(try ReInit(from: &reader))
    case .externalInit: self = .externalInit(kemOutput: try reader.opaque())
    case .groupContextExtensions:
      self = .groupContextExtensions(extensions: try reader.vector())
    default:
      let body = try reader.unknownBody(
        .unknownValue(type: "ProposalType", value: UInt64(proposalType.rawValue), offset: offset))
      self = .externalInit(kemOutput: body)
    }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try proposalType.encode(to: &writer)
    switch self {
    case .add(let keyPackage): try keyPackage.encode(to: &writer)
    case .update(let leafNode): try leafNode.encode(to: &writer)
    case .remove(let removed): writer.uint32(removed)
    case .psk(let psk): try psk.encode(to: &writer)
    case .reinit(let reInit): try reInit.encode(to: &writer)
    case .externalInit(let kemOutput): try writer.opaque(kemOutput)
    case .groupContextExtensions(let extensions): try writer.vector(extensions)
    }
  }
}

/// A proposal to open a new group in place of the present one (RFC 9420, section 12.1.5).
///
///     struct {
///         opaque group_id<V>;
///         ProtocolVersion version;
///         CipherSuite cipher_suite;
///         Extension extensions<V>;
///     } ReInit;
package struct ReInit: TLSCodable, Equatable, Sendable {
  /// The identifier of the new group.
  package var groupID: [UInt8]
  /// The version of the new group, which may be a later one: any value is kept.
  package var version: ProtocolVersion
  /// The cipher suite of the new group; any value is kept.
  package var cipherSuite: CipherSuiteCode
  /// The extensions of the new group.
  package var extensions: [Extension]

  package init(
    groupID: [UInt8], version: ProtocolVersion, cipherSuite: CipherSuiteCode,
    extensions: [Extension]
  ) {
    self.groupID = groupID
    self.version = version
    self.cipherSuite = cipherSuite
    self.extensions = extensions
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    groupID = try reader.opaque()
    version = try reader.versionOfNewGroup()
    cipherSuite = try CipherSuiteCode(from: &reader)
    extensions = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(groupID)
    try version.encode(to: &writer)
    try cipherSuite.encode(to: &writer)
    try writer.vector(extensions)
  }
}
