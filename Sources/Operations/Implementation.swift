public import DMLS
public import KeyDerivation

/// An implementation of DMLS as functions, one an operation that it has.
public struct Implementation: Sendable {
  /// The name shown in reports.
  public var name: String
  /// Its version, or nil.
  public var version: String?
  /// The language it is written in, or nil.
  public var language: String?
  /// Where to find it, or nil.
  public var url: String?
  /// The draft revisions it follows.
  public var drafts: [DraftRevision]
  /// The cipher suites it knows.
  public var cipherSuites: [CipherSuite]

  private var functions: [ObjectIdentifier: any Sendable] = [:]

  private struct Function<Asked: Operation>: Sendable {
    let perform: Perform<Asked>
  }

  /// An implementation that can do nothing yet.
  public init(
    name: String, drafts: [DraftRevision] = DraftRevision.allCases,
    cipherSuites: [CipherSuite] = CipherSuite.allCases
  ) {
    self.name = name
    self.drafts = drafts
    self.cipherSuites = cipherSuites
  }

  /// Its function for an operation; nil where it has none.
  public subscript<Asked: Operation>(operation: Asked.Type) -> Perform<Asked>? {
    get { (functions[ObjectIdentifier(operation)] as? Function<Asked>)?.perform }
    set { functions[ObjectIdentifier(operation)] = newValue.map { Function<Asked>(perform: $0) } }
  }

  /// The operations that it has a function for.
  package var operations: [any CataloguedOperation.Type] {
    OperationCatalogue.all.filter { functions[ObjectIdentifier($0)] != nil }
  }

  /// The specification, behind the same door as every other implementation.
  public static let reference: Implementation = {
    var reference = Implementation(name: "dmls-vectors reference")
    reference.version = "1.0.0"
    reference.language = "Swift"
    for operation in OperationCatalogue.all { reference.serve(operation) }
    return reference
  }()

  private mutating func serve<Asked: CataloguedOperation>(_ operation: Asked.Type) {
    self[operation] = { (context, input) throws(OperationError) in
      do throws(DMLSError) {
        return try Asked.answer(input, in: context, by: context.cipherSuite)
      } catch {
        throw OperationError(error)
      }
    }
  }
}
