package import TLSPresentation

extension Specimen {
  /// Well-formed encodings of about `size` bytes that cost the most memory for each byte.
  package static func dense(size: Int) throws(PresentationError) -> [Specimen] {
    var builder = DenseBuilder(size: size)
    try builder.addCertificateChains()
    try builder.addTrees()
    try builder.addCommits()
    try builder.addSecrets()
    try builder.addLists()
    return builder.specimens
  }
}
