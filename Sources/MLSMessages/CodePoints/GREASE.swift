/// The values that each two-byte registry sets aside so that peers learn to ignore the unknown.
///
/// RFC 9420, section 13.5. They get no processing of their own: they decode like any other unknown
/// value. The list serves those who compose messages.
package enum GREASE {
  /// The reserved values, in increasing order.
  package static let values: [UInt16] = [
    0x0A0A, 0x1A1A, 0x2A2A, 0x3A3A, 0x4A4A, 0x5A5A, 0x6A6A, 0x7A7A,
    0x8A8A, 0x9A9A, 0xAAAA, 0xBABA, 0xCACA, 0xDADA, 0xEAEA,
  ]
}
