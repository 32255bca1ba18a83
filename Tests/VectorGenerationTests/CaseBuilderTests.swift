import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import VectorGeneration

struct CaseBuilderTests {
  private static let suite = CipherSuite.mls128Dhkemx25519Aes128gcmSha256Ed25519
  private static let flag = Flag("Ordinary", "d", section: "s", effect: "e")
  private static let good = DMLSEpoch.Input(epochSecret: [UInt8](repeating: 0x11, count: 32))
  private static let short = DMLSEpoch.Input(epochSecret: [0x11])

  private var builder = CaseBuilder(.dmlsEpoch)

  private func added(
    _ name: String = "a", flags: [Flag] = [flag], input: DMLSEpoch.Input = good,
    fate: CaseBuilder.Fate = .answered, alsoAccepted: [ErrorKind] = [],
    to start: CaseBuilder? = nil
  ) throws(GenerationError) -> CaseBuilder {
    var builder = start ?? builder
    try builder.add(
      DMLSEpoch.self, name, Self.suite, "A comment.", flags: flags, readings: [.bitOrder],
      input: input, fate: fate, alsoAccepted: alsoAccepted)
    return builder
  }

  private func error(_ body: () throws(GenerationError) -> CaseBuilder) -> GenerationError? {
    do throws(GenerationError) {
      _ = try body()
      return nil
    } catch {
      return error
    }
  }

  @Test func aCaseHoldsWhatItWasGivenAndWhatTheReferenceAnswers() throws {
    let file = try added().file
    #expect(file.family == .dmlsEpoch)
    #expect(file.flags == [Self.flag])
    let vectorCase = try #require(file.cases.first)
    #expect(vectorCase.id == "dmls_epoch/suite-1/a")
    #expect(vectorCase.comment == "A comment.")
    #expect(vectorCase.flags == ["Ordinary"])
    #expect(vectorCase.readings == [.bitOrder])
    #expect(vectorCase.drafts == DraftRevision.allCases)
    #expect(vectorCase.operation == "dmls_epoch")
    let epoch = try Self.suite.dmlsEpoch(epochSecret: Self.good.epochSecret)
    #expect(
      vectorCase.expectation == .output(["dmls_epoch": .hex(epoch)], intermediates: []))
  }

  @Test func anIdThatIsTakenIsRefused() throws {
    let builder = try added()
    let error = error { () throws(GenerationError) in
      try added(input: Self.short, fate: .refused(.wrongLength), to: builder)
    }
    #expect(error?.id == "dmls_epoch/suite-1/a")
    #expect(error?.reason == "the id is taken")
    #expect(error?.description == "dmls_epoch/suite-1/a: the id is taken")
    #expect(try added("b", to: builder).file.cases.count == 2)
  }

  @Test func anAnswerWhereARefusalWasExpectedIsRefused() {
    let error = error { () throws(GenerationError) in
      try added(fate: .refused(.wrongLength))
    }
    #expect(error?.id == "dmls_epoch/suite-1/a")
    #expect(error?.reason.contains("answered and should have refused") == true)
  }

  @Test func aRefusalWhereAnAnswerWasExpectedIsRefused() {
    let error = error { () throws(GenerationError) in try added(input: Self.short) }
    #expect(error?.id == "dmls_epoch/suite-1/a")
    #expect(error?.reason.contains("wrong_length") == true)
  }

  @Test(arguments: [.punctured, .malformed, .truncated] as [ErrorKind])
  func aRefusalOfAnotherKindIsRefused(kind: ErrorKind) {
    let error = error { () throws(GenerationError) in
      try added(input: Self.short, fate: .refused(kind))
    }
    #expect(error?.reason.contains("wrong_length") == true)
  }

  @Test(arguments: [nil, "event 2 ended as done"])
  func anAnswerThatMeetsAnObjectionIsRefused(objection: String?) {
    var builder = builder
    var refusal: GenerationError?
    do throws(GenerationError) {
      try builder.add(
        DMLSEpoch.self, "a", Self.suite, "A comment.", flags: [Self.flag], input: Self.good,
        objection: { _ in objection })
    } catch {
      refusal = error
    }
    #expect(refusal?.id == objection.map { _ in "dmls_epoch/suite-1/a" })
    #expect(refusal?.reason.hasSuffix(objection ?? "") != false)
    #expect(builder.file.cases.count == (objection == nil ? 1 : 0))
  }

  @Test func aRefusalAsExpectedListsItsKindFirst() throws {
    let file = try added(
      input: Self.short, fate: .refused(.wrongLength), alsoAccepted: [.malformed]
    ).file
    #expect(file.cases.map(\.expectation) == [.refusal([.wrongLength, .malformed])])
  }

  @Test func flagsAreCollectedOnceAndSorted() throws {
    let other = Flag("Apart", "d", section: "s", effect: "e")
    let first = try added(flags: [Self.flag, other])
    let second = try added("b", flags: [Self.flag], to: first)
    #expect(second.file.flags == [other, Self.flag])
    #expect(second.file.cases.map(\.flags) == [["Ordinary", "Apart"], ["Ordinary"]])
  }

  @Test func bytesBelongToFamilySuiteAndName() {
    let other = CipherSuite.mls256Dhkemp384Aes256gcmSha384P384
    #expect(builder.secret("a", Self.suite).count == 32)
    #expect(builder.secret("a", other).count == 48)
    #expect(
      builder.secret("a", Self.suite)
        == LabelledStream(seed: Generator.seed).bytes("dmls_epoch/suite-1/a", count: 32))
    #expect(
      builder.bytes("a", Self.suite, count: 48) != builder.bytes("a", other, count: 48))
    #expect(
      CaseBuilder(.treeNode).secret("a", Self.suite) != builder.secret("a", Self.suite))
  }
}
