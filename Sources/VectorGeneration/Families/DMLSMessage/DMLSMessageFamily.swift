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

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      let suite = cases.suite
      let specimens = specimens(.usual, cases)
      for specimen in specimens where suite == .mandatory || !specimen.name.hasSuffix(longName) {
        addRoundTrip(specimen, cases)
      }
      let byName = Dictionary(uniqueKeysWithValues: specimens.map { ($0.name, $0) })
      func each(_ names: [String], _ add: (Specimen, CaseBuilder) -> Void) {
        for name in names {
          guard let specimen = byName[name] else {
            return cases.fail(name, "the corpus has no such shape")
          }
          add(specimen, cases)
        }
      }
      each(["private_message/application"], addHeaderFaults)
      each(["private_message/application"], addEncodeFaults)
      if suite == .mandatory {
        addExtents(cases)
        each(["private_message/application"], addLongMessage)
        each(overrunNames, addOverruns)
        each(["public_message/proposal/member/reinit"], addLaterVersion)
      }
      each(cutNames(suite), addCuts)
      each(mutatedNames(suite), addLengthFaults)
      addUnknownValues(
        specimens.filter { suite == .mandatory || oneOfEach.contains($0.name) }, cases)
    }
  }

  /// A real-shaped message, often spoilt.
  static func draw(_ draw: Draw) {
    guard let pool = draw.pool else { return }
    let isSpoilt = draw.once(in: 3)
    let index = draw.below(pool.count)
    let message =
      isSpoilt
      ? pool.spoilt(index, partner: draw.below(pool.count), seed: draw.number())
      : pool.message(index)
    let epoch = draw.nearlySecret()
    let drafts = [draw.pick(draw.drafts)]
    if draw.once(in: 3) {
      return draw.add(
        DMLSMessageEncode.self, drafts: drafts,
        input: DMLSMessageParts(message: message, dmlsEpoch: epoch))
    }
    var header = Specimen.header(epoch.count)
    if draw.once(in: 10) {
      header =
        draw.once(in: 2) ? Specimen.wideHeader(epoch.count) : Specimen.widestHeader(epoch.count)
    }
    var bytes = message + header + epoch
    if draw.once(in: 8) { bytes += draw.edgyBytes(1 + draw.below(3)) }
    if draw.once(in: 8) { bytes.removeLast(draw.below(min(bytes.count, 80))) }
    draw.add(
      DMLSMessageDecode.self, drafts: drafts, input: DMLSMessageBytes(dmlsMessage: bytes))
  }

  /// One message of every wire format, and of every content type that is in the clear or not.
  static let oneOfEach = [
    "public_message/application/member/authenticated_data_0",
    "public_message/proposal/member/remove", "public_message/commit/member/references_no_path",
    "private_message/application", "private_message/proposal", "private_message/commit",
    "welcome/one_member", "group_info/external_pub", "key_package/basic",
  ]

  /// Cutting needs one message a structure; fields do not move with the cipher suite.
  private static func cutNames(_ suite: CipherSuite) -> [String] {
    guard suite == .mandatory else { return ["private_message/application"] }
    return oneOfEach + [
      "public_message/proposal/external/add", "public_message/proposal/member/psk_external",
      "public_message/proposal/member/psk_resumption_branch",
      "public_message/proposal/member/reinit", "public_message/proposal/new_member_proposal/add",
      "public_message/commit/member/mixed_update_path",
      "public_message/commit/new_member_commit/external_init", "key_package/x509",
    ]
  }

  private static func mutatedNames(_ suite: CipherSuite) -> [String] {
    guard suite == .mandatory else { return ["private_message/application"] }
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

  private static func specimens(_ extent: Extent, _ cases: CaseBuilder) -> [Specimen] {
    cases.value("messages", else: []) { () throws(PresentationError) in
      let corpus = try MessageCorpus(suite: SuiteSizes(of: cases.suite), extent: extent) {
        cases.bytes($0, count: $1)
      }
      return try corpus.shapes.map { (shape) throws(PresentationError) in
        let epoch = cases.secret("\(shape.name)/dmls_epoch")
        let parts = DMLSMessageParts(message: try shape.message.encoded(), dmlsEpoch: epoch)
        return try Specimen(
          name: shape.name, message: shape.message, epoch: epoch,
          layout: Layout(
            of: cases.dialect.implementation, OperationContext(cipherSuite: cases.suite), parts))
      }
    }
  }

  /// Messages whose fields hold as little or as much as the grammar permits.
  private static func addExtents(_ cases: CaseBuilder) {
    for (extent, comment, flag) in [
      (.least, "Every byte string is empty, every number is 0.", .least),
      (.most, "Every number is the highest that its width permits.", .most),
    ] as [(Extent, String, Flag)] {
      for specimen in specimens(extent, cases) where extendedNames.contains(specimen.name) {
        cases.addDecoding("decode-\(extent)/\(specimen.name)", specimen, comment, flag)
      }
    }
  }

  /// More than two bytes can count.
  private static func addLongMessage(_ specimen: Specimen, _ cases: CaseBuilder) {
    guard case .privateMessage(var long) = specimen.message else { return }
    long.ciphertext = cases.bytes("long/ciphertext", count: 70_000)
    let whole = cases.value("decode/long", else: specimen) { () throws(PresentationError) in
      try Specimen(
        name: "long", message: .privateMessage(long), epoch: specimen.epoch, layout: specimen.layout
      )
    }
    cases.addDecoding("decode/long", whole, "A ciphertext of 70000 bytes.", .wellFormed)
  }

  /// A proposal to go on in a group of another version.
  private static func addLaterVersion(_ specimen: Specimen, _ cases: CaseBuilder) {
    guard case .publicMessage(var message) = specimen.message,
      case .proposal(.reinit(var reInit)) = message.content.content
    else { return cases.fail(specimen.name, "it has no ReInit") }
    reInit.version = ProtocolVersion(rawValue: 2)
    message.content.content = .proposal(.reinit(reInit))
    let later = cases.value(specimen.name, else: specimen) { () throws(PresentationError) in
      try Specimen(
        name: "later", message: .publicMessage(message), epoch: specimen.epoch,
        layout: specimen.layout)
    }
    cases.addDecoding(
      "decode/reinit-version/2", later, "A ReInit whose version is 2, that of a new group.",
      .unknown)
  }

  private static func addRoundTrip(_ specimen: Specimen, _ cases: CaseBuilder) {
    let name = specimen.name
    cases.addDecoding("decode/\(name)", specimen, "A well-formed DMLSMessage.", .wellFormed)
    let parts = DMLSMessageParts(message: specimen.messageBytes, dmlsEpoch: specimen.epoch)
    guard cases.suite == .mandatory || oneOfEach.contains(name) else { return }
    cases.add(
      DMLSMessageEncode.self, "encode/\(name)", "A message and its epoch.", [.wellFormed],
      readings: specimen.readings, drafts: specimen.drafts, input: parts)
    guard specimen.isForbiddenLater, oneOfEach.contains(name) else { return }
    cases.add(
      DMLSMessageDecode.self, "decode-forbidden/\(name)", "A message that -03 forbids to wrap.",
      [.forbidden], readings: [.forbiddenWireFormats], drafts: [.draft03],
      input: DMLSMessageBytes(dmlsMessage: specimen.bytes), fate: .refused(.forbiddenMessage))
    cases.add(
      DMLSMessageEncode.self, "encode-forbidden/\(name)", "A message that -03 forbids to wrap.",
      [.forbidden], readings: [.forbiddenWireFormats], drafts: [.draft03], input: parts,
      fate: .refused(.forbiddenMessage))
  }
}

extension CaseBuilder {
  fileprivate func addDecoding(
    _ name: String, _ specimen: Specimen, _ comment: String, _ flag: Flag
  ) {
    add(
      DMLSMessageDecode.self, name, comment, [flag], readings: specimen.readings,
      drafts: specimen.drafts, input: DMLSMessageBytes(dmlsMessage: specimen.bytes))
  }

  /// Adds a DMLSMessage that must be refused.
  func addRefused(
    _ name: String, _ comment: String, _ flag: Flag, readings: [Reading] = [], _ bytes: [UInt8],
    _ kind: ErrorKind
  ) {
    add(
      DMLSMessageDecode.self, name, comment, [flag], readings: readings,
      input: DMLSMessageBytes(dmlsMessage: bytes), fate: .refused(kind))
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
    section: "draft -03 section 3", effect: "Peers that follow -03 drop the message.")

  /// The length header of a vector in a form that is not the one valid form.
  static let lengthHeader = Flag(
    "LengthHeader", "A vector's length header that is too long, too large or of no valid width.",
    section: "RFC 9420 section 2.1.2",
    effect: "One message has many encodings, or a few bytes make a receiver allocate a gigabyte.")

  /// A value that selects what follows, without a meaning.
  static let unknown = Flag(
    "Unknown", "A version, or a value that selects what follows, without a meaning.",
    section: "RFC 9420 section 6", effect: "A message is parsed as something that it is not.")
}
