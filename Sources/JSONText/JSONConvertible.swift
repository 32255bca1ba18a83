/// A type that stands in vectors and in the harness protocol as one JSON object.
package protocol JSONConvertible: Equatable, Sendable {
  /// Takes the members that the type knows; the caller refuses what is left.
  init(fields: inout JSONFields) throws(JSONError)
  /// The object, members in the order in which the protocol page names them.
  var json: JSONValue { get }
}

extension JSONConvertible {
  /// The value that a JSON object stands for.
  /// - Throws: `JSONError` for a missing or unknown key, a wrong kind of value or bad hex.
  package init(json: JSONValue, path: String) throws(JSONError) {
    var fields = try JSONFields(json, path: path)
    try self.init(fields: &fields)
    try fields.finish()
  }
}
