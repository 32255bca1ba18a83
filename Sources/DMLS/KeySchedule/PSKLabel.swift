import MLSMessages
import TLSPresentation

/// What binds a pre-shared key to its place in the list, RFC 9420 section 8.4.
///
///     struct {
///       PreSharedKeyID id;
///       uint16 index;
///       uint16 count;
///     } PSKLabel;
struct PSKLabel: TLSEncodable {
  /// Which key it is.
  let id: PreSharedKeyID
  /// Its place, from 0.
  let index: UInt16
  /// How many keys there are.
  let count: UInt16

  func encode(to writer: inout Writer) throws(PresentationError) {
    try id.encode(to: &writer)
    writer.uint16(index)
    writer.uint16(count)
  }
}
