import Operations
import Testing
import VectorFiles
import Verification

@testable import Misreadings

/// A misreading alters the operations that it declares and no others, as far as they are cheap.
struct DeclaredOperationsTests {
  private static let ids = MisreadingCatalogue.all.map(\.id)

  @Test(arguments: ids)
  func declaredOperationsAnswerOtherwise(id: String) throws {
    let misreading = try MisreadingCatalogue.find(id)
    let implementation = Implementation.misreading([misreading])
    for operation in CommittedCases.cheapOperations where misreading.operations.contains(operation)
    {
      let shows = try CommittedCases.cases(of: operation).contains { vectorCase in
        try implementation.verdict(on: vectorCase).kind != .passed
      }
      #expect(shows, "\(operation.name) is declared")
    }
  }

  @Test(arguments: ids)
  func otherOperationsAreLeftAlone(id: String) throws {
    let misreading = try MisreadingCatalogue.find(id)
    let implementation = Implementation.misreading([misreading])
    for operation in CommittedCases.cheapOperations where !misreading.operations.contains(operation)
    {
      for vectorCase in try CommittedCases.cases(of: operation, most: 10) {
        let verdict = try implementation.verdict(on: vectorCase)
        #expect(verdict == .passed(note: nil), "\(vectorCase.id), which is not declared")
      }
    }
  }
}
