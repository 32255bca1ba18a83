/// The harness protocol's constants; Tools/harnesses/PROTOCOL.md is its description.
public enum HarnessProtocol {
  /// The version that the verifier speaks.
  public static let version = 1
  /// The longest line that either side may send, in bytes without the newline.
  public static let longestLine = 16 << 20
  /// The most commas and opening brackets that a line may hold outside of strings.
  package static let mostValues = 1 << 16
  /// The operation name that opens a conversation.
  package static let start = "start"
}
