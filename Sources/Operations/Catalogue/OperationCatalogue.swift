/// Every operation, in the order of the protocol page.
package enum OperationCatalogue {
  /// All operations.
  package static let all: [any CataloguedOperation.Type] = [
    ExpandWithLabel.self,
    DeriveSecret.self,
    TreeNode.self,
    DMLSEpoch.self,
    CommitConfirmation.self,
    PPRFEvaluate.self,
    PPRFPuncture.self,
    DeriveChildSecret.self,
    DMLSMessageEncode.self,
    DMLSMessageDecode.self,
    KeySchedule.self,
    EpochTree.self,
    ProcessCommits.self,
    ForkChoice.self,
    ClientState.self,
    FederationTrace.self,
    DeletableEpochs.self,
  ]

  /// The operation of this name, or nil.
  package static func named(_ name: String) -> (any CataloguedOperation.Type)? {
    all.first { $0.name == name }
  }
}

/// An operation as a value, to be kept and compared.
package struct AnyOperation: Hashable, Sendable {
  /// The operation itself.
  package let type: any CataloguedOperation.Type

  /// An operation.
  package init(_ type: any CataloguedOperation.Type) { self.type = type }

  /// The operation's name in vectors and in the harness protocol.
  package var name: String { type.name }

  package static func == (left: AnyOperation, right: AnyOperation) -> Bool {
    left.type == right.type
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(type)) }
}

/// Some of the operations.
package struct OperationSet: Equatable, Sendable, ExpressibleByArrayLiteral {
  private var members: Set<ObjectIdentifier>

  private init(_ members: Set<ObjectIdentifier>) { self.members = members }

  package init(arrayLiteral elements: any CataloguedOperation.Type...) {
    self.init(Set(elements.map { ObjectIdentifier($0) }))
  }

  /// Every operation.
  package static let all = OperationSet(Set(OperationCatalogue.all.map { ObjectIdentifier($0) }))

  /// The operations, in the order of the protocol page.
  package var operations: [any CataloguedOperation.Type] {
    OperationCatalogue.all.filter { contains($0) }
  }

  /// The names of the operations.
  package var names: [String] { operations.map { $0.name } }

  /// Whether an operation is among them.
  package func contains(_ operation: any CataloguedOperation.Type) -> Bool {
    members.contains(ObjectIdentifier(operation))
  }

  /// Whether an operation is among them.
  package func contains(_ operation: AnyOperation) -> Bool { contains(operation.type) }

  /// Those of both.
  package func union(_ other: OperationSet) -> OperationSet {
    OperationSet(members.union(other.members))
  }

  /// Those that are not among others.
  package func subtracting(_ other: OperationSet) -> OperationSet {
    OperationSet(members.subtracting(other.members))
  }
}
