import MLSMessages

extension WireFormat {
  /// A small MLSMessage of this wire format, put together by hand from RFC 9420, section 6.
  var sample: [UInt8] {
    let epoch: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 5]
    let start: [UInt8] = [0, 1, 0, UInt8(rawValue)]
    switch self {
    case .mlsPublicMessage:
      // group_id, epoch, member 2, no authenticated_data, application_data, signature, tag
      return start + [1, 0xAA] + epoch + [1, 0, 0, 0, 2, 0, 1, 2, 0xBB, 0xBC, 1, 0xCC, 1, 0xDD]
    case .mlsPrivateMessage:
      // group_id, epoch, application, no authenticated_data, sender data, ciphertext
      return start + [1, 0xAA] + epoch + [1, 0, 1, 0xBB, 2, 0xCC, 0xCD]
    case .mlsWelcome:
      // cipher suite, no secrets, encrypted_group_info
      return start + [0, 1, 0, 2, 0xAA, 0xAB]
    case .mlsGroupInfo:
      // GroupContext: version, suite, group_id, epoch, tree hash, transcript hash, no extensions;
      // no extensions, confirmation_tag, signer 3, signature
      return start + [0, 1, 0, 1, 1, 0xAA] + epoch + [1, 0xBB, 1, 0xCC, 0]
        + [0, 1, 0xDD, 0, 0, 0, 3, 1, 0xEE]
    case .mlsKeyPackage:
      // version, suite, init key; a leaf node with a basic credential and a lifetime; signature
      return start + [0, 1, 0, 1, 1, 0xAA] + Self.leafNode + [0, 1, 0xFF]
    }
  }

  private static var leafNode: [UInt8] {
    // encryption key, signature key, credential, capabilities, key_package with its lifetime,
    // no extensions, signature
    [1, 0xBB, 1, 0xCC, 0, 1, 1, 0xDD] + [2, 0, 1, 2, 0, 1, 0, 0, 2, 0, 1] + [1]
      + [UInt8](repeating: 0, count: 8) + [UInt8](repeating: 0xFF, count: 8) + [0, 1, 0xEE]
  }
}
