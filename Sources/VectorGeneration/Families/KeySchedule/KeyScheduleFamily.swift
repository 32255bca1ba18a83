import KeyDerivation
import Operations
import VectorFiles

/// The key schedule: single epochs here, chains and forks in an extension.
enum KeyScheduleFamily: FamilyScript {
  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      try addSingleEpochs(suite, to: &builder)
      try addTooLongExport(suite, to: &builder)
      try addTrees(suite, to: &builder)
      if suite.isFirstOfItsWidth {
        try addEdges(suite, to: &builder)
        try addLongExports(suite, to: &builder)
        try addForks(suite, to: &builder)
      }
    }
    try addGroupContexts(.mandatory, to: &builder)
    try addMixedTrees(.mandatory, to: &builder)
  }

  private static func addSingleEpochs(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try add("ordinary", "A commit with a path.", suite, [.ordinary], to: &builder)
    try add(
      "no-path", "A commit without a path: commit_secret is Nh zero bytes.", suite,
      [.withoutPath], [.commitWithoutPath], to: &builder
    ) { input, _ in input.commitSecret = Patterns.zeros(suite.nh) }
    try add(
      "psk", "A commit with a path and a pre-shared key.", suite, [.preSharedKey], to: &builder
    ) { input, builder in input.pskSecret = builder.secret("psk/psk_secret", suite) }
    try add(
      "exports", "Exports of several lengths, with and without label and context.", suite,
      [.exports], to: &builder
    ) { input, builder in
      input.exports = [0, 1, suite.nh, suite.nh + 1, 255].map {
        export("length", builder.bytes("exports/context", suite, count: 20), $0)
      }
      input.exports += [
        export("", [1], 16), export("no context", [], 16), export("", [], 16),
        export("long context", builder.bytes("exports/long", suite, count: 300), 16),
      ]
    }
  }

  private static func addEdges(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try add(
      "no-path-psk", "A commit without a path and with a pre-shared key.", suite,
      [.withoutPath, .preSharedKey], [.commitWithoutPath], to: &builder
    ) { input, builder in
      input.commitSecret = Patterns.zeros(suite.nh)
      input.pskSecret = builder.secret("no-path-psk/psk_secret", suite)
    }
    for (name, bytes) in [
      ("zeros", Patterns.zeros(suite.nh)), ("ones", Patterns.ones(suite.nh)),
    ] {
      try add(
        "secrets-\(name)", "All three secrets are only \(name).", suite, [.edgeBytes],
        to: &builder
      ) { input, _ in
        (input.initSecret, input.commitSecret, input.pskSecret) = (bytes, bytes, bytes)
      }
    }
    try add(
      "transcript-hash-empty", "An empty confirmed_transcript_hash, as in the first epoch.", suite,
      [.confirmationTag], [.firstEpoch], to: &builder
    ) { input, _ in input.confirmedTranscriptHash = [] }
  }

  private static func addLongExports(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try add(
      "exports-long", "An export of many blocks, the longest one, and a label beyond ASCII.", suite,
      [.exports], to: &builder
    ) { input, _ in
      input.exports = [export("x", [], 2000), export("x", [], 255 * suite.nh), export("é", [], 16)]
    }
  }

  private static func addTooLongExport(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let values = try ScriptedGroup("export-too-long", suite, builder).values("epoch", number: 1)
    try builder.add(
      KeySchedule.self, "export-too-long", suite, "An export of one byte more than the KDF gives.",
      flags: [.exports],
      input: KeySchedule.Input(
        initSecret: builder.secret("export-too-long/init_secret", suite),
        commitSecret: builder.secret("export-too-long/commit_secret", suite),
        pskSecret: Patterns.zeros(suite.nh), groupContext: values.groupContext,
        confirmedTranscriptHash: values.confirmedTranscriptHash,
        exports: [export("x", [], 255 * suite.nh + 1)]), fate: .refused(.wrongLength))
  }

  private static func addGroupContexts(
    _ suite: CipherSuite, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    for count in [0, 63, 64, 300, 2000] {
      try add(
        "group-context-\(count)-bytes",
        "\(count) bytes in the place of the GroupContext, which is taken as it is.", suite,
        [.groupContext], to: &builder
      ) { input, builder in
        input.groupContext = builder.bytes("group-context/\(count)", suite, count: count)
      }
    }
    try add(
      "group-context-extension", "A GroupContext with an extension.", suite, [.groupContext],
      to: &builder
    ) { input, builder throws(GenerationError) in
      input.groupContext = try ScriptedGroup("extension", suite, builder).values(
        "epoch", number: 1, ScriptedGroup.Traits(hasExtension: true)
      ).groupContext
    }
  }

  private static func export(
    _ label: String, _ context: [UInt8], _ length: Int
  ) -> KeySchedule.Export {
    KeySchedule.Export(label: label, context: context, length: length)
  }

  private static func add(
    _ name: String, _ comment: String, _ suite: CipherSuite, _ flags: [Flag],
    _ readings: [Reading] = [], to builder: inout CaseBuilder,
    changing change: (inout KeySchedule.Input, CaseBuilder) throws(GenerationError) -> Void = {
      (_, _) in
    }
  ) throws(GenerationError) {
    let values = try ScriptedGroup(name, suite, builder).values("epoch", number: 1)
    var input = KeySchedule.Input(
      initSecret: builder.secret("\(name)/init_secret", suite),
      commitSecret: builder.secret("\(name)/commit_secret", suite),
      pskSecret: Patterns.zeros(suite.nh), groupContext: values.groupContext,
      confirmedTranscriptHash: values.confirmedTranscriptHash,
      exports: [export("exporter", builder.bytes("\(name)/context", suite, count: 20), 32)])
    try change(&input, builder)
    try builder.add(
      KeySchedule.self, name, suite, comment, flags: flags,
      readings: [.baseInitSecret] + readings, input: input)
  }
}
