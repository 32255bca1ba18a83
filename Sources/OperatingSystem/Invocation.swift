/// How a program is called by whoever reads what it says.
package enum Invocation {
  /// Whether the program was built where it runs: `swift run` does so in a folder of this name.
  private static let isOfPackage = CommandLine.arguments.first?.contains(".build/") ?? false

  /// A call of a program as the repository teaches it, `swift run verify-vectors …`, without the
  /// toolchain where the program stands alone.
  package static func told(_ call: String) -> String { told(call, isOfPackage: isOfPackage) }

  static func told(_ call: String, isOfPackage: Bool) -> String {
    isOfPackage
      ? call
      : call.replacing("swift run -c release ", with: "").replacing("swift run ", with: "")
  }
}
