import KeyDerivation
import Operations
import VectorFiles

/// ExpandWithLabel around the boundaries of its length, its headers and its output.
enum ExpandWithLabelFamily: FamilyScript {
  /// HKDF-Expand gives at most this many digests, RFC 5869 section 2.3.
  private static let mostDigests = 255

  static func write(to builder: inout CaseBuilder) throws(GenerationError) {
    for suite in CipherSuite.allCases {
      try add("ordinary", suite, "A label, a context and Nh bytes.", [.ordinary], to: &builder)
      for (name, secret) in [
        ("secret-zeros", Patterns.zeros(suite.nh)), ("secret-ones", Patterns.ones(suite.nh)),
      ] {
        try add(
          name, suite, "A secret of only \(name.dropFirst(7)).", [.edgeBytes], secret: secret,
          to: &builder)
      }
      for count in [suite.hash.blockSize, suite.hash.blockSize + 1] {
        try add(
          "secret-\(count)-bytes", suite, "A secret of \(count) bytes.", [.longSecret],
          secret: builder.bytes("secret-\(count)", suite, count: count), to: &builder)
      }
      let most = isFirstOfItsHash(suite) ? [mostDigests * suite.nh] : []
      for length in [1, suite.nh - 1, suite.nh + 1, 2 * suite.nh] + most {
        try add(
          "length-\(length)", suite, "\(length) bytes of output.", [.outputLength],
          length: length, to: &builder)
      }
      for length in [mostDigests * suite.nh + 1, 1 << 16] {
        try add(
          "length-\(length)-refused", suite,
          "\(length) bytes of output are more than the KDF or KDFLabel.length can hold.",
          [.outputLength], length: length, fate: .refused(.wrongLength), to: &builder)
      }
      // With the prefix "MLS 1.0 " these are 8, 63 and 64 bytes on the wire.
      for count in [0, 55, 56] {
        try add(
          "label-\(count)", suite, "A label of \(count) characters, \(count + 8) with its prefix.",
          [.vectorHeader], label: String(repeating: "l", count: count), to: &builder)
      }
      let long = suite == CipherSuite.allCases.first ? [16383, 16384] : []
      for count in [0, 63, 64] + long {
        try add(
          "context-\(count)", suite, "A context of \(count) bytes.", [.vectorHeader],
          context: builder.bytes("context-\(count)", suite, count: count), to: &builder)
      }
    }
  }

  /// The longest output and the longest contexts do not depend on more of the suite than its hash.
  private static func isFirstOfItsHash(_ suite: CipherSuite) -> Bool {
    CipherSuite.allCases.first { $0.nh == suite.nh } == suite
  }

  private static func add(
    _ name: String, _ suite: CipherSuite, _ comment: String, _ flags: [Flag],
    secret: [UInt8]? = nil, label: String = "ExpandWithLabel", context: [UInt8]? = nil,
    length: Int? = nil, fate: CaseBuilder.Fate = .answered, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.add(
      ExpandWithLabel.self, name, suite, comment, flags: flags,
      input: ExpandWithLabel.Input(
        secret: secret ?? builder.secret("\(name)/secret", suite), label: label,
        context: context ?? builder.bytes("\(name)/context", suite, count: 32),
        length: length ?? suite.nh),
      fate: fate)
  }
}

extension Flag {
  fileprivate static let outputLength = Flag(
    "OutputLength", "The output is not Nh bytes, or is at the limit of what the KDF gives.",
    section: "RFC 9420 section 8, RFC 5869 section 2.3",
    effect: "KDFLabel.length or the number of HKDF blocks is wrong, and every key that is not Nh "
      + "bytes long differs.")

  fileprivate static let longSecret = Flag(
    "LongSecret", "A secret as long as a block of the hash function, or one byte longer.",
    section: "RFC 2104 section 2",
    effect: "HMAC replaces a longer key by its hash: without that, long secrets give other values.")

  fileprivate static let vectorHeader = Flag(
    "VectorHeader", "A label or context at a boundary of the variable-length vector header.",
    section: "RFC 9420 section 2.1.2",
    effect: "A header of another width gives another KDFLabel: long group contexts derive other "
      + "secrets while short ones agree.")
}
