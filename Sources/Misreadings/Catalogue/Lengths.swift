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
  static let lengths: Rows = [
    "input-padded-right": input(
      "A short input is filled up with zeros at its end.",
      .fitting("input") { $0 + zeros($1 - $0.count) }),
    "input-padded-left": input(
      "A short input is filled up with zeros at its start.",
      .fitting("input") { zeros($1 - $0.count) + $0 }),
    "input-cut": input(
      "A long input is cut after Nh bytes.", .fitting("input") { Array($0.prefix($1)) }),
    "input-padded-and-cut": input(
      "An input of any length is cut or filled up to Nh bytes.",
      .fitting("input") { Array(($0 + zeros($1 - $0.count)).prefix($1)) }),
    "input-hashed": input(
      "An input of another length is hashed to Nh bytes.",
      .taking("input") { (f, input) throws(DMLSError) in
        input.count == f.nh ? input : f.cipherSuite.hash.hash(input)
      }),
    "input-length-unchecked": input(
      "An input of any length is a leaf, as deep as it has bits.",
      .taking("input") { _, input in input }),
    "input-empty-accepted": input(
      "An empty input is the root.",
      .taking("input") { (f, input) throws(DMLSError) in
        input.isEmpty ? [] : try f.requireNh(input, name: "value")
      }),
    "short-input-crashes": input(
      "An input that is shorter than Nh ends the process.", effect: "One message ends the program.",
      endsProcess: true,
      .taking("input") { (f, input) throws(DMLSError) in
        guard input.count >= f.nh else { throw f.crash("index out of range") }
        return try f.requireNh(input, name: "value")
      }),
    "input-shorter-accepted": input(
      "An input shorter than the key is a leaf, as deep as it has bits.",
      .taking("input") { (f, input) throws(DMLSError) in
        input.count < f.nh ? input : try f.requireNh(input, name: "value")
      }),
    "input-zeros-refused": input(
      "An input of only zeros is refused, as an absent one.",
      effect: "The leftmost leaf cannot be evaluated.",
      .taking("input") { (f, input) throws(DMLSError) in
        guard input != f.zeroSecret else { throw f.silentRefusal("no input") }
        return try f.requireNh(input, name: "value")
      }),
    "secret-zeros-refused": secret(
      "A secret of only zeros is refused, as an absent one.",
      effect: "A key that chance can give is refused.", in: [PPRFEvaluate.self],
      .taking("secret") { (f, secret) throws(DMLSError) in
        guard secret != f.zeroSecret else { throw f.silentRefusal("no secret") }
        return try f.requireNh(secret, name: "value")
      }),
    "secret-longer-accepted": secret(
      "A secret longer than Nh is a root as it is.",
      in: [PPRFEvaluate.self, PPRFPuncture.self, DeriveChildSecret.self],
      .taking("secret") { (f, secret) throws(DMLSError) in
        secret.count > f.nh ? secret : try f.requireNh(secret, name: "value")
      }),
    "long-key-crashes": secret(
      "A secret that is longer than Nh ends the process.", effect: "One bad key ends the program.",
      in: [PPRFEvaluate.self, PPRFPuncture.self, DeriveChildSecret.self], endsProcess: true,
      .taking("secret") { (f, secret) throws(DMLSError) in
        guard secret.count <= f.nh else { throw f.crash("source slice length does not match") }
        return try f.requireNh(secret, name: "value")
      }),
    "secret-length-unchecked": secret(
      "A secret of any length is a root.", .taking("secret") { _, secret in secret }),
    "secret-padded": secret(
      "A short secret is filled up with zeros at its end.",
      .fitting("secret") { $0 + zeros($1 - $0.count) }),
    "secret-cut": secret(
      "A long secret is cut after Nh bytes.", in: [PPRFEvaluate.self, DeriveChildSecret.self],
      .fitting("secret") { Array($0.prefix($1)) }),
    "secret-extracted": secret(
      "A secret of another length is run through HKDF-Extract.",
      .taking("secret") { (f, secret) throws(DMLSError) in
        secret.count == f.nh
          ? secret : HKDF.extract(f.cipherSuite.hash, salt: [], inputKeyMaterial: secret)
      }),
  ]
}

extension Change {
  /// Takes another value for the one of a name that is to be Nh bytes.
  static func taking(
    _ name: String, _ other: @escaping @Sendable (Misread, [UInt8]) throws(DMLSError) -> [UInt8]
  ) -> Change {
    .around(\.requireNh) { (requireNh, f, bytes, found) throws(DMLSError) in
      try found == name ? other(f, bytes) : requireNh(f, bytes, found)
    }
  }

  /// Makes the value of a name fit, by its bytes and Nh, before its length is looked at.
  fileprivate static func fitting(
    _ name: String, _ fitted: @escaping @Sendable ([UInt8], Int) -> [UInt8]
  ) -> Change {
    .taking(name) { (f, bytes) throws(DMLSError) in
      try f.requireNh(fitted(bytes, f.nh), name: "value")
    }
  }
}

/// So many zero bytes, none for a count below 0.
func zeros(_ count: Int) -> [UInt8] { [UInt8](repeating: 0, count: max(0, count)) }
