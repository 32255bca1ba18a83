/// An epoch of a scripted group, with what its children need.
struct ScriptedEpoch {
  /// GroupContext.epoch, which siblings share.
  let number: UInt64
  /// The identifier of the epoch, Nh bytes.
  let dmlsEpoch: [UInt8]
  /// The key of its PPRF, Nh bytes.
  let parentInitSecret: [UInt8]
}
