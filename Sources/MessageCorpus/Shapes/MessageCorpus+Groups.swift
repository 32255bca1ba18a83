import MLSMessages
import TLSPresentation

extension MessageCorpus {
  /// Welcomes for one and for several, with and without path secret and pre-shared keys.
  mutating func addWelcomes() throws(PresentationError) {
    let one = builder("welcome/one_member")
    add("welcome/one_member", try one.welcome(1, path: false))
    let two = builder("welcome/two_members")
    add("welcome/two_members", try two.welcome(2, path: true))
    let psk = builder("welcome/one_member/psk")
    let keys = [
      psk.within("psks/0").pskID(psk.externalPSK),
      psk.within("psks/1").pskID(psk.resumptionPSK(.branch)),
    ]
    add("welcome/one_member/psk", try psk.welcome(1, path: true, psks: keys))
  }

  /// GroupInfos with the extensions of their own and of the context.
  mutating func addGroupInfos() throws(PresentationError) {
    addGroupInfo("bare") { $0.groupInfo() }
    try addGroupInfo("external_pub") { shape throws(PresentationError) in
      shape.groupInfo([try shape.externalPub()])
    }
    try addGroupInfo("ratchet_tree/full") { shape throws(PresentationError) in
      shape.groupInfo([try Extension(shape.within("ratchet_tree").fullTree())])
    }
    try addGroupInfo("ratchet_tree/blank_nodes") { shape throws(PresentationError) in
      shape.groupInfo([try Extension(shape.within("ratchet_tree").sparseTree())])
    }
    try addGroupInfo("group_context_extensions") { shape throws(PresentationError) in
      let context = [try shape.requiredCapabilities(), try shape.externalSenders()]
      return shape.groupInfo(context: context, [try shape.externalPub()])
    }
    addGroupInfo("grease") { $0.groupInfo($0.greaseExtensions()) }
    addGroupInfo("unknown_extensions") {
      $0.groupInfo(context: $0.within("context").unknownExtensions(), $0.unknownExtensions())
    }
  }

  /// KeyPackages with either credential type, and with known, unknown and GREASE extensions.
  mutating func addKeyPackages() throws(PresentationError) {
    addKeyPackage("basic") { $0.keyPackage() }
    addKeyPackage("basic/grease") {
      $0.keyPackage(
        extensions: $0.greaseExtensions(),
        leafExtensions: $0.within("leaf").greaseExtensions(),
        grease: true
      )
    }
    addKeyPackage("basic/unknown_extensions") {
      $0.keyPackage(
        extensions: $0.unknownExtensions(),
        leafExtensions: $0.within("leaf").unknownExtensions()
      )
    }
    let named = try builder("key_package/basic/application_id").applicationID()
    addKeyPackage("basic/application_id") { $0.keyPackage(leafExtensions: [named]) }
    addKeyPackage("x509") { $0.keyPackage(credential: $0.x509Credential(certificates: 1)) }
    addKeyPackage("x509/chain") { $0.keyPackage(credential: $0.x509Credential(certificates: 3)) }
    addKeyPackage("x509/grease") {
      $0.keyPackage(
        credential: $0.x509Credential(certificates: 2),
        extensions: $0.greaseExtensions(),
        grease: true
      )
    }
  }

  private mutating func addGroupInfo<Failure: Error>(
    _ name: String,
    _ groupInfo: (ShapeBuilder) throws(Failure) -> GroupInfo
  ) throws(Failure) {
    let name = "group_info/\(name)"
    add(name, .groupInfo(try groupInfo(builder(name))))
  }

  private mutating func addKeyPackage(
    _ name: String,
    _ keyPackage: (ShapeBuilder) -> KeyPackage
  ) {
    let name = "key_package/\(name)"
    add(name, .keyPackage(keyPackage(builder(name))))
  }
}
