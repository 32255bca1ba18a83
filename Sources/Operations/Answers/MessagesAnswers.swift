package import DMLS

extension DMLSMessageEncode {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let message = DMLSMessage(message: input.message, dmlsEpoch: input.dmlsEpoch)
    return Answered(
      DMLSMessageBytes(dmlsMessage: try formulas.encoded(message, draft: context.draft)))
  }
}

extension DMLSMessageDecode {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let message = try formulas.dmlsMessage(decoding: input.dmlsMessage, draft: context.draft)
    return Answered(DMLSMessageParts(message: message.message, dmlsEpoch: message.dmlsEpoch))
  }
}
