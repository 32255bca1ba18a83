import DMLS
import KeyDerivation
import Operations
import VectorFiles

/// The key schedule: single epochs here, chains and forks of epochs in the file beside.
enum KeyScheduleFamily: FamilyScript {
  static let turns = 2

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      addSingleEpochs(cases)
      addTooLongExport(cases)
      addTrees(cases)
      if cases.suite.isFirstOfItsWidth {
        addEdges(cases)
        addForks(cases)
      }
    }
    addGroupContexts(cases)
    addMixedTrees(cases)
  }

  /// One epoch from given secrets, or a small tree of epochs.
  static func draw(_ draw: Draw) {
    if draw.once(in: 4) { return drawTree(draw) }
    let nh = draw.suite.nh
    // An export of no bytes comes alone: who refuses it must not hide what else is wrong.
    let lengths =
      draw.once(in: 20) ? [0] : (0..<draw.below(3)).map { _ in draw.pick([1, nh, nh + 1, 255]) }
    let exports = lengths.map {
      KeySchedule.Export(label: draw.label(), context: draw.context(), length: $0)
    }
    draw.add(
      KeySchedule.self, readings: [.baseInitSecret],
      input: KeySchedule.Input(
        initSecret: draw.secret(), commitSecret: draw.secret(), pskSecret: draw.secret(),
        groupContext: draw.context(), confirmedTranscriptHash: draw.secret(), exports: exports))
  }

  private static func addSingleEpochs(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    add("ordinary", "A commit with a path.", [.ordinary], to: cases)
    add(
      "no-path", "A commit without a path: commit_secret is Nh zero bytes.", [.withoutPath],
      [.commitWithoutPath], to: cases
    ) { $0.commitSecret = Patterns.zeros(nh) }
    add("psk", "A commit with a path and a pre-shared key.", [.preSharedKey], to: cases) {
      $0.pskSecret = cases.secret("psk/psk_secret")
    }
    add(
      "exports", "Exports of several lengths, with and without label and context.", [.exports],
      to: cases
    ) {
      $0.exports = [1, nh, nh + 1, 255].map {
        export("length", cases.bytes("exports/context", count: 20), $0)
      }
      $0.exports += [
        export("", [1], 16), export("no context", [], 16), export("", [], 16),
        export("long context", cases.bytes("exports/long", count: 300), 16),
      ]
    }
  }

  private static func addEdges(_ cases: CaseBuilder) {
    let nh = cases.suite.nh
    add("export-empty", "An export of no bytes, which no text forbids.", [.exports], to: cases) {
      $0.exports = [export("exporter", [1], 0)]
    }
    add(
      "no-path-psk", "A commit without a path and with a pre-shared key.",
      [.withoutPath, .preSharedKey], [.commitWithoutPath], to: cases
    ) {
      $0.commitSecret = Patterns.zeros(nh)
      $0.pskSecret = cases.secret("no-path-psk/psk_secret")
    }
    for (name, bytes) in [("zeros", Patterns.zeros(nh)), ("ones", Patterns.ones(nh))] {
      add("secrets-\(name)", "All three secrets are only \(name).", [.edgeBytes], to: cases) {
        ($0.initSecret, $0.commitSecret, $0.pskSecret) = (bytes, bytes, bytes)
      }
    }
    add(
      "transcript-hash-empty", "An empty confirmed_transcript_hash, as in the first epoch.",
      [.confirmationTag], [.firstEpoch], to: cases
    ) { $0.confirmedTranscriptHash = [] }
    add(
      "exports-long", "An export of many blocks, the longest one, and a label beyond ASCII.",
      [.exports], to: cases
    ) { $0.exports = [export("x", [], 2000), export("x", [], 255 * nh), export("é", [], 16)] }
  }

  private static func addTooLongExport(_ cases: CaseBuilder) {
    let name = "export-too-long"
    var input = input(name, cases)
    input.exports = [export("x", [], 255 * cases.suite.nh + 1)]
    cases.add(
      KeySchedule.self, name, "An export of one byte more than the KDF gives.", [.exports],
      input: input, fate: .refused(.wrongLength))
  }

  private static func addGroupContexts(_ cases: CaseBuilder) {
    for count in [0, 63, 64, 300, 2000] {
      add(
        "group-context-\(count)-bytes",
        "\(count) bytes in the place of the GroupContext, which is taken as it is.",
        [.groupContext], to: cases
      ) { $0.groupContext = cases.bytes("group-context/\(count)", count: count) }
    }
    let extended = ScriptedGroup("extension", cases).values("epoch", number: 1, .extended)
    add("group-context-extension", "A GroupContext with an extension.", [.groupContext], to: cases)
    { $0.groupContext = extended.groupContext }
  }

  private static func export(_ label: String, _ context: [UInt8], _ length: Int)
    -> KeySchedule.Export
  { KeySchedule.Export(label: label, context: context, length: length) }

  /// What an ordinary commit of this name enters the key schedule with.
  private static func input(_ name: String, _ cases: CaseBuilder) -> KeySchedule.Input {
    let values = ScriptedGroup(name, cases).values("epoch", number: 1)
    return KeySchedule.Input(
      initSecret: cases.secret("\(name)/init_secret"),
      commitSecret: cases.secret("\(name)/commit_secret"),
      pskSecret: Patterns.zeros(cases.suite.nh), groupContext: values.groupContext,
      confirmedTranscriptHash: values.confirmedTranscriptHash,
      exports: [export("exporter", cases.bytes("\(name)/context", count: 20), 32)])
  }

  private static func add(
    _ name: String, _ comment: String, _ flags: [Flag], _ readings: [Reading] = [],
    to cases: CaseBuilder, changing change: (inout KeySchedule.Input) -> Void = { _ in }
  ) {
    var input = input(name, cases)
    change(&input)
    cases.add(
      KeySchedule.self, name, comment, flags, readings: [.baseInitSecret] + readings, input: input)
  }
}

extension Flag {
  fileprivate static let exports = Flag(
    "Exports", "MLS-Exporter at the edges of its arguments.", section: "RFC 9420 section 8.5",
    effect: "Applications get other keys than their peers, or none.")
  fileprivate static let groupContext = Flag(
    "GroupContext", "Contexts of other sizes, and one with an extension.",
    section: "RFC 9420 sections 8 and 8.1",
    effect: "A group with extensions, or with a long identifier, cannot be followed.")
  fileprivate static let confirmationTag = Flag(
    "ConfirmationTag", "MAC(confirmation_key, confirmed_transcript_hash).",
    section: "RFC 9420 section 6.1", effect: "Good commits are refused, or bad ones are taken.")
}
