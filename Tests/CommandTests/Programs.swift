import Foundation
import Testing

/// The executables of the package, run as anyone would.
enum Program: String, CaseIterable {
  case genVectors = "gen-vectors"
  case verifyVectors = "verify-vectors"
  case referenceHarness = "reference-harness"
  case simulateFederation = "simulate-federation"

  private final class Marker {}

  /// What a run left behind.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// Whether neither stream holds an escape sequence.
    var isPlain: Bool { !(output + errors).utf8.contains(0x1B) }
  }

  /// The package's own folder.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the build that this test belongs to.
  ///
  /// On Linux the test bundle is the running program and lies beside the executables; on macOS it
  /// is a folder that lies there and is loaded by a program of the toolchain.
  static let products: URL? = {
    let starts =
      [Bundle(for: Marker.self).bundleURL, Bundle.main.bundleURL]
      + CommandLine.arguments.map { URL(filePath: $0) }
    for start in starts {
      var folder = start.standardizedFileURL
      for _ in 0..<5 {
        let isHere = allCases.allSatisfy {
          FileManager.default.isExecutableFile(atPath: folder.appending(path: $0.rawValue).path)
        }
        if isHere { return folder }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }()

  /// Where the executable lies.
  var path: String {
    get throws {
      try #require(Self.products, "the executables are not beside the test bundle")
        .appending(path: rawValue).path
    }
  }

  /// Verifies by the vectors of a folder.
  static func verify(
    _ folder: URL, _ arguments: [String] = [], environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await verifyVectors.run(
      ["--vectors", folder.path] + arguments, environment: environment)
  }

  /// Runs a script of the shell in a folder; the programs are in variables such as
  /// `$verify_vectors`.
  static func shell(_ script: String, in folder: URL) async throws -> Outcome {
    let paths = try allCases.map { ($0.rawValue.replacing("-", with: "_"), try $0.path) }
    return try await run(
      "/bin/sh", ["-c", script], in: folder,
      environment: Dictionary(uniqueKeysWithValues: paths))
  }

  /// Runs the program to its end.
  func run(
    _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await Self.run(
      try path, arguments, input: input, in: folder, environment: environment)
  }

  private static func run(
    _ path: String, _ arguments: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:]
  ) async throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    process.environment = ProcessInfo.processInfo.environment
      .merging(["PYTHONDONTWRITEBYTECODE": "1"]) { _, new in new }
      .merging(environment) { _, new in new }
    // Files and not pipes: neither side can block the other.
    return try await Scratch.with { scratch in
      let files = ["in", "out", "err"].map { scratch.appending(path: $0) }
      try Data(input.utf8).write(to: files[0])
      for file in files[1...] { try Data().write(to: file) }
      process.standardInput = try FileHandle(forReadingFrom: files[0])
      process.standardOutput = try FileHandle(forWritingTo: files[1])
      process.standardError = try FileHandle(forWritingTo: files[2])
      try await withCheckedThrowingContinuation { continuation in
        process.terminationHandler = { _ in continuation.resume() }
        do {
          try process.run()
        } catch {
          continuation.resume(throwing: error)
        }
      }
      try #require(process.terminationReason == .exit)
      return Outcome(
        status: process.terminationStatus,
        output: try String(contentsOf: files[1], encoding: .utf8),
        errors: try String(contentsOf: files[2], encoding: .utf8))
    }
  }
}

/// The Python implementation, and copies of it with a mistake.
enum PythonHarness {
  /// Whether python3 is there; says so on standard error where it is not.
  static let canRun: Bool = {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", ""]
    var found = false
    do {
      try process.run()
      process.waitUntilExit()
      found = process.terminationStatus == 0
    } catch {}
    if !found {
      let message = "SKIPPED: python3 is absent, so no other implementation can be run\n"
      FileHandle.standardError.write(Data(message.utf8))
    }
    return found
  }()

  /// Copies the implementation with one text replaced; the path of its harness.
  static func copy(
    to folder: URL, replacing old: String, by new: String, in file: String
  ) throws -> String {
    try FileManager.default.copyItem(
      at: Program.root.appending(path: "Tools/harnesses/python"), to: folder)
    try #require(try Scratch.replace(old, by: new, in: folder.appending(path: file)))
    return folder.appending(path: "harness.py").path
  }
}

/// Folders that vanish after use.
enum Scratch {
  /// Hands out a fresh folder.
  static func with<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "dmls-vectors-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }

  /// Hands out a folder with copies of some committed vector files, and no manifest.
  static func withVectors<Result>(
    _ families: String..., body: (URL) async throws -> Result
  ) async throws -> Result {
    try await with { folder in
      for family in families {
        try FileManager.default.copyItem(
          at: Program.root.appending(path: "Vectors/\(family).json"),
          to: folder.appending(path: "\(family).json"))
      }
      return try await body(folder)
    }
  }

  /// Replaces the first place where a file holds a text.
  static func replace(_ old: String, by new: String, in file: URL) throws -> Bool {
    var text = try String(contentsOf: file, encoding: .utf8)
    guard let range = text.range(of: old) else { return false }
    text.replaceSubrange(range, with: new)
    try Data(text.utf8).write(to: file)
    return true
  }
}
