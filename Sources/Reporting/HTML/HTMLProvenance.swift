import DMLS
import Diagnostics
import VectorFiles
import Verification

/// Where everything on the page comes from: the vectors, the draft, what was run and for how long.
struct HTMLProvenance {
  private static let longestCommand = 200

  /// What it is about.
  let report: Report
  /// The implementations on the page.
  let runs: [ReportedRun]

  /// The end of the page.
  var lines: [String] {
    let rows = [("Vectors", vectors), ("Draft", draft)] + runs.map(row)
    return ["<footer>", "<h2>Provenance</h2>", "<dl class=\"sources\">"]
      + rows.map { "<div><dt>\($0)</dt><dd>\($1)</dd></div>" } + ["</dl>", "</footer>"]
  }

  private var vectors: String {
    let count = report.files.reduce(0) { $0 + $1.cases.count }
    let file = report.files.first
    let version = MarkupText.short(file?.version ?? Generator.version, most: 40)
    let seed = MarkupText.short(file?.seed ?? Generator.seed, most: 80)
    let fresh = file?.isFresh == true ? ", made on the spot" : ""
    let profile = file?.profile.map {
      "; they expect what the profile <code>\(MarkupText.short($0, most: 60))</code> answers"
    }
    return
      "dmls-vectors \(version): \(count.grouped) case\(count == 1 ? "" : "s")\(fresh), from the "
      + "seed <code>\(seed)</code>\(profile ?? "")"
  }

  private var draft: String {
    let revision = DraftRevision.draft01.rawValue
    return "<a href=\"https://datatracker.ietf.org/doc/\(DraftRevision.draftName)/\(revision)/\">"
      + "\(VectorFile.draft)</a>"
  }

  private func row(_ run: ReportedRun) -> (String, String) {
    let command = run.implementation.command.map(ShellWord.quoted).joined(separator: " ")
    let words =
      command.isEmpty
      ? "built in" : "<code>\(MarkupText.short(command, most: Self.longestCommand))</code>"
    return (
      MarkupText.line(run.shortTitle), words + (run.took.map { ", took \($0)" } ?? "")
    )
  }
}
