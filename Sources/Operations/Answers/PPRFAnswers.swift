package import DMLS
import KeyDerivation

extension PPRFEvaluate {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let path = try formulas.directPath(secret: input.secret, input: input.input)
    let leaf = path[path.count - 1]
    let out = try formulas.fsSecret(
      leafNodeSecret: leaf, leafIndex: formulas.leafIndex(input: input.input))
    let shown = shownDepths(below: path.count - 1).map {
      Intermediate("node_secret_\($0)", path[$0])
    }
    return Answered(
      DerivedBytes(out), intermediates: shown + [Intermediate("leaf_node_secret", leaf)])
  }

  /// The first few levels, where a wrong bit order shows, and some on the way down.
  private static func shownDepths(below leafDepth: Int) -> [Int] {
    ([1, 2, 8, 16] + Array(stride(from: 64, to: leafDepth, by: 64))).filter { $0 < leafDepth }
  }
}

extension PPRFPuncture {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    var prf = try formulas.puncturablePRF(key: input.secret)
    let results = try input.steps.map { (step) throws(DMLSError) -> StepResult in
      switch step {
      case .evaluate(let leaf):
        do throws(DMLSError) {
          return .out(try prf.evaluate(leaf))
        } catch {
          return .refused(ErrorKind(error))
        }
      case .saveAndRestore:
        prf = try formulas.restored(prf)
        return .restored
      case .retainedNodes:
        return .nodes(prf.retainedNodes)
      }
    }
    return Answered(Output(steps: results))
  }
}
