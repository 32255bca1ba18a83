import Foundation
import Testing

/// Where verify-vectors writes: nothing that is there is destroyed.
@Suite(.serialized)
struct VerifyTargetsTests {
  /// A call that passes and writes a report of one line.
  private static let verify = "$verify_vectors --vectors . --suite 1"
  private static let notice =
    "::notice title=DMLS vectors::dmls-vectors reference: 7 cases, 7 passed, 0 not as expected.\n"

  private func shell(_ script: String, in folder: URL) async throws -> Program.Outcome {
    try await Program.shell(script.replacing("VERIFY", with: Self.verify), in: folder)
  }

  private func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  private func type(of path: String) throws -> FileAttributeType? {
    try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
  }

  @Test(arguments: ["-", "/dev/stdout", "/dev/fd/1"])
  func reportOnStandardOutputIsNotMixedWithTheText(path: String) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell("VERIFY --report github=\(path)", in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output == Self.notice)
      #expect(
        outcome.errors.hasSuffix("\n\n7 cases: 7 passed, 0 failed, 0 errored, 0 skipped\n"))
    }
  }

  @Test func reportInTheFileOfStandardOutputStandsBehindTheText() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell("VERIFY --report github=out >out", in: folder)
      #expect(outcome.status == 0)
      #expect(
        try text("out", in: folder).hasSuffix(" 0 failed, 0 errored, 0 skipped\n" + Self.notice))
    }
  }

  @Test func deviceStaysADevice() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "VERIFY --report json=/dev/null --report html=/dev/null --transcript /dev/null",
        in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(try type(of: "/dev/null") == .typeCharacterSpecial)
    }
  }

  @Test func fifoIsWrittenThrough() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "mkfifo pipe && cat pipe >got & sleep 0.5; VERIFY --report github=pipe; wait", in: folder)
      #expect(outcome.errors == "")
      #expect(try text("got", in: folder) == Self.notice)
      #expect(try type(of: folder.appending(path: "pipe").path) != .typeRegular)
    }
  }

  @Test func linkStaysALinkAndAFileKeepsItsMode() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        """
        mkdir sub; echo old >sub/file; chmod 640 sub/file; ln -s sub/file link; ln -s new dangling
        VERIFY --report github=link --report json=dangling --transcript log && \
        test -h link && test -h dangling && test -s new && ls -l sub/file
        """, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("\n-rw-r----- "))
      #expect(try text("sub/file", in: folder) == Self.notice)
    }
  }

  @Test func transcriptKeepsItsFile() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        """
        echo old >file; chmod 600 file; ln -s file link; ln file hard
        VERIFY --transcript link >out && test -h link && cmp file hard && ls -l file
        """, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("-rw------- "))
      #expect(try text("file", in: folder).hasPrefix("{\"from\":\"verifier\",\"message\":"))
    }
  }

  @Test func badOptionLeavesTheTranscriptAsItWas() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "echo old >log; VERIFY --transcript log --report json=missing/file", in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors.hasPrefix(
          "verify-vectors: --report json=missing/file: it cannot be written: "
            + "there is no such file or directory\n"))
      #expect(try text("log", in: folder) == "old\n")
    }
  }

  @Test(arguments: [
    ("--report json=a --report html=a", "--report json=a and --report html=a"),
    ("--report json=- --report html=/dev/stdout", "--report json=- and --report html=/dev/stdout"),
    ("--report json=a --transcript ./a", "--transcript ./a and --report json=a"),
    ("--report json=link --report html=file", "--report json=link and --report html=file"),
    ("--failures a --update-failures --report json=a", "--failures a and --report json=a"),
  ])
  func outputsDoNotOverwriteEachOther(options: String, names: String) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "echo old >file; ln -s file link; VERIFY \(options)", in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors.hasPrefix("verify-vectors: \(names) would write to the same place\n"))
      #expect(try text("file", in: folder) == "old\n")
    }
  }

  @Test func vectorsAreWrittenThroughLinksWithTheirModes() async throws {
    try await Scratch.with { folder in
      let outcome = try await Program.shell(
        """
        mkdir out; echo old >elsewhere; chmod 600 elsewhere; ln -s ../elsewhere out/dmls_epoch.json
        $gen_vectors --family dmls_epoch --output out >log && test -h out/dmls_epoch.json && \
        ls -l elsewhere && $gen_vectors --check --family dmls_epoch --output out
        """, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.output.hasPrefix("-rw------- "))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
      #expect(!names.contains { $0.hasPrefix(".") })
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/fd")))
  func childDoesNotInheritTheTranscript() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      _ = try await shell(
        "VERIFY --transcript log -- sh -c 'ls -l /proc/$$/fd >open'", in: folder)
      let open = try text("open", in: folder)
      #expect(open.contains("/open\n"))
      #expect(!open.contains("/log\n"))
    }
  }
}

/// Outputs that cannot be written: the others are, and the reason is told.
@Suite(.serialized)
struct VerifyUnwrittenTests {
  private static let verify = "$verify_vectors --vectors . --suite 1"
  private static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")

  private func shell(_ script: String, in folder: URL) async throws -> Program.Outcome {
    try await Program.shell(script.replacing("VERIFY", with: Self.verify), in: folder)
  }

  /// Whether a report is there and whole.
  private func isWhole(_ name: String, in folder: URL) throws -> Bool {
    let data = try Data(contentsOf: folder.appending(path: name))
    return try JSONSerialization.jsonObject(with: data) is [String: Any]
  }

  @Test(arguments: [
    (">&-", "it is closed"), (">/dev/full", "no space is left"),
  ])
  func standardOutputThatCannotBeWrittenKeepsNoReportBack(
    redirection: String, reason: String
  ) async throws {
    guard Self.hasFullDevice else { return }
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell("VERIFY --report json=a \(redirection)", in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == "verify-vectors: standard output cannot be written: \(reason)\n")
      #expect(try isWhole("a", in: folder))
    }
  }

  @Test func readerThatLeavesKeepsNoReportBack() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "{ VERIFY --report json=a; echo $? >status; } | true", in: folder)
      #expect(
        outcome.errors == "verify-vectors: standard output cannot be written: nobody reads it\n")
      #expect(
        try String(contentsOf: folder.appending(path: "status"), encoding: .utf8) == "2\n")
      #expect(try isWhole("a", in: folder))
    }
  }

  @Test(.enabled(if: Self.hasFullDevice))
  func whatCannotBeWrittenIsNamedAndTheRestIsThere() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        """
        echo 'dmls_epoch/suite-1/ordinary-1 failed output' >list
        VERIFY --transcript /dev/full --report html=/dev/full --report json=a \
          --failures list -- $reference_harness --misreading epoch-first
        """, in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == """
          verify-vectors: --report html=/dev/full: it cannot be written: no space is left
          verify-vectors: --transcript /dev/full: it cannot be written: no space is left

          """)
      #expect(try isWhole("a", in: folder))
      #expect(outcome.output.contains("\n7 cases: "))
    }
  }

  /// The limit is in blocks of 512 bytes or of 1,024, by the shell.
  @Test func fileThatMayNotGrowIsNamedAndStays() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "echo old >big; ulimit -f 4; VERIFY --report html=big --report github=small", in: folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors
          == "verify-vectors: --report html=big: it cannot be written: "
          + "it would be larger than a file may be\n")
      let files = try ["big", "small"].map {
        try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
      }
      #expect(files[0] == "old\n")
      #expect(files[1].hasPrefix("::notice "))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(!names.contains { $0.hasPrefix(".") })
    }
  }

  @Test func directoryInThePlaceOfAFileIsToldBeforeTheRun() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      for option in ["--report json=sub", "--transcript sub"] {
        let outcome = try await shell("mkdir -p sub; VERIFY \(option)", in: folder)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
          outcome.errors.hasPrefix(
            "verify-vectors: \(option): it cannot be written: it is a directory\n"))
      }
    }
  }

  @Test func everyStreamMayBeClosed() async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "VERIFY --report json=a -- $reference_harness <&- >&- 2>&-; echo $?", in: folder)
      #expect(outcome.output == "2\n")
      #expect(outcome.errors == "")
      #expect(try isWhole("a", in: folder))
    }
  }

  @Test(
    .enabled(if: Self.hasFullDevice),
    arguments: [
      "$verify_vectors --help", "$verify_vectors --vectors . --list",
      "$verify_vectors show dmls_epoch/suite-1/ordinary-1 --vectors .",
      "$verify_vectors smoke --vectors . -- $reference_harness", "$gen_vectors --list",
      "$gen_vectors --help", "$reference_harness --list", "$simulate_federation --count 1",
    ])
  func everyProgramSaysThatItsOutputIsFull(command: String) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await Program.shell("\(command) >/dev/full", in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasSuffix(": standard output cannot be written: no space is left\n"))
    }
  }

  @Test(.enabled(if: Self.hasFullDevice))
  func harnessWhoseAnswersCannotBeWrittenEnds() async throws {
    try await Scratch.with { folder in
      let outcome = try await Program.shell(
        #"echo '{"op":"start","protocol":1}' | $reference_harness >/dev/full"#, in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.errors == "standard output cannot be written: no space is left\n")
    }
  }

  @Test(arguments: 4...8)
  func fewDescriptorsAreToldInASentence(count: Int) async throws {
    try await Scratch.withVectors("dmls_epoch") { folder in
      let outcome = try await shell(
        "ulimit -n \(count); VERIFY -- $reference_harness", in: folder)
      #expect(outcome.status == 2)
      #expect(outcome.output.contains(": cannot be started: Too many open files\n"))
      #expect(outcome.errors == "")
    }
  }
}

/// What Foundation would say in its own words.
@Suite(.serialized)
struct VerifySystemErrorsTests {
  @Test(arguments: [
    (["--vectors", "/dev/null"], "/dev/null: it cannot be listed: it is not a directory"),
    (
      ["--vectors", "/nonexistent"],
      "/nonexistent: it cannot be listed: there is no such file or directory"
    ),
  ])
  func directoryThatCannotBeListedIsToldInASentence(
    arguments: [String], message: String
  ) async throws {
    for command in [[], ["teeth"], ["smoke"], ["show", "dmls_epoch/suite-1/ordinary-1"]] {
      let rest = command == ["smoke"] ? ["--", "true"] : []
      let outcome = try await Program.verifyVectors.run(command + arguments + rest)
      #expect(outcome.status == 2)
      #expect(outcome.errors == "verify-vectors: \(message)\n")
    }
  }

  @Test func vectorFileThatIsADirectoryIsToldInASentence() async throws {
    try await Scratch.with { folder in
      let file = folder.appending(path: "dmls_epoch.json")
      try FileManager.default.createDirectory(at: file, withIntermediateDirectories: true)
      let outcome = try await Program.verify(folder)
      #expect(outcome.status == 2)
      #expect(
        outcome.errors == "verify-vectors: \(file.path): it cannot be read: it is a directory\n")
    }
  }
}
