package import MLSMessages

extension DraftRevision {
  /// Whether a DMLSMessage may carry this wire format: -03 leaves only those sent in an epoch (R3).
  package func permits(_ wireFormat: WireFormat) -> Bool {
    switch (self, wireFormat) {
    case (.draft01, _), (.draft02, _): true
    case (.draft03, .mlsPublicMessage), (.draft03, .mlsPrivateMessage): true
    case (.draft03, .mlsWelcome), (.draft03, .mlsGroupInfo), (.draft03, .mlsKeyPackage): false
    }
  }
}
