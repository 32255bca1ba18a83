import CommandLineOptions
import DMLS
import KeyDerivation
import VectorFiles
import Verification

extension Selection {
  /// What a command line selects.
  /// - Throws: `UsageError` or `UnknownName`, naming the value.
  init(_ arguments: ParsedArguments) throws {
    self.init()
    if arguments.has("--family") { families = try Family.named(arguments.list("--family")) }
    patterns = arguments.list("--case").map { Glob($0) }
    cipherSuites = try arguments.list("--suite").map { text in
      guard let suite = UInt16(text).flatMap({ CipherSuite(rawValue: $0) }) else {
        throw UnknownName(
          name: text, kind: "cipher suite", known: CipherSuite.allCases.map { "\($0.rawValue)" })
      }
      return suite
    }
    drafts = try arguments.list("--draft").map { text in
      guard let draft = DraftRevision(rawValue: text) else {
        throw UnknownName(
          name: text, kind: "draft revision", known: DraftRevision.allCases.map(\.rawValue))
      }
      return draft
    }
  }
}
