package import DMLS
import KeyDerivation

extension ExpandWithLabel {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try Answered(
      DerivedBytes(
        formulas.expandWithLabel(input.secret, input.label, input.context, input.length)),
      intermediates: [
        Intermediate(
          "kdf_label",
          formulas.kdfLabel(length: input.length, label: input.label, context: input.context))
      ])
  }
}

extension DeriveSecret {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    let (context, length) = formulas.deriveSecretArguments(label: input.label)
    return try Answered(
      DerivedBytes(formulas.deriveSecret(input.secret, input.label)),
      intermediates: [
        Intermediate(
          "kdf_label", formulas.kdfLabel(length: length, label: input.label, context: context))
      ])
  }
}

extension TreeNode {
  package static func answer(
    _ input: Input, in context: OperationContext, by formulas: some Formulas
  ) throws(DMLSError) -> Answered<Output> {
    try formulas.requireNh(input.nodeSecret, name: "node_secret")
    return try Answered(
      Output(
        left: formulas.treeNodeSecret(.left, below: input.nodeSecret),
        right: formulas.treeNodeSecret(.right, below: input.nodeSecret)))
  }
}
