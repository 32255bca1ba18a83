import Foundation
import Harness

/// What some children are written in.
enum Python {
  /// Whether python3 is there; says so on standard error where it is not.
  static let isThere: Bool = {
    let child = try? ChildProcess(command: ["python3", "-c", ""])
    let found = child?.finish(grace: .seconds(60)) == .exited(status: 0)
    if !found {
      let message = "SKIPPED: python3 is absent, so some children cannot be run\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    return found
  }()
}
