#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Bytes that are overwritten before their memory is given back.
///
/// A class, so that the bytes exist once: an array that is copied leaves its old storage behind.
final class SecretBytes {
  /// The bytes; nobody may keep a copy of this array, only of its elements.
  var bytes: [UInt8]

  /// Takes over an array; the caller must have no copy of it.
  init(_ bytes: consuming [UInt8]) {
    self.bytes = bytes
  }

  /// A copy of some bytes; the caller stays responsible for its own.
  convenience init(copying other: some Collection<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(other.count)
    for byte in other { bytes.append(byte) }
    self.init(bytes)
  }

  deinit {
    wipe(bytes.indices)
  }

  /// The bytes of a range, which are overwritten here.
  ///
  /// Element by element: a slice would share the storage, and wiping would then spoil a copy.
  func moved(_ range: Range<Int>) -> SecretBytes {
    let moved = SecretBytes(copying: range.lazy.map { self.bytes[$0] })
    wipe(range)
    return moved
  }

  /// Overwrites a range with zeros, in a way that no optimiser may leave out.
  func wipe(_ range: Range<Int>) {
    let address = unsafe bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
    unsafe bytes.withUnsafeMutableBytes { buffer in
      // A second owner of the array makes this a copy, and leaves the secret in the original.
      assert(UInt(bitPattern: buffer.baseAddress) == address, "the array is shared")
      guard let start = buffer.baseAddress else { return }
      #if canImport(Darwin)
        _ = unsafe memset_s(start + range.lowerBound, range.count, 0, range.count)
      #else
        unsafe explicit_bzero(start + range.lowerBound, range.count)
      #endif
    }
  }
}
