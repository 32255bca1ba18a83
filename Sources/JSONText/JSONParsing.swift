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
    } catch {
      throw .notJSON(Self.whyNotJSON(text) ?? "\(error)")
    }
  }

  /// What is wrong and where; only Foundation's older parser tells.
  private static func whyNotJSON(_ text: [UInt8]) -> String? {
    do {
      _ = try JSONSerialization.jsonObject(with: Data(text), options: [.fragmentsAllowed])
      return nil
    } catch {
      guard let reason = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String else {
        return nil
      }
      let trimmed = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
      let place = trimmed.split(separator: " ").last.flatMap { Int($0) } ?? text.count
      let line = text.prefix(place).count { $0 == UInt8(ascii: "\n") } + 1
      return line > 1 ? "\(trimmed) (line \(line))" : trimmed
    }
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
