import DMLS
import KeyDerivation
import MLSMessages
import TLSPresentation

extension Implementation {
  /// The specification, behind the same door as every other implementation.
  public static let reference: Implementation = {
    var reference = Implementation(name: "dmls-vectors reference")
    reference.version = "1.0.0"
    reference.language = "Swift"
    reference.expandWithLabel = Reference.expandWithLabel
    reference.deriveSecret = Reference.deriveSecret
    reference.treeNode = Reference.treeNode
    reference.dmlsEpoch = Reference.dmlsEpoch
    reference.commitConfirmation = Reference.commitConfirmation
    reference.pprfEvaluate = Reference.pprfEvaluate
    reference.pprfPuncture = Reference.pprfPuncture
    reference.deriveChildSecret = Reference.deriveChildSecret
    reference.dmlsMessageEncode = Reference.dmlsMessageEncode
    reference.dmlsMessageDecode = Reference.dmlsMessageDecode
    reference.keySchedule = Reference.keySchedule
    reference.epochTree = Reference.epochTree
    reference.processCommits = Reference.processCommits
    reference.forkChoice = Reference.forkChoice
    reference.clientState = Reference.clientState
    reference.federation = Reference.federation
    reference.deletableEpochs = Reference.deletableEpochs
    return reference
  }()
}
