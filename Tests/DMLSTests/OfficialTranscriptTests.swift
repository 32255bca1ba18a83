import DMLS
import KeyDerivation
import MLSMessages
import OfficialVectors
import TLSPresentation
import TestSupport
import Testing

/// Transcript hashes and confirmation tags of the working group's vectors.
@Suite(.enabled(if: OfficialVectors.found != nil, "the official MLS vectors are absent"))
struct OfficialTranscriptTests {
  struct Case: Decodable {
    let cipherSuite: UInt16
    let confirmationKey: HexBytes
    let authenticatedContent: HexBytes
    let interimTranscriptHashBefore: HexBytes
    let confirmedTranscriptHashAfter: HexBytes
    let interimTranscriptHashAfter: HexBytes
  }

  @Test func hashesAndTagsAreTheOfficialOnes() throws {
    let cases = try #require(OfficialVectors.found).decode(
      "transcript-hashes.json", as: [Case].self)
    #expect(cases.map(\.cipherSuite) == CipherSuite.allCases.map(\.rawValue))
    for values in cases {
      let suite = try #require(CipherSuite(rawValue: values.cipherSuite))
      // AuthenticatedContent: wire format, content, signature and tag, RFC 9420 section 6.
      var reader = Reader(values.authenticatedContent.bytes)
      let wireFormat = try WireFormat(from: &reader)
      let content = try FramedContent(from: &reader)
      let auth = try FramedContentAuthData(from: &reader, contentType: .commit)
      try reader.finish()
      let tag = try #require(auth.confirmationTag)

      let confirmed = try suite.confirmedTranscriptHash(
        interimTranscriptHash: values.interimTranscriptHashBefore.bytes,
        wireFormat: wireFormat, content: content, signature: auth.signature)
      #expect(confirmed == values.confirmedTranscriptHashAfter.bytes, "\(suite.name)")
      let interim = try suite.interimTranscriptHash(
        confirmedTranscriptHash: confirmed, confirmationTag: tag)
      #expect(interim == values.interimTranscriptHashAfter.bytes, "\(suite.name)")
      let expected = suite.confirmationTag(
        confirmationKey: values.confirmationKey.bytes, confirmedTranscriptHash: confirmed,
        groupContext: [])
      #expect(tag == expected, "\(suite.name)")
    }
  }
}
