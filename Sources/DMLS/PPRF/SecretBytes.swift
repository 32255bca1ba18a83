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

  /// Overwrites a range with zeros, in a way that no optimiser may leave out.
  func wipe(_ range: Range<Int>) {
    unsafe bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      #if canImport(Darwin)
        _ = unsafe memset_s(start + range.lowerBound, range.count, 0, range.count)
      #else
        unsafe explicit_bzero(start + range.lowerBound, range.count)
      #endif
    }
  }
}
