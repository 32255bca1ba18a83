import MLSMessages

extension MessageCorpus {
  /// Every content type, with ciphertexts of the sizes that such contents have.
  mutating func addPrivateMessages() {
    addPrivate("application") { $0.privateMessage(.application, plaintext: 256) }
    addPrivate("proposal") { $0.privateMessage(.proposal, plaintext: 512) }
    addPrivate("commit") { $0.privateMessage(.commit, plaintext: 1_024) }
    for size in Self.authenticatedDataSizes where size > 0 {
      addPrivate("application/authenticated_data_\(size)") {
        $0.privateMessage(.application, plaintext: 128, authenticatedData: size)
      }
    }
  }

  private mutating func addPrivate(_ name: String, _ message: (ShapeBuilder) -> MLSMessage) {
    let name = "private_message/\(name)"
    add(name, message(builder(name)))
  }
}
