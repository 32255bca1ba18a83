package import MLSMessages

/// A well-formed message and the name of what it exercises.
package struct MessageShape: Equatable, Sendable {
  /// The path of the shape, from the wire format down, such as `key_package/x509/grease`.
  package let name: String

  /// The message.
  package let message: MLSMessage
}
