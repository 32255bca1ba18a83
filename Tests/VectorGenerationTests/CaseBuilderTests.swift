import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing
import VectorFiles
import VectorGeneration

struct CaseBuilderTests {
  private static let flag = Flag("Ordinary", "d", section: "s", effect: "e")
  private static let good = DMLSEpoch.Input(epochSecret: [UInt8](repeating: 0x11, count: 32))
  private static let short = DMLSEpoch.Input(epochSecret: [0x11])

  private let builder = CaseBuilder(.dmlsEpoch)

  private func add(
    _ name: String = "a", flags: [Flag] = [flag], input: DMLSEpoch.Input = good,
    fate: CaseBuilder.Fate = .answered, objection: String? = nil
  ) {
    builder.add(
      DMLSEpoch.self, name, "A comment.", flags, readings: [.bitOrder], input: input, fate: fate,
      objection: { _ in objection })
  }

  /// The fault that the file ends in; nil where there is none.
  private var fault: GenerationError? {
    do throws(GenerationError) {
      _ = try builder.file()
      return nil
    } catch {
      return error
    }
  }

  @Test func aCaseHoldsWhatItWasGivenAndWhatTheReferenceAnswers() throws {
    add()
    let file = try builder.file()
    #expect(file.family == .dmlsEpoch)
    #expect(file.flags == [Self.flag])
    let vectorCase = try #require(file.cases.first)
    #expect(vectorCase.id == "dmls_epoch/suite-1/a")
    #expect(vectorCase.comment == "A comment.")
    #expect(vectorCase.flags == ["Ordinary"])
    #expect(vectorCase.readings == [.bitOrder])
    #expect(vectorCase.drafts == DraftRevision.allCases)
    #expect(vectorCase.operation.name == "dmls_epoch")
    #expect(vectorCase.cipherSuite == builder.suite)
    let epoch = try builder.suite.dmlsEpoch(epochSecret: Self.good.epochSecret)
    #expect(
      vectorCase.expectation == .output(["dmls_epoch": .hex(epoch)], intermediates: []))
  }

  @Test func anIdThatIsTakenIsRefused() throws {
    add()
    add("b")
    #expect(try builder.file().cases.count == 2)
    add(input: Self.short, fate: .refused(.wrongLength))
    #expect(fault?.id == "dmls_epoch/suite-1/a")
    #expect(fault?.reason == "the id is taken")
    #expect(fault?.description == "dmls_epoch/suite-1/a: the id is taken")
  }

  @Test func theFirstFaultIsKeptWhateverComesAfterIt() {
    add("a", fate: .refused(.wrongLength))
    add("b", input: Self.short)
    add("c")
    #expect(fault?.id == "dmls_epoch/suite-1/a")
  }

  @Test func aFaultUnderOneCipherSuiteIsOneOfTheFile() {
    add()
    builder.on(.mls256Dhkemp384Aes256gcmSha384P384).add(
      DMLSEpoch.self, "b", "A comment.", [Self.flag], input: Self.good)
    #expect(fault?.id == "dmls_epoch/suite-7/b")
  }

  @Test func anAnswerWhereARefusalWasExpectedIsRefused() {
    add(fate: .refused(.wrongLength))
    #expect(fault?.id == "dmls_epoch/suite-1/a")
    #expect(fault?.reason.contains("answered and should have refused") == true)
  }

  @Test func aRefusalWhereAnAnswerWasExpectedIsRefused() {
    add(input: Self.short)
    #expect(fault?.id == "dmls_epoch/suite-1/a")
    #expect(fault?.reason.contains("wrong_length") == true)
  }

  @Test(arguments: [.punctured, .malformed, .truncated] as [ErrorKind])
  func aRefusalOfAnotherKindIsRefused(kind: ErrorKind) {
    add(input: Self.short, fate: .refused(kind))
    #expect(fault?.reason.contains("wrong_length") == true)
  }

  @Test func anAnswerThatMeetsAnObjectionIsRefused() {
    add(objection: "event 2 ended as done")
    #expect(fault?.id == "dmls_epoch/suite-1/a")
    #expect(fault?.reason.hasSuffix("event 2 ended as done") == true)
  }

  @Test func anAnswerWithoutAnObjectionIsTaken() throws {
    add(objection: nil)
    #expect(try builder.file().cases.count == 1)
  }

  @Test func aRefusalAsExpectedListsItsKindFirst() throws {
    add(input: Self.short, fate: .refused(.wrongLength))
    let expectations = try builder.file().cases.map(\.expectation)
    #expect(expectations == [.refusal([.wrongLength])])
  }

  @Test func flagsAreCollectedOnceAndSorted() throws {
    let other = Flag("Apart", "d", section: "s", effect: "e")
    add(flags: [Self.flag, other])
    add("b", flags: [Self.flag])
    let file = try builder.file()
    #expect(file.flags == [other, Self.flag])
    #expect(file.cases.map(\.flags) == [["Ordinary", "Apart"], ["Ordinary"]])
  }

  @Test func bytesBelongToFamilySuiteAndName() {
    let other = builder.on(.mls256Dhkemp384Aes256gcmSha384P384)
    #expect(builder.secret("a").count == 32)
    #expect(other.secret("a").count == 48)
    #expect(
      builder.secret("a")
        == LabelledStream(seed: Generator.seed).bytes("dmls_epoch/suite-1/a", count: 32))
    #expect(builder.bytes("a", count: 48) != other.bytes("a", count: 48))
    #expect(CaseBuilder(.treeNode).secret("a") != builder.secret("a"))
  }
}
