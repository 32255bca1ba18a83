package import TLSPresentation

extension Extension {
  /// Wraps `content` as an extension of its type.
  package init(_ content: some ExtensionContent) throws(PresentationError) {
    self.init(
      extensionType: type(of: content).extensionType,
      extensionData: try content.encoded()
    )
  }

  /// The content of this extension, or `nil` if the extension is of another type.
  ///
  /// - Throws: The reason why the data is not the content of its type. Offsets count from the
  ///   start of the data.
  package func content<Content: ExtensionContent>(
    as type: Content.Type = Content.self
  ) throws(PresentationError) -> Content? {
    guard extensionType == Content.extensionType else { return nil }
    return try Content(decoding: extensionData)
  }
}
