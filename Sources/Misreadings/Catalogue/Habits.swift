import DMLS
import MLSMessages
import Operations
import TLSPresentation

extension MisreadingCatalogue {
  private static let habit = Group(
    section: "RFC 9420 section 5.3", effect: "None: the texts leave room for it.",
    operations: .messages)

  /// What a known implementation does otherwise and may: no case has to fail for it.
  static let habits: [Misreading] = [
    habit(
      "A credential of an unknown type has an opaque<V> as its body.",
      .mending { bytes, fault in
        guard case .unknownValue("CredentialType", _, let offset) = fault else { return nil }
        // A basic credential has just that.
        return (offset..<offset + 2, [0, 1])
      })("credential-unknown-accepted")
  ]
}
