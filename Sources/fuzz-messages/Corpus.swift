import Foundation
import MessageCorpus
import OfficialVectors

/// The specimens to start from.
enum Corpus {
  /// One of so many entries of the official files is taken; the rest resemble them.
  private static let officialStride = 16

  /// The shapes of all suites, official vectors if present, and the files asked for.
  static func load(_ options: Options) throws -> [Specimen] {
    var specimens: [Specimen] = []
    for suite in SuiteSizes.all {
      specimens += try Specimen.corpus(suite: suite, source: ByteSources.seeded(options.seed))
    }
    if let vectors = OfficialVectors.found {
      let messages = try vectors.messages()
      let clients = try OfficialVectors.clientFiles.flatMap(vectors.client)
      let all = messages + clients
      specimens += try stride(from: 0, to: all.count, by: officialStride).map {
        try Specimen(name: all[$0].name, structure: all[$0].structure, bytes: all[$0].bytes)
      }
    }
    specimens += try options.corpusFiles.map { file in
      let bytes = try [UInt8](Data(contentsOf: URL(filePath: file)))
      return try Specimen(name: file, structure: .mlsMessage, bytes: bytes)
    }
    return specimens
  }
}
