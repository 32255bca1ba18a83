import DMLS
import KeyDerivation
import Operations

extension MisreadingCatalogue {
  /// How retained nodes are listed: slips of a harness more than of an implementation.
  static let exports: [Misreading] = [
    relisting(
      "retained-depth-from-leaf", "The depth of a retained node is counted from the leaves."
    ) { node, suite in node.depth = 8 * suite.nh - node.depth },
    relisting("retained-depth-from-one", "The depth of the root is 1.") { node, _ in
      node.depth += 1
    },
    relisting(
      "retained-prefix-of-path", "A retained node is listed in the place of its sibling."
    ) { node, _ in
      // Beside another misreading a node may lie where its prefix does not reach.
      guard node.depth > 0, (node.depth - 1) / 8 < node.prefix.count else { return }
      node.prefix[(node.depth - 1) / 8] ^= 0x80 >> UInt8((node.depth - 1) % 8)
    },
    relisting(
      "retained-prefix-filled-up", "The prefix of a retained node is always Nh bytes."
    ) { node, suite in
      node.prefix += [UInt8](repeating: 0, count: max(0, suite.nh - node.prefix.count))
    },
    relisting(
      "retained-prefix-least-significant-bit-first",
      "The prefix of a retained node starts at the least significant bit of each byte."
    ) { node, _ in
      node.prefix = node.prefix.map { byte in
        (0..<8).reduce(0) { $0 << 1 | (byte >> UInt8($1) & 1) }
      }
    },
  ]

  private static func relisting(
    _ id: String, _ summary: String,
    _ change: @escaping @Sendable (inout RetainedNode, CipherSuite) -> Void
  ) -> Misreading {
    Misreading(
      id, summary, section: "the harness protocol",
      effect: "Retained state cannot be checked; outputs may well be right.",
      in: [PPRFPuncture.self]
    ) { changes in
      let retained = changes.retained
      changes.retained = { store in
        retained(store).map { node in
          var node = node
          change(&node, store.formulas.cipherSuite)
          return node
        }.sorted()
      }
    }
  }
}
