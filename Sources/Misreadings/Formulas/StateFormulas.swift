import DMLS
import KeyDerivation
import Operations

/// The puncturable PRF of section 5 of the draft with its state, in parts.
struct StateFormulas: Sendable {
  /// Evaluates and punctures.
  var evaluate: @Sendable (Formulas, inout NodeStore, [UInt8]) throws(OperationError) -> [UInt8] = {
    (formulas, store, input) throws(OperationError) in
    try store.evaluate(input, formulas)
  }

  /// What is there again after the state was saved and restored.
  var restored: @Sendable (NodeStore) -> NodeStore = { $0 }

  /// What the state lists as retained.
  var retained: @Sendable (Formulas, NodeStore) -> [RetainedNode] = { _, store in
    store.nodes.map { RetainedNode(depth: $0.depth, prefix: $0.prefix, secret: $1) }.sorted()
  }
}
