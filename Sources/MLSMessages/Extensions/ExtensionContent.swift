package import TLSPresentation

/// What the `extension_data` of an extension of a known type encodes.
package protocol ExtensionContent: TLSDecodable, TLSEncodable {
  /// The type that announces this content.
  static var extensionType: ExtensionType { get }
}
