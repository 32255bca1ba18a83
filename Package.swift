// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// Data flows one way: TLS syntax -> key derivation and messages -> DMLS -> operations -> vectors ->
// harness -> verification -> diagnostics -> report. An edge that is absent below is absent on
// purpose: DMLS knows nothing of operations or vectors, verification sees no message and guesses at
// no mistake, and reporting runs nothing: it reads what an examination found. DMLS is run by the
// operations, which answer with its formulas, by misreadings, which replace some of them, by the
// scripts of the vectors, whose members send commits, and by the simulation; to all others it lends
// the names of draft revisions alone, and KeyDerivation those of cipher suites.
let package = Package(
  name: "dmls-vectors",
  platforms: [.macOS(.v26)],
  products: [
    // What an implementation in Swift needs to serve itself to the verifier.
    .library(name: "DMLSHarness", targets: ["Harness", "Operations"]),
    .executable(name: "gen-vectors", targets: ["gen-vectors"]),
    .executable(name: "verify-vectors", targets: ["verify-vectors"]),
    .executable(name: "reference-harness", targets: ["reference-harness"]),
  ],
  targets: [
    // What a program asks of the system: files, standard streams, errors as sentences.
    .target(name: "OperatingSystem"),

    // The specifications.
    .target(name: "TLSPresentation"),
    .target(name: "KeyDerivation", dependencies: ["TLSPresentation"]),
    .target(name: "MLSMessages", dependencies: ["KeyDerivation", "TLSPresentation"]),
    .target(
      name: "DMLS", dependencies: ["KeyDerivation", "MLSMessages", "TLSPresentation"]),

    // What can be asked, and the JSON it is asked in.
    .target(name: "JSONText"),
    .target(
      name: "Operations",
      dependencies: ["DMLS", "JSONText", "KeyDerivation", "MLSMessages", "TLSPresentation"]),

    // Plausible mistakes, each another formula in the place of one of the draft's: the specification
    // has no switches. Diagnostics asks them what they would have answered.
    .target(
      name: "Misreadings",
      dependencies: [
        "DMLS", "JSONText", "KeyDerivation", "MLSMessages", "Operations", "TLSPresentation",
        "VectorFiles",
      ]),

    // The one generator of random-looking numbers for cases, simulations, fuzzing and tests.
    .target(name: "SeededRandomness"),

    // The vectors. Shapes of real messages come from MessageCorpus, which the fuzzer shares.
    .target(
      name: "MessageCorpus",
      dependencies: ["KeyDerivation", "MLSMessages", "SeededRandomness", "TLSPresentation"]),
    .target(
      name: "VectorFiles",
      dependencies: ["DMLS", "JSONText", "KeyDerivation", "OperatingSystem", "Operations"]),
    .target(
      name: "VectorGeneration",
      dependencies: [
        "DMLS", "JSONText", "KeyDerivation", "MLSMessages", "MessageCorpus", "Misreadings",
        "Operations", "SeededRandomness", "TLSPresentation", "VectorFiles",
      ]),

    // Random traces of the draft's federation example, for a program and for tests.
    .target(
      name: "FederationSimulation",
      dependencies: ["DMLS", "JSONText", "Operations", "SeededRandomness"]),

    // Reads the official vectors of the MLS working group for tests and the fuzzer, where they are.
    .target(
      name: "OfficialVectors", dependencies: ["JSONText", "MessageCorpus", "OperatingSystem"]),

    // The allocator's own account of the heap, for the programs that measure memory.
    .systemLibrary(name: "HeapCount"),

    // Asking: the protocol, the loop that serves an implementation, the child process.
    .target(
      name: "Harness",
      dependencies: ["DMLS", "JSONText", "KeyDerivation", "OperatingSystem", "Operations"]),

    // Running: what came of each case, whether that was expected, and smaller cases that fail alike.
    .target(
      name: "Verification",
      dependencies: [
        "DMLS", "Harness", "JSONText", "KeyDerivation", "OperatingSystem", "Operations",
        "VectorFiles",
      ]),
    // Guessing: which misreadings would have failed as an implementation did.
    .target(
      name: "Diagnostics",
      dependencies: [
        "Harness", "JSONText", "KeyDerivation", "Misreadings", "OperatingSystem", "Operations",
        "VectorFiles", "Verification",
      ]),
    .target(
      name: "Reporting",
      dependencies: [
        "DMLS", "Diagnostics", "Harness", "JSONText", "KeyDerivation", "Misreadings",
        "OperatingSystem", "Operations", "VectorFiles", "Verification",
      ]),

    // The programs only parse, dispatch, print and exit.
    .target(name: "CommandLineOptions", dependencies: ["OperatingSystem"]),
    .executableTarget(
      name: "gen-vectors",
      dependencies: [
        "CommandLineOptions", "Misreadings", "OperatingSystem", "VectorFiles", "VectorGeneration",
      ]),
    .executableTarget(
      name: "verify-vectors",
      dependencies: [
        "CommandLineOptions", "DMLS", "Diagnostics", "Harness", "KeyDerivation", "Misreadings",
        "OperatingSystem", "Operations", "Reporting", "VectorFiles", "VectorGeneration",
        "Verification",
      ]),
    .executableTarget(
      name: "benchmark",
      dependencies: [
        "CommandLineOptions", "DMLS", "Harness", "HeapCount", "JSONText", "KeyDerivation",
        "MLSMessages", "MessageCorpus", "OperatingSystem", "Operations", "TLSPresentation",
        "VectorFiles", "VectorGeneration", "Verification",
      ]),
    .executableTarget(
      name: "fuzz-messages",
      dependencies: [
        "CommandLineOptions", "HeapCount", "JSONText", "MessageCorpus", "OfficialVectors",
        "OperatingSystem", "SeededRandomness", "TLSPresentation",
      ]),
    .executableTarget(
      name: "simulate-federation",
      dependencies: ["CommandLineOptions", "FederationSimulation", "OperatingSystem"]),
    .executableTarget(
      name: "reference-harness",
      dependencies: [
        "CommandLineOptions", "Harness", "Misreadings", "OperatingSystem", "Operations",
      ]),

    // What several test targets share, and formulas of RFC 9420 that only official vectors ask for.
    .target(
      name: "TestSupport",
      dependencies: [
        "DMLS", "JSONText", "KeyDerivation", "MLSMessages", "Operations", "TLSPresentation",
        "VectorFiles", "Verification",
      ], path: "Tests/TestSupport"),
    .testTarget(
      name: "KeyDerivationTests",
      dependencies: ["DMLS", "KeyDerivation", "OfficialVectors", "TestSupport"]),
    .testTarget(
      name: "TLSPresentationTests", dependencies: ["TLSPresentation"]),
    .testTarget(
      name: "MLSMessagesTests",
      dependencies: [
        "KeyDerivation", "MLSMessages", "MessageCorpus", "OfficialVectors", "SeededRandomness",
        "TLSPresentation", "TestSupport",
      ]),
    .testTarget(
      name: "DMLSTests",
      dependencies: [
        "DMLS", "KeyDerivation", "MLSMessages", "MessageCorpus", "OfficialVectors",
        "SeededRandomness", "TLSPresentation", "TestSupport",
      ]),
    .testTarget(
      name: "FederationSimulationTests", dependencies: ["FederationSimulation"]),
    .testTarget(name: "OperatingSystemTests", dependencies: ["OperatingSystem"]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText", "SeededRandomness"]),
    .testTarget(
      name: "OperationsTests",
      dependencies: [
        "DMLS", "JSONText", "KeyDerivation", "MLSMessages", "Operations", "SeededRandomness",
        "TLSPresentation", "TestSupport",
      ]),
    .testTarget(
      name: "MisreadingsTests",
      dependencies: [
        "DMLS", "Harness", "JSONText", "KeyDerivation", "Misreadings", "Operations", "VectorFiles",
        "Verification",
      ]),
    .testTarget(
      name: "VectorFilesTests",
      dependencies: [
        "DMLS", "JSONText", "KeyDerivation", "Operations", "TestSupport", "VectorFiles",
      ]),
    .testTarget(
      name: "VectorGenerationTests",
      dependencies: [
        "DMLS", "JSONText", "KeyDerivation", "MLSMessages", "MessageCorpus", "Misreadings",
        "Operations", "SeededRandomness", "TLSPresentation", "TestSupport", "VectorFiles",
        "VectorGeneration", "Verification",
      ]),
    .testTarget(
      name: "HarnessTests",
      dependencies: [
        "DMLS", "Harness", "JSONText", "KeyDerivation", "OperatingSystem", "Operations",
        "SeededRandomness",
      ]),
    .testTarget(
      name: "VerificationTests",
      dependencies: [
        "DMLS", "Harness", "JSONText", "KeyDerivation", "Operations", "SeededRandomness",
        "TestSupport", "VectorFiles", "Verification",
      ]),
    .testTarget(
      name: "DiagnosticsTests",
      dependencies: [
        "Diagnostics", "Harness", "JSONText", "KeyDerivation", "MessageCorpus", "Misreadings",
        "Operations", "SeededRandomness", "TestSupport", "VectorFiles", "Verification",
      ]),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "DMLS", "Diagnostics", "Harness", "JSONText", "KeyDerivation", "Misreadings",
        "OperatingSystem", "Operations", "Reporting", "VectorFiles", "Verification",
      ]),
    .testTarget(
      name: "CommandLineOptionsTests", dependencies: ["CommandLineOptions"]),
    // Runs the programs as a user does; they are built because they are named here.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "JSONText", "VectorFiles", "gen-vectors", "reference-harness", "simulate-federation",
        "verify-vectors",
      ],
      exclude: ["newcomer.py"]),
    // One child process that misbehaves in every way; a program, so no source of this target.
    .testTarget(
      name: "MisbehaviourTests", dependencies: ["verify-vectors"],
      exclude: ["hostile.py", "measure.py"]),
  ]
)

// One set of settings: strict, in every target that holds Swift.
for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}
