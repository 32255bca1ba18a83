package import KeyDerivation
import TLSPresentation

// struct {
//   uint16 cipher_suite;
//   HeldState states<V>;            in the order of their dmls_epoch as unsigned bytes
// } Member
//
// struct {
//   opaque dmls_epoch<V>;           Nh bytes
//   opaque group_context<V>;        empty for a founder's epoch
//   opaque prf<V>;                  PuncturablePRF
// } HeldState

extension Member where Rules == CipherSuite {
  /// The whole state as bytes, which are as secret as the state itself.
  /// - Throws: `DMLSError.presentation` where the state exceeds what a vector can hold, 2^30 bytes.
  package func serialized() throws(DMLSError) -> [UInt8] {
    let held = try heldEpochs.map { (epoch) throws(DMLSError) in
      let state = try state(of: epoch)
      return HeldState(
        dmlsEpoch: epoch, groupContext: state.groupContext, prf: try state.prf.prf.serialized())
    }
    do throws(PresentationError) {
      var writer = Writer()
      writer.uint16(formulas.rawValue)
      try writer.vector(held)
      return writer.bytes
    } catch {
      throw .presentation(error)
    }
  }

  /// Restores a state from its bytes; the caller wipes them.
  /// - Throws: `DMLSError.presentation` where the bytes do not parse, `.wrongLength` where an epoch
  ///   or a secret is not Nh bytes, `.inconsistentState` where no sequence of commits and deletions
  ///   leads to them.
  package init(restoring bytes: [UInt8], cipherSuite: CipherSuite) throws(DMLSError) {
    self.init(holdingNothing: cipherSuite)
    let savedSuite: UInt16
    let held: [HeldState]
    do throws(PresentationError) {
      var reader = Reader(bytes)
      savedSuite = try reader.uint16()
      held = try reader.vector()
      try reader.finish()
    } catch {
      throw .presentation(error)
    }
    guard savedSuite == cipherSuite.rawValue else {
      throw .inconsistentState("it belongs to cipher suite \(savedSuite)")
    }
    for state in held {
      try cipherSuite.requireNh(state.dmlsEpoch, name: "dmls_epoch")
      guard states[state.dmlsEpoch] == nil else {
        throw .inconsistentState("the state of an epoch stands twice")
      }
      states[state.dmlsEpoch] = HeldEpoch(
        prf: HeldPRF(try PuncturablePRF(restoring: state.prf, cipherSuite: cipherSuite)),
        groupContext: state.groupContext)
    }
  }
}

/// The state of one epoch, in wire order.
private struct HeldState: TLSCodable {
  let dmlsEpoch: [UInt8]
  let groupContext: [UInt8]?
  let prf: [UInt8]

  func encode(to writer: inout Writer) throws(PresentationError) {
    try writer.opaque(dmlsEpoch)
    try writer.opaque(groupContext ?? [])
    try writer.opaque(prf)
  }
}

extension HeldState {
  init(from reader: inout Reader) throws(PresentationError) {
    dmlsEpoch = try reader.opaque()
    let groupContext = try reader.opaque()
    self.groupContext = groupContext.isEmpty ? nil : groupContext
    prf = try reader.opaque()
  }
}
