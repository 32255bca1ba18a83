import JSONText

extension FederationTrace {
  /// A link between two servers, a JSON array of their names.
  public struct Link: Equatable, Sendable {
    /// The server named first.
    public var first: String
    /// The server named second.
    public var second: String

    /// The link between two servers.
    public init(_ first: String, _ second: String) {
      self.first = first
      self.second = second
    }
  }
}

extension FederationTrace.Link {
  init(json: JSONValue, path: String) throws(JSONError) {
    guard case .array(let ends) = json else {
      throw .wrongKind(path: path, expected: "an array", found: json.kind)
    }
    guard ends.count == 2 else {
      throw .badValue(path: path, expected: "two servers", found: "\(ends.count)")
    }
    first = try Self.server(ends[0], path: "\(path)[0]")
    second = try Self.server(ends[1], path: "\(path)[1]")
  }

  private static func server(_ json: JSONValue, path: String) throws(JSONError) -> String {
    guard case .string(let name) = json else {
      throw .wrongKind(path: path, expected: "a string", found: json.kind)
    }
    return name
  }

  var json: JSONValue { .strings([first, second]) }
}
