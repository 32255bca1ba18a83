package import VectorFiles

/// Every misreading, the layers below first.
package enum MisreadingCatalogue {
  /// All misreadings.
  package static let all: [Misreading] =
    labels + keyDerivation + treeNodes + epochs + confirmations + children + leafIndices + trees
    + lengths + states + exports + headers + messages + schedules + members + forkChoices + clients
    + federations + deletions

  /// The misreading of this name.
  /// - Throws: `UnknownName`, naming those that are like it.
  package static func find(_ id: String) throws(UnknownName) -> Misreading {
    guard let misreading = named(id) else {
      let topic = id.split(separator: "-").first.map(String.init) ?? ""
      let alike = all.map(\.id).filter { $0.hasPrefix("\(topic)-") }
      throw UnknownName(
        name: id, kind: "misreading", known: alike.isEmpty ? all.map(\.id) : alike)
    }
    return misreading
  }

  /// The misreading of this name, or nil.
  package static func named(_ id: String) -> Misreading? { all.first { $0.id == id } }
}

extension MisreadingCatalogue {
  /// Misreadings that no answer to any question can tell apart.
  private static let twinned: [Set<String>] = []

  /// What a misreading cannot be told apart from.
  package static func twins(of id: String) -> Set<String> {
    Set(twinned.filter { $0.contains(id) }.flatMap(\.self)).subtracting([id])
  }
}
