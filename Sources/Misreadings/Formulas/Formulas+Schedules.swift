import KeyDerivation
import Operations

extension Formulas {
  var keySchedule: Perform<KeySchedule> {
    { (context, input) throws(OperationError) in
      let suite = context.cipherSuite
      let entrance = try EpochEntrance(
        self, suite, initSecret: input.initSecret, commitSecret: input.commitSecret,
        pskSecret: input.pskSecret, groupContext: input.groupContext)
      let values = try EpochValues(
        self, suite, epochSecret: entrance.epochSecret, memberSecret: entrance.memberSecret)
      let exports = try input.exports.map { (export) throws(OperationError) in
        try schedule.exported(self, suite, values["exporter"], export)
      }
      return Answered(
        KeySchedule.Output(
          joinerSecret: entrance.joinerSecret,
          welcomeSecret: try deriveSecret(
            suite, schedule.source("welcome", entrance.memberSecret, entrance.memberSecret),
            schedule.label("welcome")),
          epochSecret: entrance.epochSecret, senderDataSecret: values["sender data"],
          encryptionSecret: values["encryption"], exporterSecret: values["exporter"],
          externalSecret: values["external"], confirmationKey: values["confirm"],
          membershipKey: values["membership"], resumptionPSK: values["resumption"],
          epochAuthenticator: values["authentication"], parentInitSecret: values["parent_init"],
          dmlsEpoch: values.dmlsEpoch,
          confirmationTag: schedule.tag(
            self, suite, values["confirm"], input.confirmedTranscriptHash, input.groupContext),
          exports: exports))
    }
  }

  var epochTree: Perform<EpochTree> {
    { (context, input) throws(OperationError) in
      let suite = context.cipherSuite
      let first = try EpochValues(self, suite, epochSecret: input.epochSecret)
      var parents: [(values: EpochValues, groupContext: [UInt8]?)] = [(first, nil)]
      var epochs: [EpochTree.Epoch] = []
      for commit in input.commits {
        guard parents.indices.contains(commit.parent) else {
          throw OperationError(.malformed, "there is no epoch \(commit.parent)")
        }
        let parent = parents[commit.parent]
        let prfInput = try self.epochs.childInput(
          self, suite,
          DeriveChildSecret.Child(
            label: "child_init",
            inputSecret: try self.epochs.confirmation(self, suite, commit.pathSecret),
            context: schedule.childContext(commit.groupContext, parent.groupContext)))
        var store = try NodeStore(suite, secret: parent.values["parent_init"], self)
        let initSecret = try self.epochs.childSecret(self, &store, prfInput)
        let entrance = try EpochEntrance(
          self, suite, initSecret: initSecret,
          commitSecret: schedule.commitSecret(self, suite, commit.pathSecret),
          pskSecret: commit.pskSecret, groupContext: commit.groupContext)
        let values = try EpochValues(
          self, suite, epochSecret: entrance.epochSecret, memberSecret: entrance.memberSecret)
        parents.append((values, commit.groupContext))
        epochs.append(
          EpochTree.Epoch(
            initSecret: initSecret, joinerSecret: entrance.joinerSecret,
            epochSecret: entrance.epochSecret, dmlsEpoch: values.dmlsEpoch,
            epochAuthenticator: values["authentication"],
            parentInitSecret: values["parent_init"],
            confirmationTag: schedule.tag(
              self, suite, values["confirm"], commit.confirmedTranscriptHash,
              commit.groupContext)))
      }
      return Answered(
        EpochTree.Output(
          first: EpochTree.FirstEpoch(
            dmlsEpoch: first.dmlsEpoch, epochAuthenticator: first["authentication"],
            parentInitSecret: first["parent_init"]),
          epochs: epochs))
    }
  }

  var processCommits: Perform<ProcessCommits> {
    { (context, input) throws(OperationError) in
      var member = try MemberState(self, context.cipherSuite, input.start)
      let results = try input.events.map { (event) throws(OperationError) in
        try member.result(of: event, self)
      }
      return Answered(ProcessCommits.Output(events: results))
    }
  }

  var forkChoice: Perform<ForkChoice> {
    { (_, input) throws(OperationError) in
      Answered(ForkChoice.Output(winner: policies.winner(policies, input.commits)))
    }
  }

  var clientState: Perform<ClientState> {
    { (_, input) throws(OperationError) in Answered(policies.run(input)) }
  }

  var federation: Perform<FederationTrace> {
    { (_, input) throws(OperationError) in Answered(policies.run(input)) }
  }

  var deletableEpochs: Perform<DeletableEpochs> {
    { (_, input) throws(OperationError) in Answered(policies.run(input)) }
  }
}
