import Foundation
import JSONText
import Testing

@Suite(.serialized)
struct ReferenceHarnessTests {
  @Test func pastedStartIsAnswered() async throws {
    let outcome = try await Program.referenceHarness.run(
      [], input: #"{"op":"start","protocol":1}"# + "\n")
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let answer = try JSONValue(parsing: Array(outcome.output.utf8))
    #expect(answer["name"] == "dmls-vectors reference")
    #expect(answer["cipher_suites"] == [1, 2, 3, 4, 5, 6, 7])
    #expect(answer["drafts"] == ["01", "02", "03"])
    #expect(outcome.output.count { $0 == "\n" } == 1)
  }

  @Test func lastLineMayLackItsNewline() async throws {
    let outcome = try await Program.referenceHarness.run(
      [], input: #"{"op":"start","protocol":1}"#)
    #expect(outcome.status == 0)
    #expect(outcome.output.hasSuffix("}\n"))
  }

  @Test func whatIsNoRequestIsToldToPeopleAndTheRestIsAnswered() async throws {
    let request = #"{"seq":4,"op":"sing","cipher_suite":1,"draft":"01","input":{}}"#
    let outcome = try await Program.referenceHarness.run([], input: "[]\n\(request)\n")
    #expect(outcome.status == 0)
    #expect(outcome.output == #"{"seq":4,"skipped":{"reason":"unknown operation sing"}}"# + "\n")
    #expect(
      outcome.errors == "not a request: top level: expected an object, found an array\n")
  }

  @Test func endOfInputIsAnExitWithSuccess() async throws {
    let outcome = try await Program.referenceHarness.run([])
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
  }

  @Test func argumentsAreRefused() async throws {
    let outcome = try await Program.referenceHarness.run(["--nonsense"])
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("reference-harness: unknown argument --nonsense\n"))
  }
}
