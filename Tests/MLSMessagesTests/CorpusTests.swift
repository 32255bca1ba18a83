import MLSMessages
import MessageCorpus
import TLSPresentation
import Testing

/// What holds for every shape of the corpus.
@Suite struct CorpusTests {
  static let specimens: [Specimen] =
    (try? Specimen.corpus(suite: SuiteSizes.all[0], source: ByteSources.seeded(7))) ?? []

  @Test(arguments: SuiteSizes.all)
  func `every shape of every suite survives`(suite: SuiteSizes) throws {
    let shapes = try MessageCorpus(suite: suite, source: ByteSources.seeded(7)).shapes
    for shape in shapes {
      let bytes = try shape.message.encoded()
      let decoded = try MLSMessage(decoding: bytes)
      #expect(decoded == shape.message, "\(shape.name)")
      #expect(try decoded.encoded() == bytes, "\(shape.name)")
    }
  }

  @Test(arguments: specimens)
  func `fields tile the encoding`(specimen: Specimen) {
    #expect(FieldTiling(specimen.fields).gap == nil)
    #expect(specimen.fields.last?.upperBound == specimen.bytes.count)
  }

  @Test(arguments: specimens)
  func `every strict prefix is refused as truncated`(specimen: Specimen) {
    for count in specimen.bytes.indices {
      let prefix = Array(specimen.bytes.prefix(count))
      #expect(isTruncated(prefix, as: specimen.structure), "cut at \(count)")
    }
  }

  @Test(arguments: specimens)
  func `a cut at a field boundary is located there or at the vector it breaks`(
    specimen: Specimen
  ) throws {
    for field in specimen.fields {
      let cut = field.lowerBound
      let error = try #require(throws: PresentationError.self) {
        try specimen.structure.decode(Array(specimen.bytes.prefix(cut)))
      }
      guard case .truncated(let needed, let available, let offset) = error else {
        Issue.record("cut at \(cut): \(error)")
        continue
      }
      #expect(offset + available == cut && needed > available, "cut at \(cut): \(error)")
    }
  }

  @Test(arguments: specimens)
  func `one trailing byte is refused`(specimen: Specimen) {
    let expected = PresentationError.trailingBytes(count: 1, offset: specimen.bytes.count)
    #expect(throws: expected) { try specimen.structure.decode(specimen.bytes + [0]) }
  }

  private func isTruncated(_ bytes: [UInt8], as structure: WireStructure) -> Bool {
    do throws(PresentationError) {
      _ = try structure.decode(bytes)
      return false
    } catch {
      guard case .truncated = error else { return false }
      return true
    }
  }
}

extension Specimen: CustomTestStringConvertible {
  /// The name, since the bytes say little.
  public var testDescription: String { name }
}
