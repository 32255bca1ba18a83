import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let section = "draft section 5"
  private static let aliases = "Several inputs are one leaf: a puncture takes others with it."

  /// Inputs and secrets that are not Nh bytes.
  static let lengths: [Misreading] = [
    checkingInput("input-padded-right", "A short input is filled up with zeros at its end.") {
      (suite, input) throws(OperationError) in
      try requireNh(suite, input + zeros(suite.nh - input.count))
    },
    checkingInput("input-padded-left", "A short input is filled up with zeros at its start.") {
      (suite, input) throws(OperationError) in
      try requireNh(suite, zeros(suite.nh - input.count) + input)
    },
    checkingInput("input-cut", "A long input is cut after Nh bytes.") {
      (suite, input) throws(OperationError) in
      try requireNh(suite, Array(input.prefix(suite.nh)))
    },
    checkingInput("input-padded-and-cut", "An input of any length is cut or filled up to Nh bytes.")
    {
      (suite, input) throws(OperationError) in
      Array((input + zeros(suite.nh - input.count)).prefix(suite.nh))
    },
    checkingInput("input-hashed", "An input of another length is hashed to Nh bytes.") {
      (suite, input) throws(OperationError) in
      input.count == suite.nh ? input : suite.hash.hash(input)
    },
    checkingInput(
      "input-length-unchecked", "An input of any length is a leaf, as deep as it has bits."
    ) {
      (_, input) throws(OperationError) in input
    },
    checkingInput("input-empty-accepted", "An empty input is the root.") {
      (suite, input) throws(OperationError) in
      input.isEmpty ? [] : try requireNh(suite, input)
    },
    shortInputCrashes,
    checkingSecret("secret-length-unchecked", "A secret of any length is a root.") {
      (_, secret) throws(OperationError) in secret
    },
    checkingSecret("secret-padded", "A short secret is filled up with zeros at its end.") {
      (suite, secret) throws(OperationError) in
      try requireNh(suite, secret + zeros(suite.nh - secret.count))
    },
    checkingSecret(
      "secret-cut", "A long secret is cut after Nh bytes.", in: [.pprfEvaluate, .deriveChildSecret]
    ) {
      (suite, secret) throws(OperationError) in
      try requireNh(suite, Array(secret.prefix(suite.nh)))
    },
    checkingSecret("secret-extracted", "A secret of another length is run through HKDF-Extract.") {
      (suite, secret) throws(OperationError) in
      secret.count == suite.nh
        ? secret : HKDF.extract(suite.hash, salt: [], inputKeyMaterial: secret)
    },
  ]

  private static var shortInputCrashes: Misreading {
    var misreading = checkingInput(
      "short-input-crashes", "An input that is shorter than Nh ends the process."
    ) { (suite, input) throws(OperationError) in
      guard input.count >= suite.nh else {
        var error = OperationError(nil, "index out of range")
        error.isCrash = true
        throw error
      }
      return try requireNh(suite, input)
    }
    misreading.endsProcess = true
    misreading.effect = "One message ends the program."
    return misreading
  }

  private static func checkingInput(
    _ id: String, _ summary: String,
    _ check: @escaping @Sendable (CipherSuite, [UInt8]) throws(OperationError) -> [UInt8]
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: aliases, in: [.pprfEvaluate, .pprfPuncture]
    ) { $0.tree.checkedInput = check }
  }

  private static func checkingSecret(
    _ id: String, _ summary: String, in operations: Set<AlteredOperation> = .trees,
    _ check: @escaping @Sendable (CipherSuite, [UInt8]) throws(OperationError) -> [UInt8]
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: "A truncated key goes unnoticed.", in: operations
    ) { $0.tree.checkedSecret = check }
  }

  private static func zeros(_ count: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: max(0, count))
  }
}
