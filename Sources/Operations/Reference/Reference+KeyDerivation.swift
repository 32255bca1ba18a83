import KeyDerivation

extension Reference {
  static let expandWithLabel: Perform<ExpandWithLabel> = {
    (context, input) throws(OperationError) in
    do throws(KeyDerivationError) {
      let label = try KDFLabel.encode(
        length: input.length, label: input.label, context: input.context)
      let out = try context.cipherSuite.expandWithLabel(
        secret: input.secret, label: input.label, context: input.context, length: input.length)
      return Answered(DerivedBytes(out), intermediates: [Intermediate("kdf_label", label)])
    } catch {
      throw OperationError(error)
    }
  }

  static let deriveSecret: Perform<DeriveSecret> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    do throws(KeyDerivationError) {
      let label = try KDFLabel.encode(length: suite.nh, label: input.label, context: [])
      let out = try suite.deriveSecret(input.secret, label: input.label)
      return Answered(DerivedBytes(out), intermediates: [Intermediate("kdf_label", label)])
    } catch {
      throw OperationError(error)
    }
  }

  static let treeNode: Perform<TreeNode> = { (context, input) throws(OperationError) in
    let suite = context.cipherSuite
    guard input.nodeSecret.count == suite.nh else {
      throw OperationError(.wrongLength, "node_secret must be \(suite.nh) bytes")
    }
    do throws(KeyDerivationError) {
      let children = try suite.treeNodeSecrets(of: input.nodeSecret)
      return Answered(TreeNode.Output(left: children.left, right: children.right))
    } catch {
      throw OperationError(error)
    }
  }
}
