/// A revision of draft-kohbrok-mls-dmls.
public enum DraftRevision: String, CaseIterable, Sendable {
  case draft01 = "01"
  case draft02 = "02"
  case draft03 = "03"

  /// The draft's name without its revision.
  public static let draftName = "draft-kohbrok-mls-dmls"
}
