package import KeyDerivation
package import MLSMessages
import TLSPresentation

extension CipherSuite {
  /// psk_secret, Nh bytes, from the pre-shared keys in the order of their proposals: RFC 9420
  /// section 8.4.
  ///
  /// Without keys it is Nh zero bytes.
  /// - Throws: `DMLSError.presentation` where an id has no encoding, or their number, which takes two
  ///   bytes.
  package func pskSecret(
    _ keys: [(id: PreSharedKeyID, psk: [UInt8])]
  ) throws(DMLSError) -> [UInt8] {
    guard let count = UInt16(exactly: keys.count) else {
      throw .presentation(.lengthTooLarge(count: keys.count))
    }
    var pskSecret = zeroSecret
    for (index, key) in zip(0..<count, keys) {
      let label: [UInt8]
      do throws(PresentationError) {
        label = try PSKLabel(id: key.id, index: index, count: count).encoded()
      } catch {
        throw .presentation(error)
      }
      let pskInput = try expandWithLabel(
        extract(salt: zeroSecret, inputKeyMaterial: key.psk), KeyScheduleLabel.derivedPSK, label)
      pskSecret = extract(salt: pskInput, inputKeyMaterial: pskSecret)
    }
    return pskSecret
  }
}
