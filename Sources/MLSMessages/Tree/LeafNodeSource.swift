import TLSPresentation

/// How a leaf came into the tree.
///
/// RFC 9420, section 7.2:
///
///     enum {
///         reserved(0),
///         key_package(1),
///         update(2),
///         commit(3),
///         (255)
///     } LeafNodeSource;
package enum LeafNodeSource: UInt8, CaseIterable, TLSEnumeration {
  /// With a KeyPackage.
  case keyPackage = 1

  /// With an Update proposal.
  case update = 2

  /// With the path of a Commit.
  case commit = 3
}
