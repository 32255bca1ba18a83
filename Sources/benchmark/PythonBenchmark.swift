import Foundation

/// The same evaluation by the Python harness's implementation, where there is a Python.
enum PythonBenchmark {
  private static let rounds = 3

  /// Prints how many times as fast the evaluations here are.
  ///
  /// Both are taken in turns, and the shortest time of each counts: a machine that slows down for a
  /// while slows down one of them alone.
  static func run() {
    Table.heading("The Python harness's own evaluation, in the same run")
    var python: [String: Double] = [:]
    var swift: [String: Double] = [:]
    for _ in 0..<rounds {
      for (hash, suite) in EvaluationBenchmark.suites {
        swift[hash] = min(swift[hash] ?? .infinity, EvaluationBenchmark.time(of: suite))
      }
      guard let lines = output() else {
        print("left out: python3 is not there or did not run")
        return
      }
      for fields in lines.map({ $0.split(separator: " ") }) where fields.count == 2 {
        guard let microseconds = Double(fields[1]) else { continue }
        let hash = String(fields[0])
        python[hash] = min(python[hash] ?? .infinity, microseconds * 1000)
      }
    }
    Table.row("", ["Python us", "Swift us", "times as fast"])
    for (hash, _) in EvaluationBenchmark.suites {
      guard let python = python[hash], let swift = swift[hash] else { continue }
      Table.row(
        hash,
        [
          Table.number(python / 1000, 1), Table.number(swift / 1000, 1),
          Table.number(python / swift, 2),
        ])
    }
  }

  private static func output() -> [Substring]? {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", root.appending(path: "Tools/harnesses/python/benchmark.py").path,
    ]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
  }
}
