import DMLS
import KeyDerivation
import Operations

extension Formulas {
  /// Takes the place of some operations' functions in an implementation.
  func serve(_ operations: Set<AlteredOperation>, in implementation: inout Implementation) {
    for operation in operations { serve(operation, in: &implementation) }
  }

  private func serve(_ operation: AlteredOperation, in implementation: inout Implementation) {
    switch operation {
    case .expandWithLabel: implementation.expandWithLabel = expandWithLabel
    case .deriveSecret: implementation.deriveSecret = deriveSecret
    case .treeNode: implementation.treeNode = treeNode
    case .dmlsEpoch: implementation.dmlsEpoch = dmlsEpoch
    case .commitConfirmation: implementation.commitConfirmation = commitConfirmation
    case .pprfEvaluate: implementation.pprfEvaluate = pprfEvaluate
    case .pprfPuncture: implementation.pprfPuncture = pprfPuncture
    case .deriveChildSecret: implementation.deriveChildSecret = deriveChildSecret
    case .dmlsMessageEncode: implementation.dmlsMessageEncode = dmlsMessageEncode
    case .dmlsMessageDecode: implementation.dmlsMessageDecode = dmlsMessageDecode
    case .keySchedule: implementation.keySchedule = keySchedule
    case .epochTree: implementation.epochTree = epochTree
    case .processCommits: implementation.processCommits = processCommits
    case .forkChoice: implementation.forkChoice = forkChoice
    case .clientState: implementation.clientState = clientState
    case .federation: implementation.federation = federation
    case .deletableEpochs: implementation.deletableEpochs = deletableEpochs
    }
  }

  private var expandWithLabel: Perform<ExpandWithLabel> {
    { (context, input) throws(OperationError) in
      let suite = context.cipherSuite
      let info = try keyDerivation.label(
        keyDerivation, suite, input.length, input.label, input.context)
      let out = try keyDerivation.expand(
        keyDerivation.hash(suite), input.secret, info, input.length)
      return Answered(DerivedBytes(out), intermediates: [Intermediate("kdf_label", info)])
    }
  }

  private var deriveSecret: Perform<DeriveSecret> {
    { (context, input) throws(OperationError) in
      let suite = context.cipherSuite
      let (labelContext, length) = keyDerivation.deriveSecret(suite, input.label)
      let info = try keyDerivation.label(keyDerivation, suite, length, input.label, labelContext)
      let out = try keyDerivation.expand(keyDerivation.hash(suite), input.secret, info, length)
      return Answered(DerivedBytes(out), intermediates: [Intermediate("kdf_label", info)])
    }
  }

  private var treeNode: Perform<TreeNode> {
    { (context, input) throws(OperationError) in
      let node = try requireNh(context.cipherSuite, input.nodeSecret)
      let children = try tree.children(self, context.cipherSuite, node)
      return Answered(TreeNode.Output(left: children.left, right: children.right))
    }
  }

  private var dmlsEpoch: Perform<DMLSEpoch> {
    { (context, input) throws(OperationError) in
      Answered(
        DMLSEpoch.Output(
          dmlsEpoch: try epochs.dmlsEpoch(self, context.cipherSuite, input.epochSecret)))
    }
  }

  private var commitConfirmation: Perform<CommitConfirmation> {
    { (context, input) throws(OperationError) in
      Answered(
        CommitConfirmation.Output(
          commitConfirmation: try epochs.confirmation(self, context.cipherSuite, input.pathSecret)))
    }
  }

  private var pprfEvaluate: Perform<PPRFEvaluate> {
    { (context, input) throws(OperationError) in
      let suite = context.cipherSuite
      let secret = try tree.checkedSecret(suite, input.secret)
      var node = try tree.root(self, suite, secret)
      let leaf = try tree.checkedInput(suite, input.input)
      for isRight in tree.turns(suite, leaf) {
        let children = try tree.children(self, suite, node)
        node = isRight ? children.right : children.left
      }
      let out = try tree.output(self, suite, node, leaf)
      return Answered(DerivedBytes(out), intermediates: [Intermediate("leaf_node_secret", node)])
    }
  }

  private var pprfPuncture: Perform<PPRFPuncture> {
    { (context, input) throws(OperationError) in
      var store = try NodeStore(context.cipherSuite, secret: input.secret, self)
      var results: [PPRFPuncture.StepResult] = []
      for step in input.steps {
        switch step {
        case .evaluate(let leaf):
          do throws(OperationError) {
            results.append(.out(try state.evaluate(self, &store, leaf)))
          } catch {
            results.append(.refused(try error.answeredKind))
          }
        case .saveAndRestore:
          store = state.restored(store)
          results.append(.restored)
        case .retainedNodes:
          results.append(.nodes(state.retained(self, store)))
        }
      }
      return Answered(PPRFPuncture.Output(steps: results))
    }
  }

  private var deriveChildSecret: Perform<DeriveChildSecret> {
    { (context, input) throws(OperationError) in
      var store = try NodeStore(context.cipherSuite, secret: input.prfKey, self)
      var intermediates: [Intermediate] = []
      var outcomes: [DeriveChildSecret.Outcome] = []
      for (index, child) in input.children.enumerated() {
        do throws(OperationError) {
          let prfInput = try epochs.childInput(self, context.cipherSuite, child)
          intermediates.append(Intermediate("input_\(index)", prfInput))
          outcomes.append(.childSecret(try epochs.childSecret(self, &store, prfInput)))
        } catch {
          outcomes.append(.refused(try error.answeredKind))
        }
      }
      return Answered(DeriveChildSecret.Output(children: outcomes), intermediates: intermediates)
    }
  }

  private var dmlsMessageEncode: Perform<DMLSMessageEncode> {
    { (context, input) throws(OperationError) in
      Answered(DMLSMessageBytes(dmlsMessage: try messages.encode(messages, context, input)))
    }
  }

  private var dmlsMessageDecode: Perform<DMLSMessageDecode> {
    { (context, input) throws(OperationError) in
      Answered(try messages.decode(messages, context, input.dmlsMessage))
    }
  }
}

extension OperationError {
  /// The kind for the result of one step; what ends the process ends it here too.
  fileprivate var answeredKind: ErrorKind {
    get throws(OperationError) {
      if isCrash { throw self }
      return kind ?? .malformed
    }
  }
}
