/// One member of a JSON object.
package struct JSONMember: Hashable, Sendable {
  /// The member's name.
  package var name: String
  /// The member's value.
  package var value: JSONValue

  /// A member with the given name and value.
  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}
