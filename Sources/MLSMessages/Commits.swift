package import TLSPresentation

/// The message that begins a new epoch (RFC 9420, section 12.4).
///
///     struct {
///         ProposalOrRef proposals<V>;
///         optional<UpdatePath> path;
///     } Commit;
package struct Commit: TLSCodable, Equatable, Sendable {
  /// The proposals covered, in order.
  package var proposals: [ProposalOrRef]
  /// The new keys of the committer; whether the proposals require it is not checked here.
  package var path: UpdatePath?

  package init(proposals: [ProposalOrRef], path: UpdatePath?) {
    self.proposals = proposals
    self.path = path
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    proposals = try reader.vector()
    path = try reader.optional()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.vector(proposals)
    try writer.optional(path)
  }
}

/// A proposal covered by a Commit, by value or by reference (RFC 9420, section 12.4).
///
///     struct {
///       ProposalOrRefType type;
///       select (ProposalOrRef.type) {
///         case proposal:  Proposal proposal;
///         case reference: ProposalRef reference;
///       };
///     } ProposalOrRef;
package enum ProposalOrRef: TLSCodable, Equatable, Sendable {
  /// The proposal itself.
  case proposal(Proposal)
  /// The reference of a proposal sent earlier in the epoch.
  case reference(ProposalRef)

  /// The code that selects this variant.
  package var type: ProposalOrRefType {
    switch self {
    case .proposal: .proposal
    case .reference: .reference
    }
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    switch try ProposalOrRefType(from: &reader) {
    case .proposal: self = .proposal(try Proposal(from: &reader))
    case .reference: self = .reference(try reader.opaque())
    }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try type.encode(to: &writer)
    switch self {
    case .proposal(let proposal): try proposal.encode(to: &writer)
    case .reference(let reference): try writer.opaque(reference)
    }
  }
}

/// How a Commit names a proposal (RFC 9420, section 12.4).
///
///     enum {
///       reserved(0),
///       proposal(1),
///       reference(2),
///       (255)
///     } ProposalOrRefType;
package enum ProposalOrRefType: UInt8, CaseIterable, TLSEnumeration {
  case proposal = 1
  case reference = 2
}

/// The new leaf of a committer and the new keys from there to the root (RFC 9420, section 7.6).
///
///     struct {
///         LeafNode leaf_node;
///         UpdatePathNode nodes<V>;
///     } UpdatePath;
package struct UpdatePath: TLSCodable, Equatable, Sendable {
  /// The new leaf; its source should be `commit`, which is not checked here.
  package var leafNode: LeafNode
  /// The nodes of the filtered direct path, from the leaf to the root.
  package var nodes: [UpdatePathNode]

  package init(leafNode: LeafNode, nodes: [UpdatePathNode]) {
    self.leafNode = leafNode
    self.nodes = nodes
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    leafNode = try LeafNode(from: &reader)
    nodes = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try leafNode.encode(to: &writer)
    try writer.vector(nodes)
  }
}

/// A new key for one node of the path, and its secret for those below (RFC 9420, section 7.6).
///
///     struct {
///         HPKEPublicKey encryption_key;
///         HPKECiphertext encrypted_path_secret<V>;
///     } UpdatePathNode;
package struct UpdatePathNode: TLSCodable, Equatable, Sendable {
  /// The new public key.
  package var encryptionKey: HPKEPublicKey
  /// The path secret, once for each node of the resolution.
  package var encryptedPathSecret: [HPKECiphertext]

  package init(encryptionKey: HPKEPublicKey, encryptedPathSecret: [HPKECiphertext]) {
    self.encryptionKey = encryptionKey
    self.encryptedPathSecret = encryptedPathSecret
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    encryptionKey = try reader.opaque()
    encryptedPathSecret = try reader.vector()
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(encryptionKey)
    try writer.vector(encryptedPathSecret)
  }
}
