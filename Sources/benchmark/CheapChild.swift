import Foundation

/// The cheapest child there is: it copies the seq of each request into one fixed answer.
enum CheapChild {
  /// The argument that makes this program such a child.
  static let argument = "cheap-child"
  private static let announcement = """
    {"protocol":1,"name":"cheap","drafts":["01"],"cipher_suites":[1],"operations":["dmls_epoch"]}

    """
  private static let answerEnd = Array(#","output":{"dmls_epoch":"\#(output)"}}"#.utf8) + [10]

  /// What it answers.
  static let output = String(repeating: "5a", count: 32)

  /// Answers standard input until it ends.
  static func run() {
    var rest: [UInt8] = []
    var isFirst = true
    while true {
      let data = FileHandle.standardInput.availableData
      guard !data.isEmpty else { return }
      rest += data
      var answers: [UInt8] = []
      var start = 0
      while let end = rest[start...].firstIndex(of: 10) {
        if isFirst {
          answers += Array(announcement.utf8)
          isFirst = false
        } else {
          // {"seq":N,... : the number ends at the first comma.
          answers += rest[start..<(rest[start..<end].firstIndex(of: 0x2C) ?? end)]
          answers += answerEnd
        }
        start = end + 1
      }
      rest.removeFirst(start)
      FileHandle.standardOutput.write(Data(answers))
    }
  }
}
