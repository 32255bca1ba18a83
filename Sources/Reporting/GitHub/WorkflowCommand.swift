/// A command that a GitHub runner reads from the output of a step.
struct WorkflowCommand {
  /// How an annotation is shown.
  enum Level: String {
    case error
    case notice
  }

  /// How the annotation is shown.
  let level: Level
  /// Its title.
  let title: String
  /// What it says; may have several lines.
  let message: String

  /// The command, in one line.
  var line: String {
    "::\(level.rawValue) title=\(Self.property(title))::\(Self.data(message))"
  }

  /// A property ends at a comma or colon, which therefore have escapes of their own.
  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }

  private static func data(_ text: String) -> String {
    var escaped = ""
    // By scalar: as characters, "\r\n" is neither of its parts.
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
