package import TLSPresentation

extension Proposal: TLSCodable {
  /// Reads the type and the proposal that it selects; an unknown type is refused.
  package init(from reader: inout Reader) throws(PresentationError) {
    let offset = reader.position
    let proposalType = try ProposalType(from: &reader)
    switch proposalType {
    case .add:
      self = .add(try Add(from: &reader))
    case .update:
      self = .update(try Update(from: &reader))
    case .remove:
      self = .remove(try Remove(from: &reader))
    case .psk:
      self = .psk(try PreSharedKey(from: &reader))
    case .reinit:
      self = .reinit(try ReInit(from: &reader))
    case .externalInit:
      self = .externalInit(try ExternalInit(from: &reader))
    case .groupContextExtensions:
      self = .groupContextExtensions(try GroupContextExtensions(from: &reader))
    default:
      throw .unknownValue(
        type: "ProposalType", value: UInt64(proposalType.rawValue), offset: offset)
    }
  }

  /// Appends the type and the proposal that it selects.
  package func encode(to writer: inout Writer) throws(PresentationError) {
    try proposalType.encode(to: &writer)
    switch self {
    case .add(let add): try add.encode(to: &writer)
    case .update(let update): try update.encode(to: &writer)
    case .remove(let remove): try remove.encode(to: &writer)
    case .psk(let preSharedKey): try preSharedKey.encode(to: &writer)
    case .reinit(let reInit): try reInit.encode(to: &writer)
    case .externalInit(let externalInit): try externalInit.encode(to: &writer)
    case .groupContextExtensions(let extensions): try extensions.encode(to: &writer)
    }
  }
}
