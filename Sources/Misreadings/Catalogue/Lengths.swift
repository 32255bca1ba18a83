import DMLS
import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let section = "draft section 5"
  private static let aliases = "Several inputs are one leaf: a puncture takes others with it."

  /// Inputs and secrets that are not Nh bytes.
  static let lengths: [Misreading] = [
    checkingInput("input-padded-right", "A short input is filled up with zeros at its end.") {
      (f, input) throws(DMLSError) in
      try requireNh(f, input + zeros(f.nh - input.count))
    },
    checkingInput("input-padded-left", "A short input is filled up with zeros at its start.") {
      (f, input) throws(DMLSError) in
      try requireNh(f, zeros(f.nh - input.count) + input)
    },
    checkingInput("input-cut", "A long input is cut after Nh bytes.") {
      (f, input) throws(DMLSError) in
      try requireNh(f, Array(input.prefix(f.nh)))
    },
    checkingInput("input-padded-and-cut", "An input of any length is cut or filled up to Nh bytes.")
    {
      (f, input) throws(DMLSError) in
      Array((input + zeros(f.nh - input.count)).prefix(f.nh))
    },
    checkingInput("input-hashed", "An input of another length is hashed to Nh bytes.") {
      (f, input) throws(DMLSError) in
      input.count == f.nh ? input : f.cipherSuite.hash.hash(input)
    },
    checkingInput(
      "input-length-unchecked", "An input of any length is a leaf, as deep as it has bits."
    ) {
      (_, input) throws(DMLSError) in input
    },
    checkingInput("input-empty-accepted", "An empty input is the root.") {
      (f, input) throws(DMLSError) in
      input.isEmpty ? [] : try requireNh(f, input)
    },
    shortInputCrashes,
    checkingSecret("secret-length-unchecked", "A secret of any length is a root.") {
      (_, secret) throws(DMLSError) in secret
    },
    checkingSecret("secret-padded", "A short secret is filled up with zeros at its end.") {
      (f, secret) throws(DMLSError) in
      try requireNh(f, secret + zeros(f.nh - secret.count))
    },
    checkingSecret(
      "secret-cut", "A long secret is cut after Nh bytes.",
      in: [PPRFEvaluate.self, DeriveChildSecret.self]
    ) {
      (f, secret) throws(DMLSError) in
      try requireNh(f, Array(secret.prefix(f.nh)))
    },
    checkingSecret("secret-extracted", "A secret of another length is run through HKDF-Extract.") {
      (f, secret) throws(DMLSError) in
      secret.count == f.nh
        ? secret : HKDF.extract(f.cipherSuite.hash, salt: [], inputKeyMaterial: secret)
    },
  ]

  private static var shortInputCrashes: Misreading {
    var misreading = checkingInput(
      "short-input-crashes", "An input that is shorter than Nh ends the process."
    ) { (f, input) throws(DMLSError) in
      guard input.count >= f.nh else { throw f.crash("index out of range") }
      return try requireNh(f, input)
    }
    misreading.endsProcess = true
    misreading.effect = "One message ends the program."
    return misreading
  }

  private static func checkingInput(
    _ id: String, _ summary: String,
    _ check: @escaping Formula<[UInt8], [UInt8]>
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: aliases, in: [PPRFEvaluate.self, PPRFPuncture.self]
    ) { $0.leafIndex = check }
  }

  private static func checkingSecret(
    _ id: String, _ summary: String, in operations: OperationSet = .trees,
    _ check: @escaping Formula<[UInt8], [UInt8]>
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: "A truncated key goes unnoticed.", in: operations
    ) { $0.checkedKey = check }
  }

  private static func zeros(_ count: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: max(0, count))
  }

  private static func requireNh(_ f: Misread, _ bytes: [UInt8]) throws(DMLSError) -> [UInt8] {
    try f.requireNh(bytes, name: "value")
    return bytes
  }
}
