import DMLS
import KeyDerivation
import Operations

/// The state of a puncturable PRF as a plain dictionary: simple to get wrong in every way.
struct NodeStore: Sendable {
  /// The cipher suite.
  let suite: CipherSuite
  /// The root as it was at first, for those who keep it.
  let root: [UInt8]
  /// The retained secrets.
  var nodes: [NodeID: [UInt8]]
  /// What was evaluated and what came of it, for those who keep that.
  var outputs: [[UInt8]: [UInt8]] = [:]
  /// What was evaluated, in order.
  var inputs: [[UInt8]] = []

  /// A PPRF keyed with a secret.
  init(_ suite: CipherSuite, secret: [UInt8], _ formulas: Formulas) throws(OperationError) {
    let secret = try formulas.tree.checkedSecret(suite, secret)
    self.suite = suite
    root = try formulas.tree.root(formulas, suite, secret)
    nodes = [.root: root]
  }

  /// Evaluates at an input and keeps the copath alone.
  mutating func evaluate(
    _ input: [UInt8], _ formulas: Formulas
  ) throws(OperationError) -> [UInt8] {
    let input = try formulas.tree.checkedInput(suite, input)
    let turns = formulas.tree.turns(suite, input)
    guard let start = ancestor(of: turns), let secret = nodes.removeValue(forKey: start) else {
      throw OperationError(.punctured, "evaluated before")
    }
    var id = start
    var node = secret
    for isRight in turns[start.depth...] {
      let children = try formulas.tree.children(formulas, suite, node)
      nodes[id.child(isRight: !isRight)] = isRight ? children.left : children.right
      node = isRight ? children.right : children.left
      id = id.child(isRight: isRight)
    }
    let output = try formulas.tree.output(formulas, suite, node, input)
    outputs[input] = output
    inputs.append(input)
    return output
  }

  /// The retained node above a leaf, or the leaf itself.
  func ancestor(of turns: [Bool]) -> NodeID? {
    var id = NodeID.root
    if nodes[id] != nil { return id }
    for isRight in turns {
      id = id.child(isRight: isRight)
      if nodes[id] != nil { return id }
    }
    return nil
  }

  /// The nodes from the root to the leaf that was evaluated last; none before that.
  func lastPath(_ formulas: Formulas) -> [RetainedNode] {
    guard let input = inputs.last else { return [] }
    var id = NodeID.root
    var path = [RetainedNode(depth: 0, prefix: [], secret: root)]
    for isRight in formulas.tree.turns(suite, input) {
      let node = path[path.count - 1].secret
      guard let children = try? formulas.tree.children(formulas, suite, node) else { break }
      id = id.child(isRight: isRight)
      path.append(
        RetainedNode(
          depth: id.depth, prefix: id.prefix, secret: isRight ? children.right : children.left))
    }
    return path
  }

  /// Drops the copath node at a depth, if the path goes as deep.
  mutating func forgetCopath(of turns: [Bool], at depth: Int) {
    guard turns.indices.contains(depth - 1) else { return }
    nodes[NodeID(turns[..<(depth - 1)] + [!turns[depth - 1]])] = nil
  }
}
