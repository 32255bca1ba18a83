import MessageCorpus
import OfficialVectors
import TLSPresentation

/// Decodes spoilt messages and checks that whatever is accepted encodes to the same bytes.
///
///     fuzz-messages --count N --seed S [--corpus FILE...]
///
/// `--count` is the number of spoilt inputs, `--seed` decides which ones, and `--corpus` adds files
/// that hold one MLSMessage each to the built-in corpus and the official vectors. The exit code is
/// 0 if every input was treated as it should be, 1 if one was not, and 2 if the tool could not run.
@main
enum FuzzMessages {
  private static let failed: Int32 = 1
  private static let unusable: Int32 = 2

  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      let corpus = try Corpus.load(options)
      print("corpus: \(corpus.count) specimens, seed \(options.seed)")
      print(try Throughput(corpus))
      print(try HeapReport())
      var campaign = Campaign(corpus: corpus, seed: options.seed)
      let finding = campaign.run(options.count)
      print(campaign.tally)
      if let finding {
        print(finding)
        quit(failed)
      }
    } catch {
      print("fuzz-messages: \(error)")
      quit(unusable)
    }
  }
}
