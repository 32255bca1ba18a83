import KeyDerivation
import Operations

extension MisreadingCatalogue {
  private static let section = "RFC 9420 section 8"
  private static let nothingAgrees = "No derived value agrees with anyone's."

  /// How a KDFLabel is put together.
  static let labels: [Misreading] = [
    Misreading(
      "label-prefix-missing", "Labels lack the prefix \"MLS 1.0 \".", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.prefix = "" },
    Misreading(
      "label-prefix-mls10", "Labels have the prefix \"mls10 \" of early drafts of MLS.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.prefix = "mls10 " },
    Misreading(
      "label-prefix-tls13", "Labels have the prefix \"tls13 \" of a TLS library.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.prefix = "tls13 " },
    Misreading(
      "label-prefix-without-space", "Labels have the prefix \"MLS 1.0\", without its last space.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.prefix = "MLS 1.0" },
    Misreading(
      "label-prefix-dmls", "Labels have the prefix \"DMLS 1.0 \".", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.prefix = "DMLS 1.0 " },
    Misreading(
      "label-prefix-not-counted", "The label's length does not count its prefix.",
      section: section, effect: nothingAgrees, in: .derivations
    ) { changes in
      changes.keyDerivation.labelHeader = { shortestHeader($0 - KDFLabel.labelPrefix.utf8.count) }
    },
    Misreading(
      "label-zero-terminated", "Labels end in a zero byte.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.labelEnd = [0] },
    Misreading(
      "label-header-uint8", "The label's length is a uint8, as in TLS.",
      section: "RFC 9420 section 2.1.2",
      effect: "Only labels of 64 bytes or more show it: someone else's extension fails.",
      in: [ExpandWithLabel.self]
    ) { $0.keyDerivation.labelHeader = { bigEndian($0, width: 1) } },
    Misreading(
      "label-header-uint16", "The label's length is a uint16.", section: "RFC 9420 section 2.1.2",
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.labelHeader = { bigEndian($0, width: 2) } },
    Misreading(
      "context-header-uint8", "The context's length is a uint8, as in TLS.",
      section: "RFC 9420 section 2.1.2",
      effect: "Contexts of 64 bytes or more, as every GroupContext is, give other secrets.",
      in: [ExpandWithLabel.self, DeriveChildSecret.self]
    ) { $0.keyDerivation.contextHeader = { bigEndian($0, width: 1) } },
    Misreading(
      "context-header-uint16", "The context's length is a uint16.",
      section: "RFC 9420 section 2.1.2", effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.contextHeader = { bigEndian($0, width: 2) } },
    Misreading(
      "context-header-uint32", "The context's length is a uint32.",
      section: "RFC 9420 section 2.1.2", effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.contextHeader = { bigEndian($0, width: 4) } },
    Misreading(
      "length-field-missing", "KDFLabel has no length.", section: section, effect: nothingAgrees,
      in: .derivations
    ) { $0.keyDerivation.lengthField = { _ in [] } },
    Misreading(
      "length-field-little-endian", "KDFLabel.length has its low byte first.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.lengthField = { bigEndian($0, width: 2).reversed() } },
    Misreading(
      "length-field-uint8", "KDFLabel.length is a uint8.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.lengthField = { bigEndian($0, width: 1) } },
    Misreading(
      "length-field-uint32", "KDFLabel.length is a uint32.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.lengthField = { bigEndian($0, width: 4) } },
    Misreading(
      "length-field-bits", "KDFLabel.length counts bits.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.lengthField = { bigEndian(8 * $0, width: 2) } },
    Misreading(
      "context-before-label", "The context stands before the label.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.fields = { $0 + $2 + $1 } },
    Misreading(
      "context-field-missing", "KDFLabel has no context.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { changes in
      let fields = changes.keyDerivation.fields
      changes.keyDerivation.fields = { length, label, _ in fields(length, label, []) }
    },
    Misreading(
      "context-ignored", "The context is always empty.", section: section,
      effect: "Both children of a tree node are the same, and so are children of one epoch.",
      in: .derivations.subtracting([DeriveSecret.self, DMLSEpoch.self, CommitConfirmation.self])
    ) { $0.keyDerivation.context = { _, _ in [] } },
    Misreading(
      "context-hashed", "The context is replaced by its hash, as in TLS 1.3.", section: section,
      effect: nothingAgrees, in: .derivations
    ) { $0.keyDerivation.context = { $0.hash.hash($1) } },
  ]
}
