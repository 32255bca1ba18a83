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
  private static let lost = Group(
    section: "draft section 5", effect: "Forks that should still be followed are lost.",
    operations: [PPRFPuncture.self])
  private static let listed = Group(
    section: "the harness protocol",
    effect: "Retained state cannot be checked; outputs may well be right.",
    operations: [PPRFPuncture.self])

  /// What stays and what goes when the tree is evaluated.
  static let states: [Misreading] = [
    punctured(
      "not-punctured", "Nothing is punctured: every input can be evaluated again.",
      effect: punctured.effect + " A replayed commit makes its epoch again.", \.evaluate
    ) { (_, store, input) throws(DMLSError) in try store.fresh.evaluateAsDrafted(input) },
    keeping("root-kept", "The root stays beside the copath; repeats are refused from a list.") {
      depth, _ in depth == 0
    },
    kept(
      "block-list", "Only the root is kept, with a list of the inputs that were evaluated.",
      \.retained, to: { [RetainedNode(depth: 0, prefix: [], secret: $0.root)] }),
    keeping("top-kept", "The root's child above the punctured leaf stays.") { depth, _ in
      depth == 1
    },
    keeping("parent-kept", "The parent of the punctured leaf stays.") { depth, leaf in
      depth == leaf - 1
    },
    keeping("leaf-kept", "The punctured leaf stays.") { depth, leaf in depth == leaf },
    keeping("path-kept", "The whole path from the root to the punctured leaf stays.") { _, _ in
      true
    },
    punctured(
      "repeat-answers-again", "A repeated input gets its output again, from a cache.",
      effect: "A replayed commit makes its epoch again.",
      around: \.evaluate, answeringRepeats { store, input in store.outputs[input] }),
    punctured(
      "repeat-answers-zeros", "A repeated input gets Nh zero bytes in place of a refusal.",
      effect: "A replayed commit makes an epoch whose keys everybody knows.",
      around: \.evaluate, answeringRepeats { store, _ in store.formulas.zeroSecret }),
    punctured(
      "repeat-answers-nothing", "A repeated input gets an empty output in place of a refusal.",
      effect: "A replayed commit makes an epoch of an empty secret.",
      around: \.evaluate, answeringRepeats { _, _ in [] }),
    punctured(
      "repeat-refused-as-wrong-length", "A repeated input is refused as one of a wrong length.",
      effect: "The caller takes a replay for a broken message.",
      around: \.evaluate,
      afterRefusal { (f, _, input, error) throws(DMLSError) in
        guard error == .punctured else { throw error }
        throw .wrongLength(name: "input", expected: f.nh, actual: input.count)
      }),
    lost(
      "one-evaluation-only", "The first evaluation uses up the whole tree.",
      around: \.evaluate, pruning { store, _ in store.nodes = [:] }),
    lost(
      "last-sibling-lost", "The sibling of the punctured leaf is not kept.",
      around: \.evaluate, pruning { $0.forgetCopath(of: $1, at: $1.count) }),
    lost(
      "first-sibling-lost", "The other half of the tree is not kept.", in: .states,
      around: \.evaluate, pruning { $0.forgetCopath(of: $1, at: 1) }),
    lost(
      "middle-sibling-lost", "The copath node in the middle is not kept.",
      around: \.evaluate, pruning { $0.forgetCopath(of: $1, at: $1.count / 2) }),
    punctured(
      "copath-misfiled", "Copath secrets are kept under the place of the node on the path.",
      effect: "Punctured inputs give wrong outputs, and others are lost.",
      around: \.evaluate,
      pruning { store, turns in
        for index in turns.indices {
          let copath = NodeID(turns[..<index] + [!turns[index]])
          guard let secret = store.nodes.removeValue(forKey: copath) else { continue }
          store.nodes[NodeID(turns[...index])] = secret
        }
      }),
    punctured(
      "nodes-keyed-by-prefix", "Nodes are looked up by their prefix in whole bytes, without depth.",
      effect: "A node is taken for its ancestor, and outputs are wrong.", around: \.evaluate
    ) { (evaluate, f, store, input) throws(DMLSError) in
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
    },
    punctured(
      "wrong-length-punctures", "An input of a wrong length is refused, and its leaf is punctured.",
      effect: "A bad message blocks good ones.", in: [PPRFPuncture.self], around: \.evaluate
    ) { (evaluate, f, store, input) throws(DMLSError) in
      if input.count != f.nh { _ = try? store.evaluateAsDrafted(padded(input, f.nh)) }
      return try evaluate(f, store, input)
    },
    punctured(
      "refusal-clears", "A refused repeat drops the whole state.",
      effect: "A replayed message ends the processing of the epoch.",
      around: \.evaluate,
      afterRefusal { (_, store, _, error) throws(DMLSError) in
        if error == .punctured { store.nodes = [:] }
        throw error
      }),
    punctured(
      "refusal-retries-from-root", "A refused call resets the PPRF to its key.",
      effect: "A replayed message makes all that was punctured computable again.",
      around: \.evaluate,
      afterRefusal { (_, store, _, error) throws(DMLSError) in
        store.nodes = [.root: store.root]
        throw error
      }),
    kept(
      "restore-brings-root-back", "The saved state is the key: restoring undoes every puncture.",
      \.restored, to: { $0.nodes = [.root: $0.root] }),
    kept(
      "restore-adds-root", "The saved state holds the key beside the copath.",
      \.restored, to: { $0.nodes[.root] = $0.root }),
    lost(
      "restore-loses-deepest", "The deepest copath node is not saved.", \.restored,
      to: { store in
        guard let deepest = store.nodes.keys.map(\.depth).max(), deepest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth < deepest }
      }),
    lost(
      "restore-loses-highest", "The highest copath node is not saved.", \.restored,
      to: { store in
        guard let highest = store.nodes.keys.map(\.depth).min(), highest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth > highest }
      }),
    lost(
      "restore-loses-everything", "Nothing but the cipher suite is saved.",
      \.restored, to: { $0.nodes = [:] }),
  ]

  /// How retained nodes are listed: slips of a harness more than of an implementation.
  static let exports: [Misreading] = [
    listing("retained-depth-from-leaf", "The depth of a retained node is counted from the leaves.")
    { node, suite in node.depth = 8 * suite.nh - node.depth },
    listing("retained-depth-from-one", "The depth of the root is 1.") { node, _ in
      node.depth += 1
    },
    listing("retained-prefix-of-path", "A retained node is listed in the place of its sibling.") {
      node, _ in
      // Beside another misreading a node may lie where its prefix does not reach.
      guard node.depth > 0, (node.depth - 1) / 8 < node.prefix.count else { return }
      node.prefix[(node.depth - 1) / 8] ^= 0x80 >> UInt8((node.depth - 1) % 8)
    },
    listing("retained-prefix-filled-up", "The prefix of a retained node is always Nh bytes.") {
      node, suite in node.prefix += zeros(suite.nh - node.prefix.count)
    },
    listing(
      "retained-prefix-least-significant-bit-first",
      "The prefix of a retained node starts at the least significant bit of each byte."
    ) { node, _ in
      node.prefix = node.prefix.map { byte in
        (0..<8).reduce(0) { $0 << 1 | (byte >> UInt8($1) & 1) }
      }
    },
  ]

  private static func padded(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array((bytes + zeros(count - bytes.count)).prefix(count))
  }

  /// Keeps nodes of the path beside the copath, by their depth and that of the leaf.
  private static func keeping(
    _ id: String, _ summary: String, _ keeps: @escaping @Sendable (Int, Int) -> Bool
  ) -> Misreading {
    kept(id, summary) { changes in
      let retained = changes.retained
      changes.retained = { store in
        let path = store.lastPath
        return (retained(store) + path.filter { keeps($0.depth, path.count - 1) }).sorted()
      }
    }
  }

  private static func listing(
    _ id: String, _ summary: String,
    _ change: @escaping @Sendable (inout RetainedNode, CipherSuite) -> Void
  ) -> Misreading {
    listed(id, summary) { changes in
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

  /// Answers or refuses otherwise where an evaluation is refused.
  private static func afterRefusal(
    _ answer:
      @escaping @Sendable (Misread, NodeStore, [UInt8], DMLSError) throws(DMLSError) -> [UInt8]
  ) -> Around<[UInt8], NodeStore, [UInt8]> {
    { (evaluate, f, store, input) throws(DMLSError) in
      do throws(DMLSError) {
        return try evaluate(f, store, input)
      } catch {
        return try answer(f, store, input, error)
      }
    }
  }

  private static func answeringRepeats(
    _ answer: @escaping @Sendable (NodeStore, [UInt8]) -> [UInt8]?
  ) -> Around<[UInt8], NodeStore, [UInt8]> {
    afterRefusal { (_, store, input, error) throws(DMLSError) in
      guard error == .punctured, let output = answer(store, input) else { throw error }
      return output
    }
  }

  /// Drops or moves nodes after each evaluation.
  private static func pruning(
    _ prune: @escaping @Sendable (NodeStore, [Bool]) -> Void
  ) -> Around<[UInt8], NodeStore, [UInt8]> {
    { (evaluate, f, store, input) throws(DMLSError) in
      let output = try evaluate(f, store, input)
      prune(store, f.turns(to: input))
      return output
    }
  }
}
