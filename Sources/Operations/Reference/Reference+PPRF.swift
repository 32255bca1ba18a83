import DMLS

extension Reference {
  static let pprfEvaluate: Perform<PPRFEvaluate> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    do throws(DMLSError) {
      let path = try suite.directPath(secret: input.secret, input: input.input)
      let out = try suite.deriveFSSecret(leafNodeSecret: path[path.count - 1])
      var intermediates = Self.shownDepths(below: path.count - 1).map {
        Intermediate("node_secret_\($0)", path[$0])
      }
      intermediates.append(Intermediate("leaf_node_secret", path[path.count - 1]))
      return Answered(DerivedBytes(out), intermediates: intermediates)
    } catch {
      throw OperationError(error)
    }
  }

  /// The first few levels, where a wrong bit order shows, and some on the way down.
  private static func shownDepths(below leafDepth: Int) -> [Int] {
    [1, 2, 8, 16] + Array(stride(from: 64, to: leafDepth, by: 64))
  }

  static let pprfPuncture: Perform<PPRFPuncture> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    do throws(DMLSError) {
      var prf = try PuncturablePRF(cipherSuite: suite, secret: input.secret)
      var results: [PPRFPuncture.StepResult] = []
      for step in input.steps {
        switch step {
        case .evaluate(let leaf):
          do throws(DMLSError) {
            results.append(.out(try prf.evaluate(leaf)))
          } catch {
            results.append(.refused(OperationError.kind(of: error)))
          }
        case .saveAndRestore:
          prf = try PuncturablePRF(restoring: prf.serialized(), cipherSuite: suite)
          results.append(.restored)
        case .retainedNodes:
          results.append(.nodes(prf.retainedNodes))
        }
      }
      return Answered(PPRFPuncture.Output(steps: results))
    } catch {
      throw OperationError(error)
    }
  }
}
