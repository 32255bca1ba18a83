package import KeyDerivation
package import MLSMessages
package import TLSPresentation

/// Why DMLS refused an input.
package enum DMLSError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A value that must be Nh bytes is not.
  case wrongLength(name: String, expected: Int, actual: Int)
  /// The PPRF was evaluated at this input before.
  case punctured
  /// The draft revision forbids this wire format in a DMLSMessage.
  case forbiddenMessage(WireFormat, DraftRevision)
  /// The bytes do not parse.
  case presentation(PresentationError)
  /// The key derivation below refused an argument.
  case keyDerivation(KeyDerivationError)
  /// A serialised state is not one that evaluations or commits can lead to.
  case inconsistentState(String)
  /// The epoch that a message names is not held.
  case unknownEpoch
  /// The commit was processed before (R20).
  case duplicate
  /// confirmation_tag does not verify.
  case wrongConfirmationTag
  /// The commit is not for the epoch on which the servers that reach each other agree.
  case staleEpoch
  /// The input contradicts itself, in this way.
  case contradiction(String)

  package var description: String {
    switch self {
    case .wrongLength(let name, let expected, let actual):
      "\(name) must be \(expected) bytes, and is \(actual)"
    case .punctured: "the PPRF was evaluated at this input before"
    case .forbiddenMessage(let wireFormat, let draft):
      "\(DraftRevision.draftName)-\(draft.rawValue) forbids \(wireFormat) in a DMLSMessage"
    case .presentation(let error): "\(error)"
    case .keyDerivation(let error): "\(error)"
    case .inconsistentState(let reason): "the saved state is inconsistent: \(reason)"
    case .unknownEpoch: "the epoch that the message names is not held"
    case .duplicate: "the commit was processed before"
    case .wrongConfirmationTag: "the confirmation tag does not verify"
    case .staleEpoch: "the servers agree on another epoch than the commit's"
    case .contradiction(let reason): reason
    }
  }
}
