package import KeyDerivation
import TLSPresentation

// struct {
//   uint16 cipher_suite;
//   KnownEpoch epochs<V>;           in the order in which they became known
//   HeldState states<V>;            in the order of their dmls_epoch as unsigned bytes
// } Member
//
// struct {
//   opaque dmls_epoch<V>;           Nh bytes
//   opaque parent<V>;               Nh bytes; none for the first epoch
//   opaque confirmation_tag<V>;     Nh bytes; none for the first epoch
// } KnownEpoch
//
// struct {
//   opaque dmls_epoch<V>;           of an epoch in epochs
//   opaque prf<V>;                  PuncturablePRF
// } HeldState

extension Member {
  /// The whole state as bytes, which are as secret as the state itself.
  /// - Throws: `DMLSError.presentation` where the state exceeds what a vector can hold, 2^30 bytes.
  package func serialized() throws(DMLSError) -> [UInt8] {
    let known = graph.epochs.map { epoch in
      SavedMember.KnownEpoch(
        dmlsEpoch: epoch, parent: graph.parent(of: epoch) ?? [],
        confirmationTag: graph.commit(of: epoch) ?? [])
    }
    let held = try heldEpochs.map { (epoch) throws(DMLSError) in
      SavedMember.HeldState(dmlsEpoch: epoch, prf: try state(of: epoch).prf.serialized())
    }
    do throws(PresentationError) {
      return try SavedMember(
        cipherSuite: cipherSuite.rawValue, epochs: known, states: held
      ).encoded()
    } catch {
      throw .presentation(error)
    }
  }

  /// Restores a state from its bytes; the caller wipes them.
  /// - Throws: `DMLSError.presentation` where the bytes do not parse, `.wrongLength` where an epoch,
  ///   a tag or a secret is not Nh bytes, `.inconsistentState` where no sequence of commits and
  ///   deletions leads to them.
  package init(restoring bytes: [UInt8], cipherSuite: CipherSuite) throws(DMLSError) {
    let saved: SavedMember
    do throws(PresentationError) {
      saved = try SavedMember(decoding: bytes)
    } catch {
      throw .presentation(error)
    }
    guard saved.cipherSuite == cipherSuite.rawValue else {
      throw .inconsistentState("it belongs to cipher suite \(saved.cipherSuite)")
    }
    guard let first = saved.epochs.first, first.parent.isEmpty, first.confirmationTag.isEmpty else {
      throw .inconsistentState("it must begin with an epoch without a parent")
    }
    try cipherSuite.requireNh(first.dmlsEpoch, name: "dmls_epoch")
    var graph = EpochGraph<EpochID, ConfirmationTag>(root: first.dmlsEpoch)
    for epoch in saved.epochs.dropFirst() {
      try cipherSuite.requireNh(epoch.dmlsEpoch, name: "dmls_epoch")
      try cipherSuite.requireNh(epoch.confirmationTag, name: "confirmation_tag")
      guard graph.add(epoch.dmlsEpoch, parent: epoch.parent, commit: epoch.confirmationTag) else {
        throw .inconsistentState("an epoch stands twice, or before its parent")
      }
    }
    var states: [EpochID: HeldEpoch] = [:]
    for state in saved.states {
      guard graph.contains(state.dmlsEpoch), states[state.dmlsEpoch] == nil else {
        throw .inconsistentState("a state of an unknown epoch, or one that stands twice")
      }
      states[state.dmlsEpoch] = HeldEpoch(
        try PuncturablePRF(restoring: state.prf, cipherSuite: cipherSuite))
    }
    self.cipherSuite = cipherSuite
    self.graph = graph
    self.states = states
  }
}
