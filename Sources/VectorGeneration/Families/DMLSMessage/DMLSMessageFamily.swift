import DMLS
import KeyDerivation
import MLSMessages
import MessageCorpus
import Operations
import TLSPresentation
import VectorFiles

/// DMLSMessage, encoded and decoded.
enum DMLSMessageFamily: FamilyScript {
  /// Messages that are longer than any other; one cipher suite is enough for them.
  private static let longName = "authenticated_data_16384"

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      let specimens = try specimens(suite, .usual, builder)
      for specimen in specimens where suite.rawValue == 1 || !specimen.name.hasSuffix(longName) {
        try addRoundTrip(specimen, suite, to: &builder)
      }
      let byName = Dictionary(uniqueKeysWithValues: specimens.map { ($0.name, $0) })
      try addHeaderFaults(try pick("private_message/application", byName), suite, to: &builder)
      try addEncodeFaults(try pick("private_message/application", byName), suite, to: &builder)
      if suite.rawValue == 1 {
        try addExtents(suite, to: &builder)
        try addLongMessage(try pick("private_message/application", byName), suite, to: &builder)
        for name in overrunNames { try addOverruns(try pick(name, byName), suite, to: &builder) }
      }
      for name in cutNames(suite) {
        try addCuts(try pick(name, byName), suite, to: &builder)
      }
      for name in mutatedNames(suite) {
        try addLengthFaults(try pick(name, byName), suite, to: &builder)
      }
      try addUnknownValues(
        specimens.filter { suite.rawValue == 1 || oneOfEach.contains($0.name) }, suite, to: &builder
      )
    }
  }

  /// One message of every wire format, and of every content type that is in the clear or not.
  static let oneOfEach = [
    "public_message/application/member/authenticated_data_0",
    "public_message/proposal/member/remove",
    "public_message/commit/member/references_no_path",
    "private_message/application", "private_message/proposal", "private_message/commit",
    "welcome/one_member", "group_info/external_pub", "key_package/basic",
  ]

  /// Cutting needs one message a structure; fields do not move with the cipher suite.
  private static func cutNames(_ suite: CipherSuite) -> [String] {
    guard suite.rawValue == 1 else { return ["private_message/application"] }
    return oneOfEach + [
      "public_message/proposal/external/add", "public_message/proposal/member/psk_external",
      "public_message/proposal/member/psk_resumption_branch",
      "public_message/proposal/member/reinit",
      "public_message/proposal/new_member_proposal/add",
      "public_message/commit/member/mixed_update_path",
      "public_message/commit/new_member_commit/external_init", "key_package/x509",
    ]
  }

  private static func mutatedNames(_ suite: CipherSuite) -> [String] {
    guard suite.rawValue == 1 else { return ["private_message/application"] }
    return [
      "public_message/commit/member/mixed_update_path", "private_message/application",
      "welcome/one_member", "group_info/external_pub", "key_package/x509",
      "private_message/application/authenticated_data_63",
    ]
  }

  /// Vectors of structures, whose last element can run past their end.
  private static let overrunNames = [
    "public_message/commit/member/mixed_update_path", "welcome/two_members", "group_info/grease",
    "key_package/x509/chain", "key_package/basic/unknown_extensions",
  ]

  private static func specimens(
    _ suite: CipherSuite, _ extent: Extent, _ builder: CaseBuilder
  ) throws(GenerationError) -> [Specimen] {
    let stream = builder
    return try presenting("messages", suite, builder) { () throws(PresentationError) in
      guard let sizes = SuiteSizes.all.first(where: { $0.cipherSuite.rawValue == suite.rawValue })
      else { return [] }
      let corpus = try MessageCorpus(suite: sizes, extent: extent) {
        stream.bytes($0, suite, count: $1)
      }
      return try corpus.shapes.map { (shape) throws(PresentationError) in
        let epoch = stream.secret("\(shape.name)/dmls_epoch", suite)
        let parts = DMLSMessageParts(message: try shape.message.encoded(), dmlsEpoch: epoch)
        return try Specimen(
          name: shape.name, message: shape.message, epoch: epoch,
          layout: Layout(
            of: stream.dialect.implementation, OperationContext(cipherSuite: suite), parts))
      }
    }
  }

  private static func pick(
    _ name: String, _ specimens: [String: Specimen]
  ) throws(GenerationError) -> Specimen {
    guard let specimen = specimens[name] else {
      throw GenerationError(id: name, reason: "the corpus has no such shape")
    }
    return specimen
  }

  /// Turns an error of the presentation layer into one of the generator.
  static func presenting<Value>(
    _ name: String, _ suite: CipherSuite, _ builder: CaseBuilder,
    _ body: () throws(PresentationError) -> Value
  ) throws(GenerationError) -> Value {
    do throws(PresentationError) {
      return try body()
    } catch {
      throw GenerationError(id: builder.id(name, suite), reason: "\(error)")
    }
  }

  /// Messages whose fields hold as little or as much as the grammar permits.
  private static func addExtents(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    for (extent, comment, flag) in [
      (.least, "Every byte string is empty, every number is 0.", .least),
      (.most, "Every number is the highest that its width permits.", .most),
    ] as [(Extent, String, Flag)] {
      for specimen in try specimens(suite, extent, builder)
      where extendedNames.contains(specimen.name) {
        try addDecoding(
          "decode-\(extent)/\(specimen.name)", specimen, suite, comment, flag, to: &builder)
      }
    }
  }

  /// More than two bytes can count.
  private static func addLongMessage(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    guard case .privateMessage(var long) = specimen.message else { return }
    long.ciphertext = builder.bytes("long/ciphertext", suite, count: 70_000)
    let message = MLSMessage.privateMessage(long)
    let whole = try presenting("decode/long", suite, builder) { () throws(PresentationError) in
      try Specimen(
        name: "long", message: message, epoch: specimen.epoch, layout: specimen.layout)
    }
    try addDecoding(
      "decode/long", whole, suite, "A ciphertext of 70000 bytes.", .wellFormed, to: &builder)
  }

  /// One message of each structure that has fields of its own.
  private static let extendedNames: Set<String> = Set(
    oneOfEach + [
      "public_message/proposal/external/add", "public_message/proposal/external/remove",
      "public_message/proposal/member/update", "public_message/proposal/member/reinit",
      "public_message/proposal/member/psk_external",
      "public_message/proposal/member/psk_resumption_branch",
      "public_message/proposal/member/group_context_extensions",
      "public_message/proposal/new_member_proposal/add",
      "public_message/commit/member/mixed_update_path",
      "public_message/commit/new_member_commit/resync", "group_info/grease",
      "group_info/ratchet_tree/full", "key_package/x509", "key_package/basic/unknown_extensions",
    ])

  private static func addRoundTrip(
    _ specimen: Specimen, _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try addDecoding(
      "decode/\(specimen.name)", specimen, suite, "A well-formed DMLSMessage.", .wellFormed,
      to: &builder)
    let isForbiddenLater = specimen.isForbiddenLater
    let parts = DMLSMessageParts(message: specimen.messageBytes, dmlsEpoch: specimen.epoch)
    guard suite.rawValue == 1 || oneOfEach.contains(specimen.name) else { return }
    try builder.add(
      DMLSMessageEncode.self, "encode/\(specimen.name)", suite, "A message and its epoch.",
      flags: [.wellFormed], readings: specimen.readings, drafts: specimen.drafts, input: parts)
    guard isForbiddenLater, oneOfEach.contains(specimen.name) else { return }
    try builder.add(
      DMLSMessageDecode.self, "decode-forbidden/\(specimen.name)", suite,
      "A message that -03 forbids to wrap.", flags: [.forbidden],
      readings: [.forbiddenWireFormats], drafts: [.draft03],
      input: DMLSMessageBytes(dmlsMessage: specimen.bytes), fate: .refused(.forbiddenMessage))
    try builder.add(
      DMLSMessageEncode.self, "encode-forbidden/\(specimen.name)", suite,
      "A message that -03 forbids to wrap.", flags: [.forbidden],
      readings: [.forbiddenWireFormats], drafts: [.draft03], input: parts,
      fate: .refused(.forbiddenMessage))
  }

  private static func addDecoding(
    _ name: String, _ specimen: Specimen, _ suite: CipherSuite, _ comment: String, _ flag: Flag,
    to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      DMLSMessageDecode.self, name, suite, comment, flags: [flag], readings: specimen.readings,
      drafts: specimen.drafts, input: DMLSMessageBytes(dmlsMessage: specimen.bytes))
  }

  /// Adds a DMLSMessage that must be refused.
  static func addRefused(
    _ name: String, _ suite: CipherSuite, _ comment: String, _ flag: Flag,
    readings: [Reading] = [], _ bytes: [UInt8], _ kind: ErrorKind,
    alsoAccepted: [ErrorKind] = [], to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      DMLSMessageDecode.self, name, suite, comment, flags: [flag], readings: readings,
      input: DMLSMessageBytes(dmlsMessage: bytes), fate: .refused(kind),
      alsoAccepted: alsoAccepted)
  }
}

extension Flag {
  fileprivate static let wellFormed = Flag(
    "WellFormed",
    "A DMLSMessage as it travels, the MLSMessage parsed to its end to find the header.",
    section: "draft section 3, RFC 9420 section 6",
    effect: "Messages of this kind are lost, or the epoch is read from the middle of the message.")

  fileprivate static let least = Flag(
    "EmptyFields", "A message whose byte strings and lists are empty and whose numbers are 0.",
    section: "RFC 9420 sections 2.1.2 and 6",
    effect: "A parser that refuses what the grammar permits never reaches the epoch.")

  fileprivate static let most = Flag(
    "HighNumbers", "A message whose epochs, indices and times are the highest that fit.",
    section: "RFC 9420 section 6",
    effect: "A parser with signed numbers refuses the message, or changes it.")

  fileprivate static let forbidden = Flag(
    "Forbidden", "A Welcome, GroupInfo or KeyPackage, which belong to no epoch, in a DMLSMessage.",
    section: "draft -03 section 3",
    effect: "Peers that follow -03 drop the message.")
}
