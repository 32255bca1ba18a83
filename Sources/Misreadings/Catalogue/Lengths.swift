import DMLS
import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let input = Group(
    section: "draft section 5",
    effect: "Several inputs are one leaf: a puncture takes others with it.",
    operations: [PPRFEvaluate.self, PPRFPuncture.self])
  private static let secret = Group(
    section: "draft section 5", effect: "A truncated key goes unnoticed.", operations: .trees)

  /// Inputs and secrets that are not Nh bytes.
  static let lengths: [Misreading] = [
    input(
      "input-padded-right", "A short input is filled up with zeros at its end.",
      around: \.requireNh, fitting("input") { $0 + zeros($1 - $0.count) }),
    input(
      "input-padded-left", "A short input is filled up with zeros at its start.",
      around: \.requireNh, fitting("input") { zeros($1 - $0.count) + $0 }),
    input(
      "input-cut", "A long input is cut after Nh bytes.",
      around: \.requireNh, fitting("input") { Array($0.prefix($1)) }),
    input(
      "input-padded-and-cut", "An input of any length is cut or filled up to Nh bytes.",
      around: \.requireNh, fitting("input") { Array(($0 + zeros($1 - $0.count)).prefix($1)) }),
    input(
      "input-hashed", "An input of another length is hashed to Nh bytes.",
      around: \.requireNh,
      taking("input") { (f, input) throws(DMLSError) in
        input.count == f.nh ? input : f.cipherSuite.hash.hash(input)
      }),
    input(
      "input-length-unchecked", "An input of any length is a leaf, as deep as it has bits.",
      around: \.requireNh, taking("input") { _, input in input }),
    input(
      "input-empty-accepted", "An empty input is the root.", around: \.requireNh,
      taking("input") { (f, input) throws(DMLSError) in
        input.isEmpty ? [] : try f.requireNh(input, name: "value")
      }),
    shortInputCrashes,
    secret(
      "secret-length-unchecked", "A secret of any length is a root.",
      around: \.requireNh, taking("secret") { _, secret in secret }),
    secret(
      "secret-padded", "A short secret is filled up with zeros at its end.",
      around: \.requireNh, fitting("secret") { $0 + zeros($1 - $0.count) }),
    secret(
      "secret-cut", "A long secret is cut after Nh bytes.",
      in: [PPRFEvaluate.self, DeriveChildSecret.self],
      around: \.requireNh, fitting("secret") { Array($0.prefix($1)) }),
    secret(
      "secret-extracted", "A secret of another length is run through HKDF-Extract.",
      around: \.requireNh,
      taking("secret") { (f, secret) throws(DMLSError) in
        secret.count == f.nh
          ? secret : HKDF.extract(f.cipherSuite.hash, salt: [], inputKeyMaterial: secret)
      }),
  ]

  private static var shortInputCrashes: Misreading {
    var misreading = input(
      "short-input-crashes", "An input that is shorter than Nh ends the process.",
      effect: "One message ends the program.", around: \.requireNh,
      taking("input") { (f, input) throws(DMLSError) in
        guard input.count >= f.nh else { throw f.crash("index out of range") }
        return try f.requireNh(input, name: "value")
      })
    misreading.endsProcess = true
    return misreading
  }

  /// Takes another value for the one of a name.
  static func taking(
    _ name: String,
    _ other: @escaping @Sendable (Misread, [UInt8]) throws(DMLSError) -> [UInt8]
  ) -> Around<[UInt8], [UInt8], String> {
    { (requireNh, f, bytes, found) throws(DMLSError) in
      try found == name ? other(f, bytes) : requireNh(f, bytes, found)
    }
  }

  /// Makes the value of a name fit, by its bytes and Nh, before its length is looked at.
  private static func fitting(
    _ name: String, _ fitted: @escaping @Sendable ([UInt8], Int) -> [UInt8]
  ) -> Around<[UInt8], [UInt8], String> {
    taking(name) { (f, bytes) throws(DMLSError) in
      try f.requireNh(fitted(bytes, f.nh), name: "value")
    }
  }

  /// So many zero bytes, none for a count below 0.
  static func zeros(_ count: Int) -> [UInt8] {
    [UInt8](repeating: 0, count: max(0, count))
  }
}
