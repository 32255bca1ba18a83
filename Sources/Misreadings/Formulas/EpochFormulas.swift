import KeyDerivation
import Operations

/// Sections 2 and 4 of the draft, in parts.
struct EpochFormulas: Sendable {
  /// dmls_epoch from epoch_secret.
  var dmlsEpoch: @Sendable (Formulas, CipherSuite, [UInt8]) throws(OperationError) -> [UInt8] = {
    (formulas, suite, secret) throws(OperationError) in
    try formulas.deriveSecret(suite, requireNh(suite, secret), "epoch")
  }

  /// commit_confirmation from the last path secret, nil without a path.
  var confirmation: @Sendable (Formulas, CipherSuite, [UInt8]?) throws(OperationError) -> [UInt8] =
    {
      (formulas, suite, pathSecret) throws(OperationError) in
      let secret = try requireNh(suite, pathSecret ?? [UInt8](repeating: 0, count: suite.nh))
      return try formulas.deriveSecret(suite, secret, "conf")
    }

  /// The PPRF input of a child.
  var childInput:
    @Sendable (Formulas, CipherSuite, DeriveChildSecret.Child) throws(OperationError) -> [UInt8] = {
      (formulas, suite, child) throws(OperationError) in
      try formulas.expandWithLabel(
        suite, requireNh(suite, child.inputSecret), child.label, child.context, suite.nh)
    }

  /// A child's secret, from the parent's PPRF and the input.
  var childSecret:
    @Sendable (Formulas, inout NodeStore, [UInt8]) throws(OperationError) -> [UInt8] = {
      (formulas, store, input) throws(OperationError) in
      try formulas.state.evaluate(formulas, &store, input)
    }
}
