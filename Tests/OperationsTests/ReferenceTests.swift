import DMLS
import JSONText
import KeyDerivation
import Operations
import Testing

struct ReferenceTests {
  private static let catalogue = OperationCatalogue.all.map { $0.name }

  @Test func catalogueHasTheOperationsOfTheProtocolPage() {
    #expect(
      Self.catalogue == [
        "expand_with_label", "derive_secret", "tree_node", "dmls_epoch", "commit_confirmation",
        "pprf_evaluate", "pprf_puncture", "derive_child_secret", "dmls_message_encode",
        "dmls_message_decode", "key_schedule", "epoch_tree", "process_commits",
        "fork_choice", "client_state", "federation", "deletable_epochs",
      ])
  }

  @Test(arguments: catalogue)
  func operationsAreFoundByTheirNames(name: String) {
    #expect(OperationCatalogue.named(name)?.name == name)
    #expect(OperationCatalogue.named(name + " ") == nil)
    #expect(OperationCatalogue.named(name.uppercased()) == nil)
  }

  @Test func theReferenceAnnouncesEverything() {
    let reference = Implementation.reference
    #expect(reference.operations.map { $0.name } == Self.catalogue)
    #expect(reference.drafts == DraftRevision.allCases)
    #expect(reference.cipherSuites == CipherSuite.allCases)
  }

  @Test(arguments: OperationSample.all)
  func theReferenceAnswersOrRefusesAndNeverSkips(sample: OperationSample) throws {
    let response = try sample.operation.perform(
      by: .reference, in: OperationContext(cipherSuite: .suite1), input: sample.input, path: "p")
    if case .skipped(let reason) = response { Issue.record("skipped: \(reason)") }
  }

  @Test(arguments: OperationSample.all)
  func anImplementationWithoutFunctionsSkips(sample: OperationSample) throws {
    let empty = Implementation(name: "nobody")
    #expect(empty.operations.isEmpty)
    let response = try sample.operation.perform(
      by: empty, in: OperationContext(cipherSuite: .suite1), input: sample.input, path: "p")
    #expect(response == .skipped(reason: "nobody has no \(sample.operation.name)"))
  }

  @Test func anImplementationAnnouncesWhatItHas() {
    var implementation = Implementation(name: "some")
    implementation[DMLSMessageDecode.self] = Implementation.reference[DMLSMessageDecode.self]
    implementation[DMLSEpoch.self] = Implementation.reference[DMLSEpoch.self]
    #expect(implementation.operations.map { $0.name } == ["dmls_epoch", "dmls_message_decode"])
  }

  @Test(arguments: OperationSample.all)
  func aBadInputIsAnErrorOfTheAskerWhoeverIsAsked(sample: OperationSample) {
    for implementation in [Implementation.reference, Implementation(name: "nobody")] {
      #expect(throws: JSONError.unknownKey("x", path: "p")) {
        try sample.operation.perform(
          by: implementation, in: OperationContext(cipherSuite: .suite1),
          input: sample.input.setting("x", 1), path: "p")
      }
    }
  }

  @Test func anAnswerIsTheOutputInJSON() throws {
    let response = try DMLSEpoch.perform(
      by: .reference, in: OperationContext(cipherSuite: .suite1),
      input: ["epoch_secret": .hex([UInt8](repeating: 0x11, count: 32))], path: "p")
    guard case .output(let output, intermediates: []) = response else {
      Issue.record("\(response)")
      return
    }
    #expect(output.names == ["dmls_epoch"])
    #expect(output.line.hasPrefix("{\"dmls_epoch\":\"e2c9084eccdcb1db"))
  }
}
