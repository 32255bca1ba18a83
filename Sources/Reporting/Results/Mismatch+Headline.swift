import Verification

extension Mismatch {
  /// In one line, what is wrong.
  var headline: String {
    switch self {
    case .output(let differences):
      let rest = differences.count - 1
      let more = rest > 0 ? ", and \(rest) more \(rest == 1 ? "place" : "places")" : ""
      return (differences.first?.headline ?? "the output differs") + more
    case .intermediate(let difference):
      return "the output is right, and on the way to it \(difference.headline)"
    case .outputInsteadOfRefusal(let kinds, _):
      return "answered, where \(kinds.refusal) was expected"
    case .refusalInsteadOfOutput(_, let error):
      return "\(error.refusal), where an output was expected"
    case .otherRefusal(let kinds, let error):
      return "\(error.refusal), where \(kinds.refusal) was expected"
    }
  }
}

extension Difference {
  fileprivate var headline: String {
    let place = path.isEmpty ? "the output" : path
    if actual == nil { return "\(place) is missing" }
    if expected == nil { return "\(place) is too much" }
    return firstDifferingByte.map { "\(place) differs from byte \($0) on" } ?? "\(place) differs"
  }
}
