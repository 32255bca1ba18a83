package import TLSPresentation

/// Any message of the protocol, as it travels (RFC 9420, section 6).
///
///     struct {
///         ProtocolVersion version = mls10;
///         WireFormat wire_format;
///         select (MLSMessage.wire_format) {
///             case mls_public_message:
///                 PublicMessage public_message;
///             case mls_private_message:
///                 PrivateMessage private_message;
///             case mls_welcome:
///                 Welcome welcome;
///             case mls_group_info:
///                 GroupInfo group_info;
///             case mls_key_package:
///                 KeyPackage key_package;
///         };
///     } MLSMessage;
package enum MLSMessage: TLSCodable, Equatable, Sendable {
  case publicMessage(PublicMessage)
  case privateMessage(PrivateMessage)
  case welcome(Welcome)
  case groupInfo(GroupInfo)
  case keyPackage(KeyPackage)

  /// The one version this structure exists in; what follows another version is unknown.
  package static let version = ProtocolVersion.mls10

  /// The code that selects this variant.
  package var wireFormat: WireFormat {
    switch self {
    case .publicMessage: .mlsPublicMessage
    case .privateMessage: .mlsPrivateMessage
    case .welcome: .mlsWelcome
    case .groupInfo: .mlsGroupInfo
    case .keyPackage: .mlsKeyPackage
    }
  }

  /// Reads version, wire format and the message that the wire format selects.
  ///
  /// - Throws: `PresentationError.unsupportedVersion` for a version other than mls10, besides the
  ///   errors of the fields.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let version = try ProtocolVersion(from: &reader)
    if version != Self.version {
      try reader.refuse(.unsupportedVersion(version.rawValue, offset: offset), at: .versionLast)
    }
    switch try WireFormat(from: &reader) {
    case .mlsPublicMessage: self = .publicMessage(try PublicMessage(from: &reader))
    case .mlsPrivateMessage: self = .privateMessage(try PrivateMessage(from: &reader))
    case .mlsWelcome: self = .welcome(try Welcome(from: &reader))
    case .mlsGroupInfo: self = .groupInfo(try GroupInfo(from: &reader))
    case .mlsKeyPackage: self = .keyPackage(try KeyPackage(from: &reader))
    }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try Self.version.encode(to: &writer)
    try wireFormat.encode(to: &writer)
    switch self {
    case .publicMessage(let publicMessage): try publicMessage.encode(to: &writer)
    case .privateMessage(let privateMessage): try privateMessage.encode(to: &writer)
    case .welcome(let welcome): try welcome.encode(to: &writer)
    case .groupInfo(let groupInfo): try groupInfo.encode(to: &writer)
    case .keyPackage(let keyPackage): try keyPackage.encode(to: &writer)
    }
  }
}

/// Which kind of message an MLSMessage carries (RFC 9420, section 6, values in section 17.2).
///
///     uint16 WireFormat;
package enum WireFormat: UInt16, CaseIterable, TLSEnumeration {
  case mlsPublicMessage = 0x0001
  case mlsPrivateMessage = 0x0002
  case mlsWelcome = 0x0003
  case mlsGroupInfo = 0x0004
  case mlsKeyPackage = 0x0005
}

/// The content of a message with what places it in a group (RFC 9420, section 6).
///
///     struct {
///         opaque group_id<V>;
///         uint64 epoch;
///         Sender sender;
///         opaque authenticated_data<V>;
///
///         ContentType content_type;
///         select (FramedContent.content_type) {
///             case application:
///               opaque application_data<V>;
///             case proposal:
///               Proposal proposal;
///             case commit:
///               Commit commit;
///         };
///     } FramedContent;
package struct FramedContent: TLSCodable, Equatable, Sendable {
  /// The group the message belongs to.
  package var groupID: [UInt8]
  /// The epoch the message belongs to.
  package var epoch: UInt64
  /// Who sends the message.
  package var sender: Sender
  /// Data of the application that is authenticated but not hidden.
  package var authenticatedData: [UInt8]
  /// The content type with what it selects.
  package var content: Content

  package init(
    groupID: [UInt8], epoch: UInt64, sender: Sender, authenticatedData: [UInt8], content: Content
  ) {
    self.groupID = groupID
    self.epoch = epoch
    self.sender = sender
    self.authenticatedData = authenticatedData
    self.content = content
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    groupID = try reader.opaque()
    epoch = try reader.uint64()
    sender = try Sender(from: &reader)
    authenticatedData = try reader.opaque()
    content = try Content(from: &reader)
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(groupID)
    writer.uint64(epoch)
    try sender.encode(to: &writer)
    try writer.opaque(authenticatedData)
    try content.encode(to: &writer)
  }

  /// The `content_type` of a FramedContent, one a case, together with the field that it selects.
  package enum Content: TLSCodable, Equatable, Sendable {
    case application(applicationData: [UInt8])
    case proposal(Proposal)
    case commit(Commit)

    /// The code that selects this variant.
    package var contentType: ContentType {
      switch self {
      case .application: .application
      case .proposal: .proposal
      case .commit: .commit
      }
    }

    package init(from reader: inout Reader) throws(PresentationError) {
      switch try ContentType(from: &reader) {
      case .application: self = .application(applicationData: try reader.opaque())
      case .proposal: self = .proposal(try Proposal(from: &reader))
      case .commit: self = .commit(try Commit(from: &reader))
      }
    }

    package func encode(to writer: inout Writer) throws(PresentationError) {
      try contentType.encode(to: &writer)
      switch self {
      case .application(let applicationData): try writer.opaque(applicationData)
      case .proposal(let proposal): try proposal.encode(to: &writer)
      case .commit(let commit): try commit.encode(to: &writer)
      }
    }
  }
}

/// Which kind of content a FramedContent has (RFC 9420, section 6).
///
///     enum {
///         reserved(0),
///         application(1),
///         proposal(2),
///         commit(3),
///         (255)
///     } ContentType;
package enum ContentType: UInt8, CaseIterable, TLSEnumeration {
  case application = 1
  case proposal = 2
  case commit = 3
}

/// Who sends a message (RFC 9420, section 6).
///
///     struct {
///         SenderType sender_type;
///         select (Sender.sender_type) {
///             case member:
///                 uint32 leaf_index;
///             case external:
///                 uint32 sender_index;
///             case new_member_commit:
///             case new_member_proposal:
///                 struct{};
///         };
///     } Sender;
package enum Sender: TLSCodable, Equatable, Sendable {
  /// The member at a leaf of the tree.
  case member(leafIndex: UInt32)
  /// The entry at an index of the `external_senders` extension.
  case external(senderIndex: UInt32)
  /// A newcomer who proposes to be added.
  case newMemberProposal
  /// A newcomer who joins by an external Commit.
  case newMemberCommit

  /// The code that selects this variant.
  package var senderType: SenderType {
    switch self {
    case .member: .member
    case .external: .external
    case .newMemberProposal: .newMemberProposal
    case .newMemberCommit: .newMemberCommit
    }
  }

  package init(from reader: inout Reader) throws(PresentationError) {
    switch try SenderType(from: &reader) {
    case .member: self = .member(leafIndex: try reader.uint32())
    case .external: self = .external(senderIndex: try reader.uint32())
    case .newMemberProposal: self = .newMemberProposal
    case .newMemberCommit: self = .newMemberCommit
    }
  }

  package func encode(to writer: inout Writer) throws(PresentationError) {
    try senderType.encode(to: &writer)
    switch self {
    case .member(let index), .external(let index): writer.uint32(index)
    case .newMemberProposal, .newMemberCommit: break
    }
  }
}

/// In which capacity a sender sends (RFC 9420, section 6).
///
///     enum {
///         reserved(0),
///         member(1),
///         external(2),
///         new_member_proposal(3),
///         new_member_commit(4),
///         (255)
///     } SenderType;
package enum SenderType: UInt8, CaseIterable, TLSEnumeration {
  case member = 1
  case external = 2
  case newMemberProposal = 3
  case newMemberCommit = 4
}
