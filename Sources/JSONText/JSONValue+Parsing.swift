import Foundation

extension JSONValue {
  /// The value that a JSON text holds.
  ///
  /// Objects come back sorted by name: Foundation's parser does not tell the order.
  /// - Throws: `JSONError.notJSON` where the bytes are not one JSON text in UTF-8.
  package init(parsing text: [UInt8]) throws(JSONError) {
    // Foundation also reads UTF-16, UTF-32 and a byte order mark, none of which is meant here.
    guard String(validating: text, as: UTF8.self) != nil else {
      throw .notJSON("the bytes are not valid UTF-8")
    }
    if text.first == 0xEF || text.prefix(2).contains(0) {
      throw .notJSON("the text does not start with a JSON value")
    }
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(text))
    } catch DecodingError.dataCorrupted(let context) {
      throw .notJSON(Self.reason(context))
    } catch {
      throw .notJSON("\(error)")
    }
  }

  private static func reason(_ context: DecodingError.Context) -> String {
    let details = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey]
    return details as? String ?? context.debugDescription
  }
}

extension JSONValue: Decodable {
  package init(from decoder: any Decoder) throws {
    // Ordered by what a vector or an answer mostly holds: each miss costs an error value.
    if let container = try? decoder.container(keyedBy: AnyKey.self) {
      self = .object(
        try container.allKeys
          .sorted { $0.stringValue < $1.stringValue }
          .map { JSONMember($0.stringValue, try container.decode(JSONValue.self, forKey: $0)) })
      return
    }
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else {
      self = .array(try container.decode([JSONValue].self))
    }
  }

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { return nil }
  }
}
