import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let punctured = Group(
    section: "draft section 5", effect: "Who steals the state recomputes what was punctured.",
    operations: .states)
  private static let kept = Group(
    section: punctured.section, effect: punctured.effect, operations: [PPRFPuncture.self],
    reading: .noRootKept)
  private static let hidden = Group(
    section: punctured.section, effect: punctured.effect,
    operations: [PPRFPuncture.self, ProcessCommits.self], reading: .noRootKept)
  private static let lost = Group(
    section: "draft section 5", effect: "Forks that should still be followed are lost.",
    operations: [PPRFPuncture.self])
  private static let listed = Group(
    section: "the harness protocol",
    effect: "Retained state cannot be checked; outputs may well be right.",
    operations: [PPRFPuncture.self])

  /// What stays and what goes when the tree is evaluated.
  static let states: Rows = [
    "not-punctured": punctured(
      "Nothing is punctured: every input can be evaluated again.",
      effect: punctured.effect + " A replayed commit makes its epoch again.",
      .formula(\.evaluate) { (_, store, input) throws(DMLSError) in
        try store.fresh.evaluateAsDrafted(input)
      }),
    "root-kept": kept(
      "The root stays beside the copath; repeats are refused from a list.",
      .keeping { depth, _ in depth == 0 }),
    "block-list": kept(
      "Only the root is kept, with a list of the inputs that were evaluated.",
      .set(\.retained) { [NodeID.root.retained($0.root)] }),
    "top-kept": kept(
      "The root's child above the punctured leaf stays.", .keeping { depth, _ in depth == 1 }),
    "parent-kept": kept(
      "The parent of the punctured leaf stays.", .keeping { depth, leaf in depth == leaf - 1 }),
    "leaf-kept": kept("The punctured leaf stays.", .keeping { depth, leaf in depth == leaf }),
    "path-kept": kept(
      "The whole path from the root to the punctured leaf stays.", .keeping { _, _ in true }),
    "consumed-ancestors-kept": kept(
      "The nodes from which evaluations went down stay.",
      .wrap(\.retained) { retained in
        { store in (retained(store) + store.consumed.map { $0.retained($1) }).sorted() }
      }),
    "repeat-answers-again": punctured(
      "A repeated input gets its output again, from a cache.",
      effect: "A replayed commit makes its epoch again.",
      .answeringRepeats { store, input in store.outputs[input] }),
    "repeat-answers-zeros": punctured(
      "A repeated input gets Nh zero bytes in place of a refusal.",
      effect: "A replayed commit makes an epoch whose keys everybody knows.",
      .answeringRepeats { store, _ in store.formulas.zeroSecret }),
    "repeat-answers-nothing": punctured(
      "A repeated input gets an empty output in place of a refusal.",
      effect: "A replayed commit makes an epoch of an empty secret.",
      .answeringRepeats { _, _ in [] }),
    "repeat-refused-as-wrong-length": punctured(
      "A repeated input is refused as one of a wrong length.",
      effect: "The caller takes a replay for a broken message.",
      .afterRefusal { (f, _, input, error) throws(DMLSError) in
        guard error == .punctured else { throw error }
        throw .wrongLength(name: "input", expected: f.nh, actual: input.count)
      }),
    "one-evaluation-only": lost(
      "The first evaluation uses up the whole tree.", .pruning { store, _ in store.nodes = [:] }),
    "last-sibling-lost": lost(
      "The sibling of the punctured leaf is not kept.",
      .pruning { $0.forgetCopath(of: $1, at: $1.count) }),
    "first-sibling-lost": lost(
      "The other half of the tree is not kept.", in: .states,
      .pruning { $0.forgetCopath(of: $1, at: 1) }),
    "middle-sibling-lost": lost(
      "The copath node in the middle is not kept.",
      .pruning { $0.forgetCopath(of: $1, at: $1.count / 2) }),
    "copath-replaces-state": lost(
      "An evaluation keeps its own copath and nothing of those before it.", in: .states,
      .adding { store, new in store.nodes = store.nodes.filter { new.contains($0.key) } }),
    "copath-shares-one-buffer": punctured(
      "All copath secrets of an evaluation lie in one buffer: the last one stands for all.",
      effect: "Outputs after the first are wrong.",
      .adding { store, new in
        guard let last = new.max(by: { $0.depth < $1.depth }), let secret = store.nodes[last]
        else { return }
        for id in new { store.nodes[id] = secret }
      }),
    "repeat-known-by-8-bytes": lost(
      "An input is taken for one before it that has the same first eight bytes.",
      .around(\.evaluate) { (evaluate, f, store, input) throws(DMLSError) in
        guard
          input.count != f.nh || !store.inputs.contains(where: { $0.starts(with: input.prefix(8)) })
        else { throw .punctured }
        return try evaluate(f, store, input)
      }),
    "restore-one-evaluation-behind": punctured(
      "The saved state is the one before the last evaluation.", in: kept.operations,
      .set(\.restored) { store in
        let inputs = store.inputs
        (store.nodes, store.inputs) = ([.root: store.root], [])
        for input in inputs.dropLast() { _ = try? store.evaluateAsDrafted(input) }
      }),
    "restore-depth-in-a-byte": lost(
      "The depth of a saved node is a byte: 256 becomes 0.",
      effect: "A leaf is restored as the root.",
      .set(\.restored) { store in
        let saved = store.nodesAsDrafted
        store.nodes = [:]
        for node in saved {
          var id = NodeID.root
          id.depth = node.depth % 256
          id.prefix = Array(node.prefix.prefix((id.depth + 7) / 8))
          store.nodes[id] = node.secret
        }
      }),
    "copath-misfiled": punctured(
      "Copath secrets are kept under the place of the node on the path.",
      effect: "Punctured inputs give wrong outputs, and others are lost.",
      .pruning { store, turns in
        for index in turns.indices {
          let copath = NodeID(turns[..<index] + [!turns[index]])
          guard let secret = store.nodes.removeValue(forKey: copath) else { continue }
          store.nodes[NodeID(turns[...index])] = secret
        }
      }),
    "nodes-keyed-by-prefix": punctured(
      "Nodes are looked up by their prefix in whole bytes, without depth.",
      effect: "A node is taken for its ancestor, and outputs are wrong.",
      .around(\.evaluate) { (evaluate, f, store, input) throws(DMLSError) in
        let turns = f.turns(to: input)
        let byPrefix = Dictionary(
          store.nodes.keys.sorted { $0.depth < $1.depth }.map { (padded($0.prefix, f.nh), $0) },
          uniquingKeysWith: { $1 })
        for depth in 0...turns.count {
          let place = NodeID(turns[..<depth])
          guard let found = byPrefix[padded(place.prefix, f.nh)] else { continue }
          let secret = store.nodes.removeValue(forKey: found)
          store.nodes[place] = secret
          break
        }
        return try evaluate(f, store, input)
      }),
    "wrong-length-punctures": punctured(
      "An input of a wrong length is refused, and its leaf is punctured.",
      effect: "A bad message blocks good ones.", in: [PPRFPuncture.self],
      .around(\.evaluate) { (evaluate, f, store, input) throws(DMLSError) in
        if input.count != f.nh { _ = try? store.evaluateAsDrafted(padded(input, f.nh)) }
        return try evaluate(f, store, input)
      }),
    "refusal-clears": punctured(
      "A refused repeat drops the whole state.",
      effect: "A replayed message ends the processing of the epoch.",
      .afterRefusal { (_, store, _, error) throws(DMLSError) in
        if error == .punctured { store.nodes = [:] }
        throw error
      }),
    "refusal-retries-from-root": punctured(
      "A refused call resets the PPRF to its key.",
      effect: "A replayed message makes all that was punctured computable again.",
      .afterRefusal { (_, store, _, error) throws(DMLSError) in
        store.nodes = [.root: store.root]
        throw error
      }),
    "restore-brings-root-back": kept(
      "The saved state is the key: restoring undoes every puncture.",
      .set(\.restored) { $0.nodes = [.root: $0.root] }),
    "restore-adds-root": kept(
      "The saved state holds the key beside the copath.",
      .set(\.restored) { $0.nodes[.root] = $0.root }),
    "restore-loses-deepest": lost(
      "The deepest copath node is not saved.",
      .set(\.restored) { store in
        guard let deepest = store.nodes.keys.map(\.depth).max(), deepest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth < deepest }
      }),
    "restore-loses-highest": lost(
      "The highest copath node is not saved.",
      .set(\.restored) { store in
        guard let highest = store.nodes.keys.map(\.depth).min(), highest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth > highest }
      }),
    "restore-loses-everything": lost(
      "Nothing but the cipher suite is saved.", .set(\.restored) { $0.nodes = [:] }),
    "root-hidden": hidden(
      "The root stays in the state beside the copath, and is not listed.",
      .set(\.hidden) { $0.inputs.isEmpty ? [] : [NodeID.root.retained($0.root)] }),
    "ancestors-hidden": hidden(
      "Consumed nodes above punctured leaves stay in the state, and are not listed.",
      .set(\.hidden) { store in
        store.inputs.flatMap { store.path(to: $0).dropFirst().dropLast() }
      }),
  ]

  /// How retained nodes are listed: slips of a harness more than of an implementation.
  static let exports: Rows = [
    "retained-depth-from-leaf": listed(
      "The depth of a retained node is counted from the leaves.",
      .listing { node, suite in node.depth = 8 * suite.nh - node.depth }),
    "retained-depth-in-a-byte": listed(
      "The depth of a retained node is a byte: 256 is listed as 0.",
      .listing { node, _ in node.depth %= 256 }),
    "retained-depth-from-one": listed(
      "The depth of the root is 1.", .listing { node, _ in node.depth += 1 }),
    "retained-prefix-of-path": listed(
      "A retained node is listed in the place of its sibling.",
      .listing {
        node, _ in
        // Beside another misreading a node may lie where its prefix does not reach.
        guard node.depth > 0, (node.depth - 1) / 8 < node.prefix.count else { return }
        node.prefix[(node.depth - 1) / 8] ^= 0x80 >> UInt8((node.depth - 1) % 8)
      }),
    "retained-prefix-filled-up": listed(
      "The prefix of a retained node is always Nh bytes.",
      .listing { node, suite in node.prefix += zeros(suite.nh - node.prefix.count) }),
    "retained-prefix-least-significant-bit-first": listed(
      "The prefix of a retained node starts at the least significant bit of each byte.",
      .listing { node, _ in
        node.prefix = node.prefix.map { byte in
          (0..<8).reduce(0) { $0 << 1 | (byte >> UInt8($1) & 1) }
        }
      }),
  ]
}

extension Change {
  /// Keeps nodes of the path beside the copath, by their depth and that of the leaf.
  fileprivate static func keeping(
    _ keeps: @escaping @Sendable (_ depth: Int, _ leaf: Int) -> Bool
  ) -> Change {
    .wrap(\.retained) { retained in
      { store in
        let path = store.lastPath
        return (retained(store) + path.filter { keeps($0.depth, path.count - 1) }).sorted()
      }
    }
  }

  /// Lists each retained node otherwise.
  fileprivate static func listing(
    _ change: @escaping @Sendable (inout RetainedNode, CipherSuite) -> Void
  ) -> Change {
    .wrap(\.retained) { retained in
      { store in
        var nodes = retained(store)
        for index in nodes.indices { change(&nodes[index], store.formulas.cipherSuite) }
        return nodes.sorted()
      }
    }
  }

  /// Answers or refuses otherwise where an evaluation is refused.
  fileprivate static func afterRefusal(
    _ answer:
      @escaping @Sendable (Misread, NodeStore, [UInt8], DMLSError) throws(DMLSError) -> [UInt8]
  ) -> Change {
    .around(\.evaluate) { (evaluate, f, store, input) throws(DMLSError) in
      do throws(DMLSError) {
        return try evaluate(f, store, input)
      } catch {
        return try answer(f, store, input, error)
      }
    }
  }

  /// Answers where an input is repeated, unless with nil.
  fileprivate static func answeringRepeats(
    _ answer: @escaping @Sendable (NodeStore, [UInt8]) -> [UInt8]?
  ) -> Change {
    .afterRefusal { (_, store, input, error) throws(DMLSError) in
      guard error == .punctured, let output = answer(store, input) else { throw error }
      return output
    }
  }

  /// Changes the nodes after each evaluation, by those that it added.
  fileprivate static func adding(
    _ change: @escaping @Sendable (NodeStore, _ new: Set<NodeID>) -> Void
  ) -> Change {
    .around(\.evaluate) { (evaluate, f, store, input) throws(DMLSError) in
      let before = Set(store.nodes.keys)
      let output = try evaluate(f, store, input)
      change(store, Set(store.nodes.keys).subtracting(before))
      return output
    }
  }

  /// Drops or moves nodes after each evaluation.
  fileprivate static func pruning(
    _ prune: @escaping @Sendable (NodeStore, [Bool]) -> Void
  ) -> Change {
    .around(\.evaluate) { (evaluate, f, store, input) throws(DMLSError) in
      let output = try evaluate(f, store, input)
      prune(store, f.turns(to: input))
      return output
    }
  }
}

private func padded(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
  Array((bytes + zeros(count - bytes.count)).prefix(count))
}
