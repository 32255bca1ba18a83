import DMLS
import JSONText
import Operations
import TestSupport
import Testing
import VectorFiles

@testable import Harness
@testable import Verification

/// A harness inside the test that smoke tests find something about.
///
/// Rightly it refuses an epoch_secret of one byte, skips what it does not know and answers the rest.
struct SmokeFake: Sendable {
  /// What a process does with a request, given the right answer.
  typealias Behaviour = @Sendable (_ request: Request, _ answer: Answer) -> [PeerEvent]

  var announcement: [PeerEvent] = [.text(FakeImplementation.announcementLine())]
  var ending = PeerEnding.exited(status: 0)
  /// Whether its answers come once its input has ended.
  var isBuffering = false
  var behaviour: Behaviour = { _, answer in [.answer(answer)] }

  /// Files with a case that is answered and one that is refused.
  static let files = [
    VectorFile(
      family: .dmlsEpoch, flags: [],
      cases: [Cases.echo(0), refused])
  ]

  /// A case that must be refused.
  static var refused: VectorCase {
    var vectorCase = Cases.echo(255)
    vectorCase.expectation = .refusal([.wrongLength])
    return vectorCase
  }

  /// What a smoke test finds.
  func findings(_ files: [VectorFile] = files) -> [SmokeFinding] {
    let fake = FakeImplementation { request, _ in
      behaviour(request, Answer(seq: request.seq, Self.rightResponse(to: request)))
    }
    fake.announcement = announcement
    fake.ending = ending
    return SmokeTest(
      files: files, limits: .short,
      start: { () throws(ChildProcessError) in
        BufferingPeer(fake.start(), lines: isBuffering ? 1 : .max)
      }
    ).findings()
  }

  private static func rightResponse(to request: Request) -> Response {
    if request.operation != "dmls_epoch" {
      .skipped(reason: "unknown operation")
    } else if request.input["epoch_secret"] == "ff" {
      .refused(OperationError(.wrongLength))
    } else {
      .output(["dmls_epoch": "00"], intermediates: [])
    }
  }
}

/// What the checks of a harness find.
struct SmokeTestTests {
  private static let start = "answers start: it is fake"
  private static let alone = "answers a request while its input stays open"
  private static let echo = "gives the request's seq back"
  private static let two = "answers two requests sent at once"
  private static let refusal = "refuses a bad input and goes on"
  private static let unknown = "survives an unknown operation"
  private static let end = "exits with status 0 at the end of its input"
  private static let form = "answers each operation in its form"
  private static let refusals = "refuses a bad input of each operation"
  private static let all = [start, alone, echo, two, refusal, unknown, form, refusals, end]

  private static let silence = "no answer came within 0.3 s"
  private static let copySeq = "Copy seq from the request; keep it in 32 bits."
  private static let answerAll = "Answer every line; many may be waiting to be read."
  private static let goOn =
    "Answer with \"error\" or \"skipped\" and read the next line; do not end the process."
  private static let noAnswer = SmokeFinding.wrong(
    refusal, "no valid answer came to it: its output ended", hint: goOn)
  private static let noRefusal = SmokeFinding.wrong(
    "\(refusals): dmls_epoch", "its output ended",
    hint: "Catch what goes wrong and answer with \"error\".")

  /// Every check is made; all but these are fine.
  private func expect(
    _ fake: SmokeFake, finds findings: [SmokeFinding],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = Self.all.map { check in
      findings.first { $0.check == check || $0.check.hasPrefix("\(check): ") } ?? .fine(check)
    }
    #expect(fake.findings() == expected, sourceLocation: sourceLocation)
  }

  @Test func rightHarnessIsFine() {
    #expect(
      SmokeFake().findings() == Self.all.map { SmokeFinding(check: $0, problem: nil, hint: "") })
  }

  @Test func referenceIsFine() {
    let findings = SmokeTest(
      files: SmokeFake.files, limits: .short,
      start: { () throws(ChildProcessError) in InProcessPeer(.reference) }
    ).findings()
    #expect(findings.map(\.problem) == Array(repeating: nil, count: 9))
  }

  @Test func withoutACaseThatIsRefusedThereIsNoSuchCheck() {
    let files = [VectorFile(family: .dmlsEpoch, flags: [], cases: [Cases.echo(0)])]
    #expect(
      SmokeFake().findings(files)
        == Self.all.filter { ![Self.refusal, Self.refusals].contains($0) }.map {
          SmokeFinding.fine($0)
        })
  }

  @Test(arguments: [
    ([PeerEvent](), "it did not answer start within 0.3 s"),
    (
      [.ended(partial: [])],
      "its output ended before it answered start; it exited with status 0"
    ),
    ([.lineTooLong], "the answer to start is longer than 16777216 bytes"),
  ])
  func whoeverDoesNotAnswerStartIsAskedNothingElse(events: [PeerEvent], problem: String) {
    var fake = SmokeFake()
    fake.announcement = events
    #expect(
      fake.findings() == [
        .wrong(
          "answers start", problem,
          hint: "Read a line, answer it with one line of JSON, flush, and write nothing else to "
            + "stdout; what you print for people goes to stderr.")
      ])
  }

  @Test func bannerBeforeTheAnswerToStartIsQuoted() throws {
    var fake = SmokeFake()
    fake.announcement.insert(.text("mine 1.0"), at: 0)
    let findings = fake.findings()
    #expect(findings.map(\.check) == ["answers start"])
    let problem = try #require(findings.first?.problem)
    #expect(problem.hasPrefix("the answer to start does not follow the protocol: not JSON: "))
    #expect(problem.hasSuffix(#"; it wrote "mine 1.0""#))
  }

  @Test(arguments: [
    FakeImplementation.announcementLine(operations: ["tree_node"]),
    FakeImplementation.announcementLine(drafts: [.draft03]),
    FakeImplementation.announcementLine(suites: []),
  ])
  func whoeverAnnouncesNothingThatFitsIsToldSo(announcement: String) {
    var fake = SmokeFake()
    fake.announcement = [.text(announcement)]
    #expect(
      fake.findings() == [
        .fine(Self.start),
        .wrong(
          "announces something to ask", "no case fits what it announces",
          hint: "Check drafts, cipher_suites and operations in the answer to start."),
      ])
  }

  /// Nobody waits once more for whoever is silent.
  @Test func silenceIsTheLastThatIsFound() {
    #expect(
      SmokeFake(behaviour: { _, _ in [] }).findings() == [
        .fine(Self.start),
        .wrong(
          Self.alone, Self.silence, hint: "Read line by line; do not wait for the end of the input."
        ),
      ])
  }

  @Test func bufferedOutputIsToldFromSilence() {
    let finding = SmokeFake(isBuffering: true).findings().first { $0.check == Self.alone }
    #expect(
      finding
        == .wrong(
          Self.alone, "the answer came once the input had ended",
          hint: "Flush the output after every line: print(..., flush=True), fflush(stdout), "
            + "BufWriter::flush."))
  }

  @Test func numberOfItsOwnIsNotTheSeq() {
    expect(
      SmokeFake(behaviour: { _, answer in [.answer(Answer(seq: 0, answer.response))] }),
      finds: [
        .wrong(Self.echo, "seq 2147483647 came back as 0", hint: Self.copySeq),
        .wrong(Self.two, "both have seq [0]", hint: "Copy seq from the request."),
        .wrong(Self.refusal, "the request after it got no answer", hint: Self.goOn),
        .wrong(Self.unknown, "the request after it got no answer", hint: Self.goOn),
      ])
  }

  @Test(arguments: [(16, 65_535), (30, 1_073_741_823)])
  func seqThatLosesItsHighBitsIsFound(bits: Int, seq: Int) {
    expect(
      SmokeFake(behaviour: { _, answer in
        [.answer(Answer(seq: answer.seq & ((1 << bits) - 1), answer.response))]
      }),
      finds: [
        .wrong(Self.echo, "seq 2147483647 came back as \(seq)", hint: Self.copySeq)
      ])
  }

  @Test func seqOf31BitsIsEnough() {
    expect(
      SmokeFake(behaviour: { _, answer in
        [.answer(Answer(seq: answer.seq & ((1 << 31) - 1), answer.response))]
      }), finds: [])
  }

  @Test func exitOnABadInputIsFoundThereAlone() {
    expect(
      SmokeFake(behaviour: { request, answer in
        request.input["epoch_secret"] == "ff" ? [.ended(partial: [])] : [.answer(answer)]
      }), finds: [Self.noAnswer, Self.noRefusal])
  }

  @Test func exitAfterARefusalIsFoundThereAlone() {
    expect(
      SmokeFake(behaviour: { request, answer in
        let isBad = request.input["epoch_secret"] == "ff"
        return [.answer(answer)] + (isBad ? [.ended(partial: [])] : [])
      }),
      finds: [.wrong(Self.refusal, "the request after it got no answer", hint: Self.goOn)])
  }

  @Test func badInputThatIsAnsweredIsFoundThereAlone() {
    expect(
      SmokeFake(behaviour: { request, _ in
        guard request.operation == "dmls_epoch" else {
          return [.answer(Answer(seq: request.seq, .skipped(reason: "unknown")))]
        }
        let output: JSONValue = ["dmls_epoch": "00"]
        return [.answer(Answer(seq: request.seq, .output(output, intermediates: [])))]
      }),
      finds: [
        .wrong(Self.refusal, "it gave an output", hint: "Refuse what must be refused."),
        .wrong(
          "\(Self.refusals): dmls_epoch",
          "an output came, where a refusal was expected, wrong_length: ",
          hint: "Refuse what must be refused."),
      ])
  }

  @Test func exitOnAnUnknownOperationIsFoundThereAlone() {
    expect(
      SmokeFake(behaviour: { request, answer in
        request.operation == "no_such_operation" ? [.ended(partial: [])] : [.answer(answer)]
      }),
      finds: [.wrong(Self.unknown, "no valid answer came to it: its output ended", hint: Self.goOn)]
    )
  }

  @Test(arguments: [
    (PeerEnding.exited(status: 3), "it exited with status 3"),
    (.killed, "it did not exit and was killed"),
    (.signalled(11), "it was ended by signal 11 (SIGSEGV)"),
  ])
  func endOtherThanSuccessIsFoundThereAlone(ending: PeerEnding, problem: String) {
    expect(
      SmokeFake(ending: ending),
      finds: [
        .wrong(
          Self.end, problem, hint: "Leave the loop when a read returns the end of the input.")
      ])
  }

  @Test func lineForPeopleAmongTheAnswersIsFound() throws {
    let findings = SmokeFake(behaviour: { _, answer in [.text("working"), .answer(answer)] })
      .findings()
    #expect(findings.count == Self.all.count)
    #expect(
      findings.map { $0.problem == nil }
        == [true, false, false, false, false, false, false, false, true])
    let finding = findings[1]
    #expect(finding.problem?.hasSuffix(#"; it was "working""#) == true)
    #expect(
      finding.hint
        == "stdout belongs to the protocol, a line of JSON an answer; print to stderr.")
  }
}

/// Findings that are easily taken for others.
struct SmokeDiagnosisTests {
  private func finding(_ check: String, _ fake: SmokeFake) -> SmokeFinding? {
    fake.findings().first { $0.check == check }
  }

  @Test func crashIsNoSilence() {
    let check = "answers a request while its input stays open"
    #expect(
      finding(check, SmokeFake(behaviour: { _, _ in [.ended(partial: [])] }))
        == .wrong(
          check, "its output ended", hint: "Catch what goes wrong and answer with \"error\"."))
  }

  /// The order of a set is another in every process.
  @Test func seqsOfTheirOwnAreToldInOrder() {
    let check = "answers two requests sent at once"
    let shifted = SmokeFake(behaviour: { _, answer in
      [.answer(Answer(seq: answer.seq + 1, answer.response))]
    })
    for _ in 0..<20 {
      #expect(
        finding(check, shifted)
          == .wrong(check, "they have seq [2, 3]", hint: "Copy seq from the request."))
    }
  }
}
