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

/// What `verify-vectors` wrote for people, taken apart.
struct VerifierReport {
  /// A failed or errored case with the lines below its heading.
  struct Finding: Equatable {
    /// The case's id.
    var id: String
    /// The lines, each with its newline.
    var text: String
  }

  /// The whole text.
  let text: String
  /// The failed and errored cases that are listed, in order.
  let findings: [Finding]
  /// The counts of the last line; nil where it holds none.
  let verdicts: Misbehaviour.Verdicts?

  /// Takes a report apart.
  init(text: String) {
    self.text = text
    var findings: [Finding] = []
    var isWithin = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "FAILED" || words[0] == "ERRORED" {
        findings.append(Finding(id: String(words[1]), text: ""))
        isWithin = true
      } else if isWithin, line.hasPrefix("    ") {
        findings[findings.count - 1].text += line + "\n"
      } else {
        isWithin = false
      }
    }
    self.findings = findings
    verdicts = Self.verdicts(text.split(separator: "\n").last ?? "")
  }

  /// Whether nothing in the text moves the cursor or colours the screen.
  var isPlain: Bool {
    text.unicodeScalars.allSatisfy { scalar in
      scalar == "\n"
        || ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
          scalar.properties.generalCategory)
    }
  }

  /// The counts of "7 cases: 6 passed, 0 failed, 1 errored, 0 skipped".
  private static func verdicts(_ line: Substring) -> Misbehaviour.Verdicts? {
    let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 5 else { return nil }
    let summary =
      "\(numbers[0]) cases: \(numbers[1]) passed, \(numbers[2]) failed, \(numbers[3]) errored, "
      + "\(numbers[4]) skipped"
    guard summary == line else { return nil }
    return Misbehaviour.Verdicts(
      passed: numbers[1], failed: numbers[2], errored: numbers[3], skipped: numbers[4])
  }
}
