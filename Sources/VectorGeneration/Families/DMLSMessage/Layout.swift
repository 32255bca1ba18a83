import Operations

/// The order of the parts of a DMLSMessage.
enum Layout: Equatable {
  /// As section 3 of the draft has it.
  case epochLast
  /// As some peers have it.
  case epochFirst

  /// The order in which an implementation writes.
  init(
    of implementation: Implementation, _ context: OperationContext, _ parts: DMLSMessageParts
  ) {
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
