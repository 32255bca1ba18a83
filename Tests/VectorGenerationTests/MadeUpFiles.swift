import DMLS
import JSONText
import KeyDerivation
import Operations
import VectorFiles
import VectorGeneration

/// Files whose cases have names and readings and little else.
enum MadeUpFiles {
  /// A file of a family, with cases by what follows the family in their ids.
  static func file(
    _ family: Family, _ names: [String], readings: [Reading] = []
  ) -> VectorFile {
    VectorFile(
      family: family, flags: [],
      cases: names.map { name in
        VectorCase(
          id: "\(family.name)/\(name)", comment: "", flags: [], readings: readings,
          drafts: DraftRevision.allCases, operation: AnyOperation(TreeNode.self),
          cipherSuite: .mls128Dhkemx25519Aes128gcmSha256Ed25519, input: .null,
          expectation: .refusal([.malformed]))
      })
  }

  /// The error that some work ends in; nil where it ends well.
  static func error(_ body: () throws(GenerationError) -> Void) -> String? {
    do throws(GenerationError) {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }
}
