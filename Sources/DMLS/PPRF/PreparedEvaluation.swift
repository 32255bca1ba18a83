/// An evaluation of a PPRF that has not punctured it yet.
///
/// Dropping it changes nothing, and wipes what was derived on the way. It cannot be copied, so that
/// it punctures once.
package struct PreparedEvaluation: ~Copyable {
  /// What the evaluation will leave behind.
  let path: PuncturedPath
  /// The output, Nh bytes.
  package let output: [UInt8]
}
