import TLSPresentation

/// The fields of a member's serialized state, in wire order; `Member+Serialization` describes them.
struct SavedMember: TLSCodable {
  let cipherSuite: UInt16
  let epochs: [KnownEpoch]
  let states: [HeldState]

  struct KnownEpoch: TLSCodable {
    let dmlsEpoch: [UInt8]
    let parent: [UInt8]
    let confirmationTag: [UInt8]
  }

  struct HeldState: TLSCodable {
    let dmlsEpoch: [UInt8]
    let prf: [UInt8]
  }
}

extension SavedMember {
  init(from reader: inout Reader) throws(PresentationError) {
    cipherSuite = try reader.uint16()
    epochs = try reader.vector()
    states = try reader.vector()
  }

  func encode(to writer: inout Writer) throws(PresentationError) {
    writer.uint16(cipherSuite)
    try writer.vector(epochs)
    try writer.vector(states)
  }
}

extension SavedMember.KnownEpoch {
  init(from reader: inout Reader) throws(PresentationError) {
    dmlsEpoch = try reader.opaque()
    parent = try reader.opaque()
    confirmationTag = try reader.opaque()
  }

  func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(dmlsEpoch)
    try writer.opaque(parent)
    try writer.opaque(confirmationTag)
  }
}

extension SavedMember.HeldState {
  init(from reader: inout Reader) throws(PresentationError) {
    dmlsEpoch = try reader.opaque()
    prf = try reader.opaque()
  }

  func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(dmlsEpoch)
    try writer.opaque(prf)
  }
}
