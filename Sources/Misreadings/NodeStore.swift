package import DMLS

/// The place of a node in the tree.
struct NodeID: Hashable {
  /// How far below the root it lies.
  var depth: Int
  /// The first `depth` bits of the leaf indices below it, the rest of the last byte zero.
  var prefix: [UInt8]

  /// The root.
  static let root = NodeID([])

  /// The node at the end of some turns.
  init(_ turns: some Collection<Bool>) {
    depth = turns.count
    prefix = [UInt8](repeating: 0, count: (depth + 7) / 8)
    for (index, isRight) in turns.enumerated() where isRight {
      prefix[index / 8] |= 0x80 >> UInt8(index % 8)
    }
  }

  /// The node here, with its secret.
  func retained(_ secret: [UInt8]) -> RetainedNode {
    RetainedNode(depth: depth, prefix: prefix, secret: secret)
  }

  /// The child to the given side.
  func child(isRight: Bool) -> NodeID {
    var child = self
    if depth % 8 == 0 { child.prefix.append(0) }
    if isRight { child.prefix[depth / 8] |= 0x80 >> UInt8(depth % 8) }
    child.depth += 1
    return child
  }
}

/// The state of a puncturable PRF as a plain dictionary: simple to get wrong in every way.
package final class NodeStore: KeyedPRF {
  let formulas: Misread
  /// The root as it was at first, for those who keep it.
  let root: [UInt8]
  /// The retained secrets.
  var nodes: [NodeID: [UInt8]]
  /// What was evaluated and what came of it, for those who keep that.
  var outputs: [[UInt8]: [UInt8]] = [:]
  /// What was evaluated, in order.
  var inputs: [[UInt8]] = []
  /// The retained nodes from which evaluations went down, for those who keep them.
  var consumed: [NodeID: [UInt8]] = [:]

  /// A PPRF keyed with a secret.
  convenience init(_ formulas: Misread, key: [UInt8]) throws(DMLSError) {
    self.init(formulas, root: try formulas.rootNodeSecret(key: key))
  }

  private init(_ formulas: Misread, root: [UInt8]) {
    self.formulas = formulas
    self.root = root
    nodes = [.root: root]
  }

  /// The same PPRF before its first evaluation.
  var fresh: NodeStore { NodeStore(formulas, root: root) }

  /// The same PPRF as it is now.
  var copy: NodeStore {
    let copy = fresh
    (copy.nodes, copy.outputs, copy.inputs, copy.consumed) = (nodes, outputs, inputs, consumed)
    return copy
  }

  package func evaluate(_ input: [UInt8]) throws(DMLSError) -> [UInt8] {
    try formulas.changes.evaluate(formulas, self, input)
  }

  package func puncturing<Result>(
    after use: () throws(DMLSError) -> Result
  ) throws(DMLSError) -> Result {
    let before = (nodes, outputs, inputs, consumed)
    do throws(DMLSError) {
      return try use()
    } catch {
      (nodes, outputs, inputs, consumed) = before
      throw error
    }
  }

  package var retainedNodes: [RetainedNode] { formulas.changes.retained(self) }

  /// The state in the form in which it is saved: secrets, one behind the other.
  var saved: [UInt8] { (retainedNodes + formulas.changes.hidden(self)).flatMap(\.secret) }

  /// What is retained.
  var nodesAsDrafted: [RetainedNode] { nodes.map { $0.retained($1) }.sorted() }

  /// Evaluates at an input and keeps the copath alone.
  func evaluateAsDrafted(_ input: [UInt8]) throws(DMLSError) -> [UInt8] {
    let leaf = try formulas.leafIndex(input: input)
    let turns = formulas.turns(to: leaf)
    guard let start = ancestor(of: turns), var node = nodes.removeValue(forKey: start) else {
      throw .punctured
    }
    consumed[start] = node
    var id = start
    for isRight in turns[start.depth...] {
      let children = try formulas.children(of: node)
      nodes[id.child(isRight: !isRight)] = isRight ? children.left : children.right
      node = isRight ? children.right : children.left
      id = id.child(isRight: isRight)
    }
    let output = try formulas.fsSecret(leafNodeSecret: node, leafIndex: leaf)
    outputs[leaf] = output
    inputs.append(leaf)
    return output
  }

  /// The retained node above a leaf, or the leaf itself.
  private func ancestor(of turns: [Bool]) -> NodeID? {
    var id = NodeID.root
    if nodes[id] != nil { return id }
    for isRight in turns {
      id = id.child(isRight: isRight)
      if nodes[id] != nil { return id }
    }
    return nil
  }

  /// The nodes from the root to the leaf that was evaluated last; none before that.
  var lastPath: [RetainedNode] { inputs.last.map(path) ?? [] }

  /// The nodes from the root to a leaf.
  func path(to input: [UInt8]) -> [RetainedNode] {
    var id = NodeID.root
    var path = [NodeID.root.retained(root)]
    for isRight in formulas.turns(to: input) {
      guard let children = try? formulas.children(of: path[path.count - 1].secret) else { break }
      id = id.child(isRight: isRight)
      path.append(id.retained(isRight ? children.right : children.left))
    }
    return path
  }

  /// Drops the copath node at a depth, if the path goes as deep.
  func forgetCopath(of turns: [Bool], at depth: Int) {
    guard turns.indices.contains(depth - 1) else { return }
    nodes[NodeID(turns[..<(depth - 1)] + [!turns[depth - 1]])] = nil
  }
}
