import Foundation
import Testing

/// `verify-vectors`, run as a user does and measured from outside.
enum Verifier {
  private final class Marker {}

  /// What a run came to.
  struct Outcome {
    /// The exit status, minus the signal that ended it, or nil where it was out of time.
    var status: Int32?
    /// What it took, in seconds.
    var seconds: Double
    /// The most memory that it or any child of it had, in bytes.
    var peak: Int
    /// How many processes it left behind; nil where the system cannot tell.
    var left: Int?
    /// What it wrote for people.
    var report: VerifierReport
    /// What it wrote to standard error.
    var errors: String
  }

  private struct Measurement: Decodable {
    var status: Int32?
    var seconds: Double
    var peak: Int
    var left: Int?
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let vectors = folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Vectors/dmls_epoch.json")

  /// The interpreter itself, without what may stand before it on PATH; nil, said aloud, where
  /// there is none.
  static let python: String? = {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import sys; print(sys.executable, end='')"]
    process.standardOutput = pipe
    try? process.run()
    let path = try? pipe.fileHandleForReading.readToEnd()
    guard let path, !path.isEmpty else {
      let message = "SKIPPED: python3 is absent, so no child can misbehave\n"
      FileHandle.standardError.write(Data(message.utf8))
      return nil
    }
    return String(decoding: path, as: UTF8.self)
  }()

  /// The executable, which lies beside the test bundle or the program that it is.
  private static let executable: String? = {
    let starts =
      [Bundle(for: Marker.self).bundleURL, Bundle.main.bundleURL]
      + CommandLine.arguments.map { URL(filePath: $0) }
    for start in starts {
      var folder = start.standardizedFileURL
      for _ in 0..<5 {
        let path = folder.appending(path: "verify-vectors").path
        if FileManager.default.isExecutableFile(atPath: path) { return path }
        folder.deleteLastPathComponent()
      }
    }
    return nil
  }()

  /// Verifies a child that misbehaves.
  static func run(_ misbehaviour: Misbehaviour) async throws -> Outcome {
    let scratch = FileManager.default.temporaryDirectory
      .appending(path: "dmls-vectors-\(UUID().uuidString)")
    let vectors = scratch.appending(path: "vectors")
    try FileManager.default.createDirectory(at: vectors, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let file = vectors.appending(path: Self.vectors.lastPathComponent)
    try FileManager.default.copyItem(at: Self.vectors, to: file)

    let python = try #require(python)
    // Neither the environment nor packages can change what these programs do.
    let interpreter = [python, "-I", "-S", "-u"]
    let child: [String]
    switch misbehaviour.command {
    case .hostile:
      let program = folder.appending(path: "hostile.py").path
      child =
        interpreter + [program, file.path, misbehaviour.name, "\(misbehaviour.caseAtFault)"]
    case .shell(let text):
      child = ["/bin/sh", "-c", text]
    case .unexecutable(let text):
      let program = scratch.appending(path: "harness")
      try Data(text.utf8).write(to: program)
      child = [program.path]
    case .words(let words):
      child = words
    }
    let output = scratch.appending(path: "output")
    let errors = scratch.appending(path: "errors")
    let program = folder.appending(path: "measure.py").path
    let executable = try #require(executable, "verify-vectors is not beside the test bundle")
    let measurement = try await measure(
      interpreter + [program, "\(misbehaviour.bound)", output.path, errors.path, executable]
        + ["--vectors", vectors.path, "--timeout", "\(misbehaviour.timeout)"]
        + misbehaviour.options + ["--"] + child)
    return Outcome(
      status: measurement.status, seconds: measurement.seconds, peak: measurement.peak,
      left: measurement.left,
      report: VerifierReport(text: try String(contentsOf: output, encoding: .utf8)),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  private static func measure(_ command: [String]) async throws -> Measurement {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.standardOutput = pipe
    try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
    // A line of JSON, which any pipe holds.
    let line = try pipe.fileHandleForReading.readToEnd() ?? Data()
    return try JSONDecoder().decode(Measurement.self, from: line)
  }
}
