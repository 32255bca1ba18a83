/// The SHA-256 of each committed file by its family, 32 bytes in hex; written by gen-vectors.
enum CommittedDigests {
  static let sha256 = [
    "expand_with_label": "e8809fe2990aef8924532ba70a5b82f8405ee3701b5adc1e51e5126cf854eb18",
    "derive_secret": "b814e61ba5b779c148cb14db7fc4aae5d1b5b57b1386065100467733d4caa304",
    "tree_node": "6426115cd1a803654aff8cc8a457475e23c2b609020b81b9d7a311bf720693ef",
    "dmls_epoch": "a1cdda91adbd0de1f483ca29acaf73b74f6586e6cc7e3b2778b825b8142ce29c",
    "commit_confirmation": "b0a69e8599474afe2b84f28213cf15eebfbd7a7457b201176052773556b62aa6",
    "pprf_evaluate": "f73853f60c4bc3c73ec567e28ea4e84e175710dbe68a940a0e466b5f1c3706b9",
    "pprf_puncture": "0c737fc1ebe5ca32d46f0ec9e6b55d9b890a2b6ca302fd6de57bce1e8c49a917",
    "derive_child_secret": "020c4a3dba5489480d9579a1682e6be6c7ac52e1677fc932684a8f9fabcadfe7",
    "dmls_message": "7921de28b4e9c717d1d112eebb600dfc4b26383afb803dc4ff5a59cef2ddefec",
    "key_schedule": "9b71dda07a158d3987d23c2d51d578ddaf1383eebd87b2674fa3c48991dddd3e",
    "fork_graph": "3e26c9b5763bbcb5bb5572a09bd4edbb3ed17b33a4e3b38b34d9c804153b7a6c",
    "external_commit": "57b74fcd634d61851e9e49542a86ef7a8b13b21282bcb269e9eae1365ff0e21a",
    "fork_choice": "7f836143bdc4bfd20a9a0f466cf917413b41e2d12f178fb9cc1bf0e742317b4f",
    "client_state": "8976432ea3d3219e0e16067414beedf4314e93d1e3010be91e19dfa928b76042",
    "federation": "76432f55bfb8bf0e189c3767c03c0a36e717f53cc2e5a5c2ea4cb4bcd5b94176",
    "deletion": "c83eba7d8e88cb3e94e7d11de03350b679e5301fc9ddb89d7321f245285d3c63",
  ]
}
