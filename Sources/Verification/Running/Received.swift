import Harness
import JSONText
import Operations

/// A line from an implementation, understood as far as it can be.
enum Received {
  /// An answer that follows the protocol.
  case answer(Answer)
  /// Anything else, with the seq that it carries all the same.
  case invalid(seq: Int?, reason: String)

  /// Understands a line, given without its newline.
  init(_ line: [UInt8]) {
    var seq: Int?
    do throws(JSONError) {
      let json = try JSONValue(line: line)
      if case .integer(let number)? = json["seq"] { seq = number }
      var answer = try Answer(json: json, path: "")
      switch answer.response {
      case .output: break
      case .refused(var error):
        error.message = Excerpt.cut(error.message)
        answer.response = .refused(error)
      case .skipped(let reason):
        answer.response = .skipped(reason: Excerpt.cut(reason))
      }
      self = .answer(answer)
    } catch {
      self = .invalid(
        seq: seq,
        reason: "an answer does not follow the protocol: \(error); it was \(Excerpt.quoted(line))")
    }
  }
}
