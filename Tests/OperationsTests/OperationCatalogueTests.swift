import Foundation
import JSONText
import Operations
import TestSupport
import Testing

/// The registry, the files of the operations and the protocol page name the same operations.
struct OperationCatalogueTests {
  private static let catalogue = OperationCatalogue.all.map { $0.name }
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The other implementation lists them by hand.
  @Test func namesAndTheirOrderAreThoseOfPython() throws {
    let source = try String(
      contentsOf: Self.root.appending(path: "Tools/harnesses/python/operations.py"),
      encoding: .utf8)
    let list = try #require(source.firstMatch(of: /for operation in \(([a-z_,\s]+)\)/)).1
    let names = list.split { $0 == "," || $0.isWhitespace }.map { String($0) }
    #expect(Self.catalogue == names)
    #expect(names.count >= 17)
  }

  @Test(arguments: catalogue)
  func operationsAreFoundByTheirNames(name: String) {
    #expect(OperationCatalogue.named(name)?.name == name)
    #expect(OperationCatalogue.named(name + " ") == nil)
    #expect(OperationCatalogue.named(name.uppercased()) == nil)
  }

  @Test func theProtocolPageHasARowForEachAndForNothingElse() throws {
    let page = try String(
      contentsOf: Self.root.appending(path: "Tools/harnesses/PROTOCOL.md"), encoding: .utf8)
    let table = try #require(
      page.components(separatedBy: "| `op` |").last?.split(separator: "\n\n")[0])
    let names = table.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /\| `([a-z_]+)` \| .*/).map { String($0.1) }
    }
    #expect(names == Self.catalogue)
  }

  @Test func everyOperationOfAFileIsRegistered() throws {
    let folder = Self.root.appending(path: "Sources/Operations/Catalogue")
    var declared: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      declared.formUnion(text.matches(of: /enum (\w+): CataloguedOperation/).map { String($0.1) })
    }
    #expect(declared == Set(OperationCatalogue.all.map { "\($0)" }))
    #expect(declared.count == OperationCatalogue.all.count)
  }

  @Test func everyOperationSaysWhatItDoes() {
    for operation in OperationCatalogue.all {
      #expect(!operation.summary.isEmpty && !operation.summary.hasSuffix("."), "\(operation)")
    }
    #expect(Set(OperationCatalogue.all.map { $0.summary }).count == Self.catalogue.count)
  }

  @Test(arguments: OperationSample.all)
  func intermediatesHaveDeclaredNames(sample: OperationSample) throws {
    let response = try sample.operation.perform(
      by: .reference, in: OperationContext(cipherSuite: .suite1), input: sample.widened, path: "p")
    let declared = sample.operation.intermediates.map(\.name)
    guard case .output(_, let intermediates) = response else {
      // Messages and traces whose samples are no real ones have none to name.
      #expect(declared.isEmpty, "\(response)")
      return
    }
    for name in intermediates.map(\.name) {
      let row = name.replacing(/_[0-9]+$/, with: "")
      #expect(
        declared.contains(name) || declared.contains { $0.dropLast(2) == row }, "\(name)")
    }
    #expect(intermediates.isEmpty == declared.isEmpty)
  }
}

extension OperationSample {
  /// The input with every byte string that looks like a secret 32 bytes wide.
  fileprivate var widened: JSONValue { Self.widened(input) }

  private static func widened(_ json: JSONValue) -> JSONValue {
    switch json {
    case .object(let members):
      .object(
        members.map {
          guard case .string(let text) = $0.value,
            $0.name.hasSuffix("secret") || $0.name == "input"
              || $0.name == "prf_key"
          else { return JSONMember($0.name, widened($0.value)) }
          return JSONMember($0.name, .string(text + String(repeating: "0", count: 64 - text.count)))
        })
    case .array(let elements): .array(elements.map(widened))
    default: json
    }
  }
}
