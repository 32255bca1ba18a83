import KeyDerivation
import Operations
import VectorFiles

/// ExpandWithLabel of anything.
enum RandomExpandWithLabel: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    let secretLength = draw.once(in: 3) ? draw.edgyLength(suite) : suite.nh
    let lengths = [1, suite.nh, suite.nh + 1, 255 * suite.nh, 255 * suite.nh + 1, 65535, 65536]
    let length = draw.once(in: 10) ? draw.pick(lengths) : draw.below(3 * suite.nh)
    try builder.addRandom(
      ExpandWithLabel.self, name, suite,
      input: ExpandWithLabel.Input(
        secret: draw.edgyBytes(secretLength), label: draw.label(),
        context: draw.edgyBytes(draw.edgyLength(suite)), length: length))
  }
}

/// DeriveSecret of anything.
enum RandomDeriveSecret: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.addRandom(
      DeriveSecret.self, name, suite,
      input: DeriveSecret.Input(secret: draw.secret(suite), label: draw.label()))
  }
}

/// A node's children.
enum RandomTreeNode: RandomScript {
  static func write(
    _ name: String, _ suite: CipherSuite, _ draw: inout Draw, to builder: inout CaseBuilder
  ) throws(GenerationError) {
    try builder.addRandom(
      TreeNode.self, name, suite, input: TreeNode.Input(nodeSecret: draw.secret(suite)))
  }
}
