package import KeyDerivation
import TLSPresentation

extension CipherSuite {
  /// confirmed_transcript_hash_[n], as wide as a digest, from interim_transcript_hash_[n-1]: RFC
  /// 9420 section 8.2.
  ///
  /// `interimTranscriptHash` is empty in the first epoch.
  /// - Throws: `DMLSError.presentation` where the input has no encoding.
  package func confirmedTranscriptHash(
    interimTranscriptHash: [UInt8], input: ConfirmedTranscriptHashInput
  ) throws(DMLSError) -> [UInt8] {
    try transcriptHash(interimTranscriptHash, input)
  }

  /// interim_transcript_hash_[n], as wide as a digest, from confirmed_transcript_hash_[n]: RFC 9420
  /// section 8.2.
  /// - Throws: `DMLSError.presentation` where the input has no encoding.
  package func interimTranscriptHash(
    confirmedTranscriptHash: [UInt8], input: InterimTranscriptHashInput
  ) throws(DMLSError) -> [UInt8] {
    try transcriptHash(confirmedTranscriptHash, input)
  }

  private func transcriptHash(
    _ before: [UInt8], _ input: some TLSEncodable
  ) throws(DMLSError) -> [UInt8] {
    do throws(PresentationError) {
      return hash.hash(before + (try input.encoded()))
    } catch {
      throw .presentation(error)
    }
  }
}
