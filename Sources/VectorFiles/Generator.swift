/// What wrote the files, named in each header.
package enum Generator {
  /// The program.
  package static let name = "gen-vectors"
  /// The version of the generator; its last part counts changes that add or alter cases.
  package static let version = "1.1.1"
  /// The seed of the labelled stream from which all random-looking bytes come.
  package static let seed = "draft-kohbrok-mls-dmls vectors 1"
}
