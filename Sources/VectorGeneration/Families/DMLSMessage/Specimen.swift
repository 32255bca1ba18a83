import DMLS
import MLSMessages
import Operations
import TLSPresentation
import VectorFiles

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

  /// The order of message and epoch.
  let layout: Layout

  /// The length header of the epoch, in its one valid form.
  var epochHeader: [UInt8] { Self.header(epoch.count) }

  /// The whole, encoded.
  var bytes: [UInt8] { layout.joined(messageBytes, epochHeader + epoch) }

  /// Whether a later revision forbids to wrap the message.
  var isForbiddenLater: Bool { !DraftRevision.draft03.permits(message.wireFormat) }

  /// The revisions under which the whole is well-formed.
  var drafts: [DraftRevision] { DraftRevision.allCases.filter { $0.permits(message.wireFormat) } }

  /// The readings on which that hinges.
  var readings: [Reading] { isForbiddenLater ? [.forbiddenWireFormats] : [] }

  /// Where the message begins in the whole.
  var messageStart: Int { layout == .epochFirst ? epochHeader.count + epoch.count : 0 }

  /// A specimen of a shape.
  init(name: String, message: MLSMessage, epoch: [UInt8], layout: Layout) throws(PresentationError)
  {
    self.name = name
    self.layout = layout
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

  /// The message with a range of its bytes replaced.
  func message(replacing range: Range<Int>, by replacement: [UInt8]) -> [UInt8] {
    Array(messageBytes[..<range.lowerBound]) + replacement + messageBytes[range.upperBound...]
  }

  /// The whole around another message.
  func around(_ message: [UInt8]) -> [UInt8] { layout.joined(message, epochHeader + epoch) }

  /// What decoding a message with an epoch behind it throws, if anything.
  func error(decoding message: [UInt8]) -> PresentationError? {
    do throws(PresentationError) {
      var reader = Reader(message + epochHeader + epoch)
      _ = try MLSMessage(from: &reader)
      _ = try reader.opaque()
      try reader.finish()
      return nil
    } catch { return error }
  }

  /// The shortest length header, RFC 9420 section 2.1.2.
  static func header(_ count: Int) -> [UInt8] { count < 0x40 ? [UInt8(count)] : wideHeader(count) }

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

/// The order of the parts of a DMLSMessage.
enum Layout: Equatable {
  /// As section 3 of the draft has it.
  case epochLast
  /// As some peers have it.
  case epochFirst

  /// The order in which an implementation writes.
  init(of implementation: Implementation, _ context: OperationContext, _ parts: DMLSMessageParts) {
    let encoded = try? implementation[DMLSMessageEncode.self]?(context, parts).output.dmlsMessage
    self = encoded?.starts(with: parts.message) == false ? .epochFirst : .epochLast
  }

  /// A message and an epoch, with or without its header, in this order.
  func joined(_ message: [UInt8], _ epoch: [UInt8]) -> [UInt8] {
    self == .epochLast ? message + epoch : epoch + message
  }

  /// The order that it is not.
  var other: Layout { self == .epochLast ? .epochFirst : .epochLast }
}
