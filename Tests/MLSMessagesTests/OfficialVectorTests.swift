import MLSMessages
import MessageCorpus
import OfficialVectors
import TLSPresentation
import Testing

/// Everything that the working group publishes decodes and encodes to the same bytes.
@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct OfficialVectorTests {
  private let vectors: OfficialVectors

  init() throws { vectors = try #require(OfficialVectors.found) }

  @Test func `every header of deserialization.json states its length`() throws {
    let headers = try vectors.headers()
    #expect(headers.count == 14)
    for header in headers {
      var writer = Writer()
      try writer.length(header.length)
      #expect(writer.bytes == header.vlbytesHeader.bytes)

      var reader = Reader(header.vlbytesHeader.bytes)
      if header.length == 0 {
        #expect(try reader.opaque() == [])
      } else {
        let expected = PresentationError.truncated(
          needed: header.length, available: 0, offset: header.vlbytesHeader.bytes.count)
        #expect(throws: expected) { try reader.opaque() }
      }
    }
  }

  @Test func `every field of messages.json survives`() throws {
    let messages = try vectors.messages()
    #expect(messages.count == 300 * 17)
    for message in messages { try expectSurvival(message) }
  }

  @Test(arguments: zip(OfficialVectors.clientFiles, [7, 56, 91]))
  func `everything a passive client receives survives`(file: String, clients: Int) throws {
    let messages = try vectors.client(file)
    #expect(messages.count { $0.name.hasSuffix("welcome") } == clients)
    for message in messages { try expectSurvival(message) }
  }

  @Test func `the fields of messages.json have the wire formats that their names say`() throws {
    let formats: [String: WireFormat] = [
      "mls_welcome": .mlsWelcome, "mls_group_info": .mlsGroupInfo,
      "mls_key_package": .mlsKeyPackage, "public_message_application": .mlsPublicMessage,
      "public_message_proposal": .mlsPublicMessage, "public_message_commit": .mlsPublicMessage,
      "private_message": .mlsPrivateMessage,
    ]
    let messages = try vectors.messages().filter { $0.structure == .mlsMessage }
    #expect(messages.count == 300 * formats.count)
    for message in messages {
      let field = String(message.name.split(separator: ".")[1])
      #expect(try MLSMessage(decoding: message.bytes).wireFormat == formats[field])
    }
  }

  /// Checks the message, and the content of the known extensions in it.
  private func expectSurvival(_ encoded: Encoded) throws {
    let name = encoded.name
    let value = try encoded.structure.decode(encoded.bytes)
    #expect(try value.encoded() == encoded.bytes, "\(name)")
    let fields = try encoded.structure.fields(of: encoded.bytes)
    #expect(FieldTiling(fields).gap == nil && fields.last?.upperBound == encoded.bytes.count)

    for `extension` in (value as? MLSMessage)?.extensions ?? [] {
      let structure = try #require(
        WireStructure(content: `extension`.extensionType), "unknown extension in \(name)")
      let content = try structure.decode(`extension`.extensionData)
      #expect(try content.encoded() == `extension`.extensionData, "extension of \(name)")
    }
  }
}
