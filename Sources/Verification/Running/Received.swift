import Harness
import JSONText

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
      let json = try JSONValue(parsing: line)
      if case .integer(let number)? = json["seq"] { seq = number }
      self = .answer(try Answer(json: json, path: ""))
    } catch {
      self = .invalid(
        seq: seq,
        reason: "an answer does not follow the protocol: \(error); it was \(Excerpt.quoted(line))")
    }
  }
}
