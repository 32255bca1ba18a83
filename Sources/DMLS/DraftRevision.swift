package import MLSMessages

/// A revision of draft-kohbrok-mls-dmls.
public enum DraftRevision: String, CaseIterable, Sendable {
  case draft01 = "01"
  case draft02 = "02"
  case draft03 = "03"

  /// The draft's name without its revision.
  public static let draftName = "draft-kohbrok-mls-dmls"

  /// Whether a DMLSMessage may carry this wire format: -03 leaves only those sent in an epoch (R3).
  package func permits(_ wireFormat: WireFormat) -> Bool {
    switch (self, wireFormat) {
    case (.draft01, _), (.draft02, _): true
    case (.draft03, .mlsPublicMessage), (.draft03, .mlsPrivateMessage): true
    case (.draft03, .mlsWelcome), (.draft03, .mlsGroupInfo), (.draft03, .mlsKeyPackage): false
    }
  }
}
