import MLSMessages
package import TLSPresentation

/// Well-formed messages of every wire format with every variant that the grammar has.
package struct MessageCorpus {
  /// The shapes, always the same and in the same order for the same arguments.
  package private(set) var shapes: [MessageShape] = []

  private let suite: SuiteSizes
  private let extent: Extent
  private let source: ByteSource

  /// Builds the shapes with fields of the sizes of `suite`, filled from `source` as far as `extent`
  /// goes.
  ///
  /// - Throws: `PresentationError.lengthTooLarge`, which no size of a known suite brings about.
  package init(
    suite: SuiteSizes, extent: Extent = .usual, source: @escaping ByteSource
  ) throws(PresentationError) {
    self.suite = suite
    self.extent = extent
    self.source = source
    addApplications()
    try addProposals()
    addExternalProposals()
    try addCommits()
    addPrivateMessages()
    try addWelcomes()
    try addGroupInfos()
    try addKeyPackages()
  }

  /// Sizes of `authenticated_data` around the boundaries of the length header, section 2.1.2.
  static let authenticatedDataSizes = [0, 63, 64, 16_384]

  /// A builder that stands at the shape `name`.
  func builder(_ name: String) -> ShapeBuilder {
    ShapeBuilder(suite: suite, extent: extent, place: name, source: source)
  }

  /// Adds one shape.
  mutating func add(_ name: String, _ message: MLSMessage) {
    shapes.append(MessageShape(name: name, message: message))
  }
}
