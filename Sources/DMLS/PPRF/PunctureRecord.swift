package import KeyDerivation

/// What a puncturable PRF holds and what it has given up, section 5: for whoever looks for secrets
/// in the state of another implementation.
///
/// It never forgets, so it is no PPRF for use.
package struct PunctureRecord: Sendable {
  /// A node whose secret must be gone.
  package struct Gone: Equatable, Sendable {
    /// The node, with its secret.
    package var node: RetainedNode
    /// The step with which it went, as the caller counts them.
    package var step: Int
  }

  /// Where a node lies in the tree.
  private struct Place: Hashable {
    var depth: Int
    var prefix: [UInt8]
  }

  private let cipherSuite: CipherSuite
  private var secrets: [Place: [UInt8]]
  /// What must be gone, in the order in which it went: nodes above punctured leaves, and the leaves.
  package private(set) var gone: [Gone] = []

  /// A PPRF that was never evaluated.
  /// - Throws: `DMLSError.wrongLength` where `secret` is not Nh bytes.
  package init(cipherSuite: CipherSuite, secret: [UInt8]) throws(DMLSError) {
    try cipherSuite.requireNh(secret, name: "secret")
    self.cipherSuite = cipherSuite
    secrets = [Place(depth: 0, prefix: []): secret]
  }

  /// Every node secret that is held, in no order.
  package var retained: [[UInt8]] { Array(secrets.values) }

  /// Evaluates and punctures in a step.
  /// - Throws: `DMLSError.wrongLength` where `input` is not Nh bytes, `.punctured` where it was
  ///   evaluated before; nothing changes then.
  package mutating func evaluate(_ input: [UInt8], in step: Int) throws(DMLSError) {
    try cipherSuite.requireNh(input, name: "input")
    let leaf = LeafIndex(bytes: input)
    let path = (0...leaf.depth).map { Place(depth: $0, prefix: leaf.prefix(at: $0)) }
    guard let start = path.first(where: { secrets[$0] != nil }),
      var secret = secrets.removeValue(forKey: start)
    else { throw .punctured }
    giveUp(start, secret, in: step)
    for place in path[(start.depth + 1)...] {
      let (left, right) = children(of: secret)
      let isRight = leaf.turnsRight(below: place.depth - 1)
      let copath = Place(depth: place.depth, prefix: leaf.copathPrefix(at: place.depth))
      secrets[copath] = isRight ? left : right
      secret = isRight ? right : left
      giveUp(place, secret, in: step)
    }
  }

  /// Gives up all that is held.
  package mutating func delete(in step: Int) {
    for (place, secret) in secrets { giveUp(place, secret, in: step) }
    secrets = [:]
  }

  private mutating func giveUp(_ place: Place, _ secret: [UInt8], in step: Int) {
    let node = RetainedNode(depth: place.depth, prefix: place.prefix, secret: secret)
    gone.append(Gone(node: node, step: step))
  }

  private func children(of node: [UInt8]) -> (left: [UInt8], right: [UInt8]) {
    let width = cipherSuite.nh
    var memory = node + [UInt8](repeating: 0, count: width)
    var span = memory.mutableSpan
    TreeKDF.prepared(for: cipherSuite.hash).deriveChildren(
      in: &span, node: 0, left: 0, right: width)
    return (Array(memory[..<width]), Array(memory[width...]))
  }
}
