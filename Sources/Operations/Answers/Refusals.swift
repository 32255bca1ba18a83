package import DMLS
import TLSPresentation

extension OperationError {
  /// The refusal that an error of the specification stands for.
  package init(_ error: DMLSError) {
    self.init(ErrorKind(error), "\(error)")
  }
}

extension ErrorKind {
  /// The kind under which the protocol knows an error of the specification.
  package init(_ error: DMLSError) {
    self =
      switch error {
      case .wrongLength, .keyDerivation: .wrongLength
      case .punctured: .punctured
      case .forbiddenMessage: .forbiddenMessage
      case .presentation(let error): ErrorKind(error)
      case .inconsistentState, .contradiction: .malformed
      case .unknownEpoch: .unknownEpoch
      case .duplicate: .duplicate
      case .wrongConfirmationTag: .wrongConfirmationTag
      case .staleEpoch: .staleEpoch
      }
  }

  private init(_ error: PresentationError) {
    self =
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
