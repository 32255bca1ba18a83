import Operations
import Testing
import VectorFiles
import Verification

@testable import Misreadings

/// The formulas as they are meant, in the place of the reference.
struct FormulasTests {
  /// A misreading that misreads nothing: the formulas serve every operation.
  private static let unchanged = Misreading(
    "nothing", "Nothing is misread.", section: "", effect: "",
    in: .all, change: { _ in })

  @Test(arguments: OperationCatalogue.all.map { $0.name })
  func unchangedFormulasAnswerAsExpected(name: String) throws {
    let operation = try #require(OperationCatalogue.named(name))
    let implementation = Implementation.misreading([Self.unchanged])
    let isSlow = OperationSet.trees.contains(operation)
    let cases = try CommittedCases.cases(of: operation, most: isSlow ? 40 : .max)
    #expect(!cases.isEmpty)
    for vectorCase in cases {
      #expect(try implementation.verdict(on: vectorCase) == .passed(note: nil), "\(vectorCase.id)")
    }
  }

  @Test func implementationWithoutAMisreadingIsTheReference() {
    let implementation = Implementation.misreading([])
    #expect(implementation.drafts == Implementation.reference.drafts)
    #expect(implementation.operations.map { $0.name } == OperationCatalogue.all.map { $0.name })
  }

  @Test func implementationIsNamedAfterItsMisreadings() throws {
    let two = try ["output-is-leaf", "epoch-first"].map { try MisreadingCatalogue.find($0) }
    #expect(Implementation.misreading(two).name == "misreading: output-is-leaf, epoch-first")
  }
}
