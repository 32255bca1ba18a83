package import JSONText

/// The key schedule of one epoch: RFC 9420 section 8 with section 4 of the draft.
public enum KeySchedule: CataloguedOperation {
  package static let name = "key_schedule"

  /// What an epoch comes from, and what is to be exported from it.
  public struct Input: Equatable, Sendable {
    /// init_secret of the epoch, Nh bytes.
    public var initSecret: [UInt8]
    /// commit_secret, Nh bytes; zeros for a commit without a path.
    public var commitSecret: [UInt8]
    /// psk_secret, Nh bytes; zeros without pre-shared keys.
    public var pskSecret: [UInt8]
    /// The serialized GroupContext of the epoch.
    public var groupContext: [UInt8]
    /// The confirmed_transcript_hash of that GroupContext, so that nobody has to parse it.
    public var confirmedTranscriptHash: [UInt8]
    /// What is to be exported.
    public var exports: [Export]

    /// An epoch.
    public init(
      initSecret: [UInt8], commitSecret: [UInt8], pskSecret: [UInt8], groupContext: [UInt8],
      confirmedTranscriptHash: [UInt8], exports: [Export]
    ) {
      self.initSecret = initSecret
      self.commitSecret = commitSecret
      self.pskSecret = pskSecret
      self.groupContext = groupContext
      self.confirmedTranscriptHash = confirmedTranscriptHash
      self.exports = exports
    }
  }

  /// The arguments of MLS-Exporter, RFC 9420 section 8.5.
  public struct Export: Equatable, Sendable {
    /// The label, without the "MLS 1.0 " prefix.
    public var label: String
    /// The context, before it is hashed.
    public var context: [UInt8]
    /// How many bytes are asked for.
    public var length: Int

    /// The arguments.
    public init(label: String, context: [UInt8], length: Int) {
      self.label = label
      self.context = context
      self.length = length
    }
  }
}

extension KeySchedule.Input: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    initSecret = try fields.bytes("init_secret")
    commitSecret = try fields.bytes("commit_secret")
    pskSecret = try fields.bytes("psk_secret")
    groupContext = try fields.bytes("group_context")
    confirmedTranscriptHash = try fields.bytes("confirmed_transcript_hash")
    exports = try fields.array("exports") { (value, path) throws(JSONError) in
      try KeySchedule.Export(json: value, path: path)
    }
  }

  package var json: JSONValue {
    [
      "init_secret": .hex(initSecret), "commit_secret": .hex(commitSecret),
      "psk_secret": .hex(pskSecret), "group_context": .hex(groupContext),
      "confirmed_transcript_hash": .hex(confirmedTranscriptHash),
      "exports": .array(exports.map(\.json)),
    ]
  }
}

extension KeySchedule.Export: JSONConvertible {
  package init(fields: inout JSONFields) throws(JSONError) {
    label = try fields.string("label")
    context = try fields.bytes("context")
    length = try fields.integer("length")
  }

  package var json: JSONValue {
    ["label": .string(label), "context": .hex(context), "length": .integer(length)]
  }
}
