import DMLS
import KeyDerivation
import Operations
import VectorFiles

extension MisreadingCatalogue {
  private static let section = "draft section 5"
  private static let recomputed = "Who steals the state recomputes what was punctured."
  private static let lost = "Forks that should still be followed are lost."

  /// What stays and what goes when the tree is evaluated.
  static let states: [Misreading] = [
    Misreading(
      "not-punctured", "Nothing is punctured: every input can be evaluated again.",
      section: section, effect: recomputed + " A replayed commit makes its epoch again.",
      in: .states
    ) { formulas in
      formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
        var fresh = try NodeStore(store.suite, secret: store.root, formulas)
        return try fresh.evaluate(input, formulas)
      }
    },
    listing(
      "root-kept", "The root stays beside the copath; repeats are refused from a list."
    ) { depth, _ in depth == 0 },
    Misreading(
      "block-list", "Only the root is kept, with a list of the inputs that were evaluated.",
      section: section, effect: recomputed, in: [.pprfPuncture], reading: .noRootKept
    ) { formulas in
      formulas.state.retained = { _, store in
        [RetainedNode(depth: 0, prefix: [], secret: store.root)]
      }
    },
    listing("top-kept", "The root's child above the punctured leaf stays.") { depth, _ in
      depth == 1
    },
    listing("parent-kept", "The parent of the punctured leaf stays.") { depth, leaf in
      depth == leaf - 1
    },
    listing("leaf-kept", "The punctured leaf stays.") { depth, leaf in depth == leaf },
    listing("path-kept", "The whole path from the root to the punctured leaf stays.") { _, _ in
      true
    },
    Misreading(
      "repeat-answers-again", "A repeated input gets its output again, from a cache.",
      section: section, effect: "A replayed commit makes its epoch again.", in: .states
    ) { repeating(&$0) { store, input in store.outputs[input] } },
    Misreading(
      "repeat-answers-zeros", "A repeated input gets Nh zero bytes in place of a refusal.",
      section: section, effect: "A replayed commit makes an epoch whose keys everybody knows.",
      in: .states
    ) { repeating(&$0) { store, _ in [UInt8](repeating: 0, count: store.suite.nh) } },
    Misreading(
      "repeat-answers-nothing", "A repeated input gets an empty output in place of a refusal.",
      section: section, effect: "A replayed commit makes an epoch of an empty secret.", in: .states
    ) { repeating(&$0) { _, _ in [] } },
    Misreading(
      "repeat-refused-as-wrong-length", "A repeated input is refused as one of a wrong length.",
      section: section, effect: "The caller takes a replay for a broken message.", in: .states
    ) { formulas in
      let evaluate = formulas.state.evaluate
      formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
        do throws(OperationError) {
          return try evaluate(formulas, &store, input)
        } catch {
          guard error.kind == .punctured else { throw error }
          throw OperationError(.wrongLength, "no such leaf")
        }
      }
    },
    Misreading(
      "one-evaluation-only", "The first evaluation uses up the whole tree.", section: section,
      effect: lost, in: [.pprfPuncture]
    ) { pruning(&$0) { store, _ in store.nodes = [:] } },
    Misreading(
      "last-sibling-lost", "The sibling of the punctured leaf is not kept.", section: section,
      effect: lost, in: [.pprfPuncture]
    ) {
      pruning(&$0) { store, turns in store.forgetCopath(of: turns, at: turns.count) }
    },
    Misreading(
      "first-sibling-lost", "The other half of the tree is not kept.", section: section,
      effect: lost, in: .states
    ) { pruning(&$0) { store, turns in store.forgetCopath(of: turns, at: 1) } },
    Misreading(
      "middle-sibling-lost", "The copath node in the middle is not kept.", section: section,
      effect: lost, in: [.pprfPuncture]
    ) { pruning(&$0) { store, turns in store.forgetCopath(of: turns, at: turns.count / 2) } },
    Misreading(
      "copath-misfiled", "Copath secrets are kept under the place of the node on the path.",
      section: section, effect: "Punctured inputs give wrong outputs, and others are lost.",
      in: .states
    ) {
      pruning(&$0) { store, turns in
        for index in turns.indices {
          let copath = NodeID(turns[..<index] + [!turns[index]])
          guard let secret = store.nodes.removeValue(forKey: copath) else { continue }
          store.nodes[NodeID(turns[...index])] = secret
        }
      }
    },
    Misreading(
      "nodes-keyed-by-prefix", "Nodes are looked up by their prefix in whole bytes, without depth.",
      section: section, effect: "A node is taken for its ancestor, and outputs are wrong.",
      in: .states
    ) { formulas in
      let evaluate = formulas.state.evaluate
      formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
        let turns = formulas.tree.turns(store.suite, input)
        let byPrefix = Dictionary(
          store.nodes.keys.sorted { $0.depth < $1.depth }
            .map { (padded($0.prefix, store.suite.nh), $0) }, uniquingKeysWith: { $1 })
        for depth in 0...turns.count {
          let place = NodeID(turns[..<depth])
          guard let found = byPrefix[padded(place.prefix, store.suite.nh)] else { continue }
          let secret = store.nodes.removeValue(forKey: found)
          store.nodes[place] = secret
          break
        }
        return try evaluate(formulas, &store, input)
      }
    },
    Misreading(
      "wrong-length-punctures", "An input of a wrong length is refused, and its leaf is punctured.",
      section: section, effect: "A bad message blocks good ones.", in: [.pprfPuncture]
    ) { formulas in
      let evaluate = formulas.state.evaluate
      formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
        if input.count != store.suite.nh {
          _ = try? store.evaluate(padded(input, store.suite.nh), formulas)
        }
        return try evaluate(formulas, &store, input)
      }
    },
    Misreading(
      "refusal-clears", "A refused repeat drops the whole state.", section: section,
      effect: "A replayed message ends the processing of the epoch.", in: .states
    ) { formulas in
      let evaluate = formulas.state.evaluate
      formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
        do throws(OperationError) {
          return try evaluate(formulas, &store, input)
        } catch {
          if error.kind == .punctured { store.nodes = [:] }
          throw error
        }
      }
    },
    Misreading(
      "refusal-retries-from-root", "A refused call resets the PPRF to its key.", section: section,
      effect: "A replayed message makes all that was punctured computable again.", in: .states
    ) { formulas in
      let evaluate = formulas.state.evaluate
      formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
        do throws(OperationError) {
          return try evaluate(formulas, &store, input)
        } catch {
          store.nodes = [.root: store.root]
          throw error
        }
      }
    },
    Misreading(
      "restore-brings-root-back", "The saved state is the key: restoring undoes every puncture.",
      section: section, effect: recomputed, in: [.pprfPuncture], reading: .noRootKept
    ) {
      restoring(&$0) { store in store.nodes = [.root: store.root] }
    },
    Misreading(
      "restore-adds-root", "The saved state holds the key beside the copath.", section: section,
      effect: recomputed, in: [.pprfPuncture], reading: .noRootKept
    ) { restoring(&$0) { store in store.nodes[.root] = store.root } },
    Misreading(
      "restore-loses-deepest", "The deepest copath node is not saved.", section: section,
      effect: lost, in: [.pprfPuncture]
    ) {
      restoring(&$0) { store in
        guard let deepest = store.nodes.keys.map(\.depth).max(), deepest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth < deepest }
      }
    },
    Misreading(
      "restore-loses-highest", "The highest copath node is not saved.", section: section,
      effect: lost, in: [.pprfPuncture]
    ) {
      restoring(&$0) { store in
        guard let highest = store.nodes.keys.map(\.depth).min(), highest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth > highest }
      }
    },
    Misreading(
      "restore-loses-everything", "Nothing but the cipher suite is saved.", section: section,
      effect: lost, in: [.pprfPuncture]
    ) { restoring(&$0) { store in store.nodes = [:] } },
  ]

  private static func padded(_ bytes: [UInt8], _ count: Int) -> [UInt8] {
    Array((bytes + [UInt8](repeating: 0, count: max(0, count - bytes.count))).prefix(count))
  }

  /// Keeps nodes of the path beside the copath, by their depth and that of the leaf.
  private static func listing(
    _ id: String, _ summary: String, _ keeps: @escaping @Sendable (Int, Int) -> Bool
  ) -> Misreading {
    Misreading(
      id, summary, section: section, effect: recomputed, in: [.pprfPuncture], reading: .noRootKept
    ) { formulas in
      let retained = formulas.state.retained
      formulas.state.retained = { formulas, store in
        let path = store.lastPath(formulas)
        let kept = path.filter { keeps($0.depth, path.count - 1) }
        return (retained(formulas, store) + kept).sorted()
      }
    }
  }

  private static func repeating(
    _ formulas: inout Formulas, _ answer: @escaping @Sendable (NodeStore, [UInt8]) -> [UInt8]?
  ) {
    let evaluate = formulas.state.evaluate
    formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
      do throws(OperationError) {
        return try evaluate(formulas, &store, input)
      } catch {
        guard error.kind == .punctured, let output = answer(store, input) else { throw error }
        return output
      }
    }
  }

  /// Drops or moves nodes after each evaluation.
  private static func pruning(
    _ formulas: inout Formulas, _ prune: @escaping @Sendable (inout NodeStore, [Bool]) -> Void
  ) {
    let evaluate = formulas.state.evaluate
    formulas.state.evaluate = { (formulas, store, input) throws(OperationError) in
      let output = try evaluate(formulas, &store, input)
      prune(&store, formulas.tree.turns(store.suite, input))
      return output
    }
  }

  private static func restoring(
    _ formulas: inout Formulas, _ change: @escaping @Sendable (inout NodeStore) -> Void
  ) {
    formulas.state.restored = { store in
      var store = store
      change(&store)
      return store
    }
  }
}
