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
    ) { $0.evaluate = { (f, a) throws(DMLSError) in try f.fresh.evaluateAsDrafted(a) } },
    listing(
      "root-kept", "The root stays beside the copath; repeats are refused from a list."
    ) { depth, _ in depth == 0 },
    Misreading(
      "block-list", "Only the root is kept, with a list of the inputs that were evaluated.",
      section: section, effect: recomputed, in: [PPRFPuncture.self], reading: .noRootKept
    ) { $0.retained = { [RetainedNode(depth: 0, prefix: [], secret: $0.root)] } },
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
    ) { repeating(&$0) { store, _ in store.formulas.zeroSecret } },
    Misreading(
      "repeat-answers-nothing", "A repeated input gets an empty output in place of a refusal.",
      section: section, effect: "A replayed commit makes an epoch of an empty secret.", in: .states
    ) { repeating(&$0) { _, _ in [] } },
    Misreading(
      "repeat-refused-as-wrong-length", "A repeated input is refused as one of a wrong length.",
      section: section, effect: "The caller takes a replay for a broken message.", in: .states
    ) { changes in
      let evaluate = changes.evaluate
      changes.evaluate = { (store, input) throws(DMLSError) in
        do throws(DMLSError) {
          return try evaluate(store, input)
        } catch {
          guard error == .punctured else { throw error }
          throw .wrongLength(name: "input", expected: store.formulas.nh, actual: input.count)
        }
      }
    },
    Misreading(
      "one-evaluation-only", "The first evaluation uses up the whole tree.", section: section,
      effect: lost, in: [PPRFPuncture.self]
    ) { pruning(&$0) { store, _ in store.nodes = [:] } },
    Misreading(
      "last-sibling-lost", "The sibling of the punctured leaf is not kept.", section: section,
      effect: lost, in: [PPRFPuncture.self]
    ) {
      pruning(&$0) { store, turns in store.forgetCopath(of: turns, at: turns.count) }
    },
    Misreading(
      "first-sibling-lost", "The other half of the tree is not kept.", section: section,
      effect: lost, in: .states
    ) { pruning(&$0) { store, turns in store.forgetCopath(of: turns, at: 1) } },
    Misreading(
      "middle-sibling-lost", "The copath node in the middle is not kept.", section: section,
      effect: lost, in: [PPRFPuncture.self]
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
    ) { changes in
      let evaluate = changes.evaluate
      changes.evaluate = { (store, input) throws(DMLSError) in
        let turns = store.formulas.turns(to: input)
        let byPrefix = Dictionary(
          store.nodes.keys.sorted { $0.depth < $1.depth }
            .map { (padded($0.prefix, store.formulas.nh), $0) }, uniquingKeysWith: { $1 })
        for depth in 0...turns.count {
          let place = NodeID(turns[..<depth])
          guard let found = byPrefix[padded(place.prefix, store.formulas.nh)] else { continue }
          let secret = store.nodes.removeValue(forKey: found)
          store.nodes[place] = secret
          break
        }
        return try evaluate(store, input)
      }
    },
    Misreading(
      "wrong-length-punctures", "An input of a wrong length is refused, and its leaf is punctured.",
      section: section, effect: "A bad message blocks good ones.", in: [PPRFPuncture.self]
    ) { changes in
      let evaluate = changes.evaluate
      changes.evaluate = { (store, input) throws(DMLSError) in
        if input.count != store.formulas.nh {
          _ = try? store.evaluateAsDrafted(padded(input, store.formulas.nh))
        }
        return try evaluate(store, input)
      }
    },
    Misreading(
      "refusal-clears", "A refused repeat drops the whole state.", section: section,
      effect: "A replayed message ends the processing of the epoch.", in: .states
    ) { changes in
      let evaluate = changes.evaluate
      changes.evaluate = { (store, input) throws(DMLSError) in
        do throws(DMLSError) {
          return try evaluate(store, input)
        } catch {
          if error == .punctured { store.nodes = [:] }
          throw error
        }
      }
    },
    Misreading(
      "refusal-retries-from-root", "A refused call resets the PPRF to its key.", section: section,
      effect: "A replayed message makes all that was punctured computable again.", in: .states
    ) { changes in
      let evaluate = changes.evaluate
      changes.evaluate = { (store, input) throws(DMLSError) in
        do throws(DMLSError) {
          return try evaluate(store, input)
        } catch {
          store.nodes = [.root: store.root]
          throw error
        }
      }
    },
    Misreading(
      "restore-brings-root-back", "The saved state is the key: restoring undoes every puncture.",
      section: section, effect: recomputed, in: [PPRFPuncture.self], reading: .noRootKept
    ) {
      restoring(&$0) { store in store.nodes = [.root: store.root] }
    },
    Misreading(
      "restore-adds-root", "The saved state holds the key beside the copath.", section: section,
      effect: recomputed, in: [PPRFPuncture.self], reading: .noRootKept
    ) { restoring(&$0) { store in store.nodes[.root] = store.root } },
    Misreading(
      "restore-loses-deepest", "The deepest copath node is not saved.", section: section,
      effect: lost, in: [PPRFPuncture.self]
    ) {
      restoring(&$0) { store in
        guard let deepest = store.nodes.keys.map(\.depth).max(), deepest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth < deepest }
      }
    },
    Misreading(
      "restore-loses-highest", "The highest copath node is not saved.", section: section,
      effect: lost, in: [PPRFPuncture.self]
    ) {
      restoring(&$0) { store in
        guard let highest = store.nodes.keys.map(\.depth).min(), highest > 0 else { return }
        store.nodes = store.nodes.filter { $0.key.depth > highest }
      }
    },
    Misreading(
      "restore-loses-everything", "Nothing but the cipher suite is saved.", section: section,
      effect: lost, in: [PPRFPuncture.self]
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
      id, summary, section: section, effect: recomputed, in: [PPRFPuncture.self],
      reading: .noRootKept
    ) { changes in
      let retained = changes.retained
      changes.retained = { store in
        let path = store.lastPath
        let kept = path.filter { keeps($0.depth, path.count - 1) }
        return (retained(store) + kept).sorted()
      }
    }
  }

  private static func repeating(
    _ changes: inout Changes, _ answer: @escaping @Sendable (NodeStore, [UInt8]) -> [UInt8]?
  ) {
    let evaluate = changes.evaluate
    changes.evaluate = { (store, input) throws(DMLSError) in
      do throws(DMLSError) {
        return try evaluate(store, input)
      } catch {
        guard error == .punctured, let output = answer(store, input) else { throw error }
        return output
      }
    }
  }

  /// Drops or moves nodes after each evaluation.
  private static func pruning(
    _ changes: inout Changes, _ prune: @escaping @Sendable (NodeStore, [Bool]) -> Void
  ) {
    let evaluate = changes.evaluate
    changes.evaluate = { (store, input) throws(DMLSError) in
      let output = try evaluate(store, input)
      prune(store, store.formulas.turns(to: input))
      return output
    }
  }

  private static func restoring(
    _ changes: inout Changes, _ change: @escaping @Sendable (NodeStore) -> Void
  ) {
    changes.restored = change
  }
}
