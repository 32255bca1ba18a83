package import DMLS
import KeyDerivation
import TLSPresentation

extension OperationError {
  /// The refusal that an error of the specification stands for.
  package init(_ error: DMLSError) {
    self.init(Self.kind(of: error), "\(error)")
  }

  /// The refusal that an error of the key derivation stands for.
  init(_ error: KeyDerivationError) {
    self.init(.wrongLength, "\(error)")
  }

  /// The kind under which the protocol knows an error of the specification.
  static func kind(of error: DMLSError) -> ErrorKind {
    switch error {
    case .wrongLength, .keyDerivation: .wrongLength
    case .punctured: .punctured
    case .forbiddenMessage: .forbiddenMessage
    case .presentation(let error): kind(of: error)
    case .inconsistentState: .malformed
    case .unknownEpoch: .unknownEpoch
    case .duplicate: .duplicate
    case .wrongConfirmationTag: .wrongConfirmationTag
    case .staleEpoch: .staleEpoch
    }
  }

  private static func kind(of error: PresentationError) -> ErrorKind {
    switch error {
    case .truncated: .truncated
    case .trailingBytes: .trailingBytes
    case .nonMinimalLength: .nonMinimalLength
    case .invalidLengthPrefix: .invalidLengthPrefix
    case .unknownValue: .unknownValue
    case .unsupportedVersion: .unsupportedVersion
    case .lengthTooLarge: .wrongLength
    }
  }
}
