package import DMLS
public import JSONText
import TLSPresentation

/// Why an input was refused, in the words of the harness protocol.
public enum ErrorKind: String, CaseIterable, Sendable {
  /// A secret, a PPRF input or a dmls_epoch is not Nh bytes, or the KDF cannot give that many.
  case wrongLength = "wrong_length"
  /// This PPRF input was evaluated before.
  case punctured
  /// The draft revision forbids this wire format in a DMLSMessage.
  case forbiddenMessage = "forbidden_message"
  /// The bytes do not parse; stands for each of the kinds below.
  case malformed
  /// The bytes, or those of an enclosing vector, end before the structure does.
  case truncated
  /// Bytes are left after the structure.
  case trailingBytes = "trailing_bytes"
  /// A vector's length uses more bytes than it needs.
  case nonMinimalLength = "non_minimal_length"
  /// A vector's length starts with the bits 11.
  case invalidLengthPrefix = "invalid_length_prefix"
  /// A value that selects a variant has no meaning.
  case unknownValue = "unknown_value"
  /// MLSMessage.version is not mls10.
  case unsupportedVersion = "unsupported_version"
  /// The epoch that a message names is not held or not known.
  case unknownEpoch = "unknown_epoch"
  /// confirmation_tag does not verify.
  case wrongConfirmationTag = "wrong_confirmation_tag"
  /// This commit was processed before.
  case duplicate
  /// The commit is not for the epoch on which the servers that can reach each other agree.
  case staleEpoch = "stale_epoch"

  /// This kind and those that stand for it, the most precise first.
  package var accepted: [ErrorKind] {
    switch self {
    case .wrongLength, .punctured, .malformed, .unknownEpoch, .wrongConfirmationTag, .duplicate,
      .staleEpoch:
      [self]
    // A decoder of a later revision may not know the forbidden wire formats at all.
    case .forbiddenMessage: [self, .unknownValue, .malformed]
    case .truncated, .trailingBytes, .nonMinimalLength, .invalidLengthPrefix, .unknownValue,
      .unsupportedVersion:
      [self, .malformed]
    }
  }
}

extension Shape<ErrorKind> {
  /// A kind of error, by its name.
  package static var errorKind: Shape { named("a kind of error", definition: "error_kind") }
}

extension Shape<OperationError.Reason> {
  /// A kind of error, or that it was a crash.
  fileprivate static var reason: Shape {
    named("a kind of error", definition: "error_kind")
  }
}

/// An input was refused.
public struct OperationError: Error, Equatable, Sendable, JSONRecord {
  /// Why; nil where an implementation does not tell kinds apart.
  public var kind: ErrorKind?
  /// Why, for people.
  public var message: String
  /// Whether this is no refusal: the implementation broke down over the input.
  ///
  /// A child that caught it says so, under the kind `crashed`; a misreading ends its process.
  package var isCrash = false

  /// A refusal of the given kind.
  public init(_ kind: ErrorKind?, _ message: String = "") {
    self.kind = kind
    self.message = message
  }

  package static let record = Record(
    { reason, message in
      var error = Self(reason?.kind, message ?? "")
      error.isCrash = reason == .crash
      return error
    },
    Field(optional: "kind", { $0.isCrash ? .crash : $0.kind.map(Reason.refusal) }, .reason),
    Field(optional: "message", { $0.message }, .text))

  /// What stands under `kind` in an answer.
  fileprivate enum Reason: Equatable, RawRepresentable, Sendable {
    /// The input was refused.
    case refusal(ErrorKind)
    /// The implementation broke down.
    case crash

    private static let crashed = "crashed"

    init?(rawValue: String) {
      if rawValue == Self.crashed {
        self = .crash
      } else if let kind = ErrorKind(rawValue: rawValue) {
        self = .refusal(kind)
      } else {
        return nil
      }
    }

    var rawValue: String { kind?.rawValue ?? Self.crashed }

    /// The kind of refusal; nil for none.
    var kind: ErrorKind? { if case .refusal(let kind) = self { kind } else { nil } }
  }

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
