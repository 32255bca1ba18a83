import KeyDerivation
import Operations
import VectorFiles

/// ExpandWithLabel around the boundaries of its length, its headers and its output.
enum ExpandWithLabelFamily: FamilyScript {
  /// HKDF-Expand gives at most this many digests, RFC 5869 section 2.3.
  private static let mostDigests = 255

  static func write(to cases: CaseBuilder) {
    for cases in cases.eachSuite {
      let suite = cases.suite
      cases.expand("ordinary", "A label, a context and Nh bytes.", [.ordinary])
      for (name, secret) in [
        ("zeros", Patterns.zeros(suite.nh)), ("ones", Patterns.ones(suite.nh)),
      ] {
        cases.expand("secret-\(name)", "A secret of only \(name).", [.edgeBytes], secret: secret)
      }
      for count in [suite.hash.blockSize, suite.hash.blockSize + 1] {
        cases.expand(
          "secret-\(count)-bytes", "A secret of \(count) bytes.", [.longSecret],
          secret: cases.bytes("secret-\(count)", count: count))
      }
      // The longest outputs and contexts do not depend on more of the suite than its hash.
      let most = suite.isFirstOfItsWidth ? [mostDigests * suite.nh] : []
      for length in [1, suite.nh - 1, suite.nh + 1, 2 * suite.nh] + most {
        cases.expand(
          "length-\(length)", "\(length) bytes of output.", [.outputLength], length: length)
      }
      for length in [mostDigests * suite.nh + 1, 1 << 16] {
        cases.expand(
          "length-\(length)-refused",
          "\(length) bytes of output are more than the KDF or KDFLabel.length can hold.",
          [.outputLength], length: length, fate: .refused(.wrongLength))
      }
      // With the prefix "MLS 1.0 " these are 8, 63 and 64 bytes on the wire.
      for count in [0, 55, 56] {
        cases.expand(
          "label-\(count)", "A label of \(count) characters, \(count + 8) with its prefix.",
          [.vectorHeader], label: String(repeating: "l", count: count))
      }
      if suite.isFirstOfItsWidth {
        for (name, label) in [("latin", "é"), ("emoji", "😀")] {
          cases.expand(
            "label-beyond-ascii-\(name)", "The label \"\(label)\", in UTF-8.", [.labelText],
            label: label)
        }
      }
      let long = suite == .mandatory ? [16383, 16384] : []
      for count in [0, 63, 64] + long {
        cases.expand(
          "context-\(count)", "A context of \(count) bytes.", [.vectorHeader],
          context: cases.bytes("context-\(count)", count: count))
      }
    }
  }

  static func draw(_ draw: Draw) {
    let nh = draw.suite.nh
    let secretLength = draw.once(in: 3) ? draw.edgyLength() : nh
    let lengths = [1, nh, nh + 1, 255 * nh, 255 * nh + 1, 65535, 65536]
    let length = draw.once(in: 10) ? draw.pick(lengths) : draw.below(3 * nh)
    draw.add(
      ExpandWithLabel.self,
      input: ExpandWithLabel.Input(
        secret: draw.edgyBytes(secretLength), label: draw.label(), context: draw.context(),
        length: length))
  }
}

extension CaseBuilder {
  fileprivate func expand(
    _ name: String, _ comment: String, _ flags: [Flag], secret: [UInt8]? = nil,
    label: String = "ExpandWithLabel", context: [UInt8]? = nil, length: Int? = nil,
    fate: Fate = .answered
  ) {
    add(
      ExpandWithLabel.self, name, comment, flags,
      input: ExpandWithLabel.Input(
        secret: secret ?? self.secret("\(name)/secret"), label: label,
        context: context ?? bytes("\(name)/context", count: 32), length: length ?? suite.nh),
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

  fileprivate static let labelText = Flag(
    "LabelText", "A label beyond ASCII: its bytes are UTF-8, and its length counts them.",
    section: "RFC 9420 section 8",
    effect: "Keys of an application whose labels are not English differ from its peers'.")
  fileprivate static let vectorHeader = Flag(
    "VectorHeader", "A label or context at a boundary of the variable-length vector header.",
    section: "RFC 9420 section 2.1.2",
    effect: "A header of another width gives another KDFLabel: long group contexts derive other "
      + "secrets while short ones agree.")
}
