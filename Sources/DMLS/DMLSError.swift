package import KeyDerivation
package import MLSMessages
package import TLSPresentation

/// Why DMLS refused an input.
package enum DMLSError: Error, Equatable, Sendable {
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
  /// A serialised PPRF does not describe a state that punctures can lead to.
  case inconsistentState(String)
}

extension DMLSError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .wrongLength(let name, let expected, let actual):
      "\(name) must be \(expected) bytes, and is \(actual)"
    case .punctured: "the PPRF was evaluated at this input before"
    case .forbiddenMessage(let wireFormat, let draft):
      "\(DraftRevision.draftName)-\(draft.rawValue) forbids \(wireFormat) in a DMLSMessage"
    case .presentation(let error): "\(error)"
    case .keyDerivation(let error): "\(error)"
    case .inconsistentState(let reason): "the saved PPRF is inconsistent: \(reason)"
    }
  }
}
