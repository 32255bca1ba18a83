import DMLS
import KeyDerivation
import Misreadings
import Operations
import Testing
import VectorFiles
import Verification

/// The committed cases of the first cipher suite of each hash: 1, 4 and 7.
enum CommittedCases {
  private static let loaded = Result {
    try VectorDirectory.committed.load().flatMap(\.cases)
      .filter { [1, 4, 7].contains($0.cipherSuite.rawValue) }
  }

  /// The operations that answer in no time; the others walk trees.
  static let cheapOperations = OperationSet.all.subtracting(.trees).operations

  /// The cases of an operation, at most so many, from all over the file.
  static func cases(of operation: any CataloguedOperation.Type, most: Int = .max) throws
    -> [VectorCase]
  {
    let all = try loaded.get().filter { $0.operation == AnyOperation(operation) }
    let step = (all.count - 1) / most + 1
    return stride(from: 0, to: all.count, by: step).map { all[$0] }
  }
}

extension Implementation {
  /// The verdict on its answer to a case, under the first draft revision that the case is for.
  func verdict(on vectorCase: VectorCase) throws -> Verdict {
    let operation = vectorCase.operation.type
    let context = OperationContext(
      cipherSuite: vectorCase.cipherSuite, draft: vectorCase.drafts[0])
    let response = try operation.perform(
      by: self, in: context, input: vectorCase.input, path: "input")
    if case .refused(let error) = response, error.isCrash { return .errored(error.message) }
    return Judge.verdict(on: response, to: vectorCase)
  }
}
