import Foundation
import VectorFiles

/// A directory of its own for the time of a test.
final class TemporaryDirectory {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dmls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var vectors: VectorDirectory { VectorDirectory(path: url.path) }

  /// Why the files are not taken for vectors; nil where they are.
  var refusal: VectorFileError? {
    do throws(VectorFileError) {
      _ = try vectors.load()
      return nil
    } catch {
      return error
    }
  }

  /// Everything in the directory, hidden files too, sorted.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: url.appending(path: name))
  }

  func makeDirectory(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appending(path: name), withIntermediateDirectories: false)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }
}
