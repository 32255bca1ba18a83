import Foundation

/// The same evaluation by the Python harness's implementation, where there is a Python.
enum PythonBenchmark {
  /// Prints how many times as fast the evaluations here are.
  static func run(against evaluations: [String: Double]) {
    Table.heading("The Python harness's own evaluation, in the same run")
    guard let lines = output() else {
      print("left out: python3 is not there or did not run")
      return
    }
    Table.row("", ["Python us", "times as fast"])
    for line in lines {
      let fields = line.split(separator: " ")
      guard fields.count == 2, let time = Double(fields[1]),
        let ours = evaluations[String(fields[0])]
      else { continue }
      Table.row(
        String(fields[0]), [Table.number(time, 1), Table.number(time * 1000 / ours, 2)])
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
