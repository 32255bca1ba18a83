import MLSMessages
import TLSPresentation

/// A DMLSMessage that a script takes apart: its message, its epoch, and where its fields lie.
struct Specimen {
  /// The name of the message's shape: `private_message/commit`.
  let name: String
  /// The message.
  let message: MLSMessage
  /// The message, encoded.
  let messageBytes: [UInt8]
  /// The epoch, Nh bytes.
  let epoch: [UInt8]

  /// The length header of the epoch, in its one valid form.
  var epochHeader: [UInt8] { Self.header(epoch.count) }

  /// The whole, encoded.
  var bytes: [UInt8] { messageBytes + epochHeader + epoch }

  /// A specimen of a shape.
  init(name: String, message: MLSMessage, epoch: [UInt8]) throws(PresentationError) {
    self.name = name
    self.message = message
    self.epoch = epoch
    messageBytes = try message.encoded()
  }

  /// The primitive fields of the message in order: integers, length headers, contents.
  func messageFields() throws(PresentationError) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    _ = try MLSMessage(decoding: messageBytes, onField: { fields.append($0) })
    return fields
  }

  /// The whole with a range of its bytes replaced.
  func replacing(_ range: Range<Int>, by replacement: [UInt8]) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + replacement + bytes[range.upperBound...]
  }

  /// What decoding some bytes as a DMLSMessage without further checks throws, if anything.
  static func error(decoding bytes: [UInt8]) -> PresentationError? {
    do throws(PresentationError) {
      var reader = Reader(bytes)
      _ = try MLSMessage(from: &reader)
      _ = try reader.opaque()
      try reader.finish()
      return nil
    } catch {
      return error
    }
  }

  /// The shortest length header, RFC 9420 section 2.1.2.
  static func header(_ count: Int) -> [UInt8] {
    count < 0x40 ? [UInt8(count)] : wideHeader(count)
  }

  /// A length header of two bytes.
  static func wideHeader(_ count: Int) -> [UInt8] {
    [0x40 | UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
  }

  /// A length header of four bytes.
  static func widestHeader(_ count: Int) -> [UInt8] {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * $0)) }
    return [0x80 | bytes[0]] + bytes[1...]
  }
}
