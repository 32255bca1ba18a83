/// The style sheet of the page.
enum HTMLStyle {
  static let text = [colours, page, matrix, sections, cases, pictures, media].joined(
    separator: "\n")

  /// Every pair of text and background has a contrast of at least 4.5.
  private static let colours = """
    :root { color-scheme: light dark;
      --page: #fff; --panel: #f6f7f9; --line: #d8dde3; --text: #1c2127; --quiet: #59636e;
      --link: #0b57a8; --passed: #ddf1e3; --passed-text: #11552a; --failed: #fbdedd;
      --failed-text: #8f1719; --errored: #fbe6cd; --errored-text: #7a3b00; --known: #e2e8fb;
      --known-text: #2a4191; --surprising: #f0e2f6; --surprising-text: #692383;
      --skipped: #e9ecef; --skipped-text: #4b545e; --mark: #ffd9d6; --mark-text: #7d1113;
      --hit: #cdeed6; --hit-text: #0d4a23; }
    @media (prefers-color-scheme: dark) { :root {
      --page: #14171b; --panel: #1c2026; --line: #363d46; --text: #e5e8ec; --quiet: #a3acb7;
      --link: #8ebcf5; --passed: #17351f; --passed-text: #8bdba3; --failed: #4c1b1d;
      --failed-text: #ffb8b3; --errored: #452b0d; --errored-text: #ffcc92; --known: #222e55;
      --known-text: #b9c8ff; --surprising: #3d2249; --surprising-text: #e3b6f5;
      --skipped: #292f36; --skipped-text: #b3bcc6; --mark: #6e2225; --mark-text: #ffd7d4;
      --hit: #1e5230; --hit-text: #b8f2c8; } }
    """

  private static let page = """
    * { box-sizing: border-box; }
    html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
      -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--page); color: var(--text); }
    main { max-width: 78rem; margin: 0 auto; padding: 2.5rem 2rem 5rem; }
    h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
    h1 { font-size: 1.75rem; margin: 0; } h2 { font-size: 1.3rem; margin: 0; }
    h3 { font-size: 1.05rem; margin: 2.25rem 0 .75rem; }
    h4 { font-size: .9rem; margin: 1.25rem 0 .4rem; }
    p { margin: .5rem 0; } a { color: var(--link); }
    code, pre { font: .85rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
      overflow-wrap: anywhere; }
    pre { margin: .4rem 0; padding: .75rem 1rem; background: var(--panel); white-space: pre-wrap;
      border: 1px solid var(--line); border-radius: .4rem; }
    .quiet { color: var(--quiet); font-weight: 400; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
      clip-path: inset(50%); white-space: nowrap; }
    .passed { background: var(--passed); color: var(--passed-text); }
    .failed { background: var(--failed); color: var(--failed-text); }
    .errored { background: var(--errored); color: var(--errored-text); }
    .surprising { background: var(--surprising); color: var(--surprising-text); }
    .known { background: var(--known); color: var(--known-text); }
    .skipped { background: var(--skipped); color: var(--skipped-text); }
    .chip { display: inline-block; flex: none; width: 1.5rem; border-radius: .3rem;
      text-align: center; font-weight: 700; line-height: 1.5rem; height: 1.5rem; }
    .chip.count { width: auto; min-width: 3.25rem; padding: 0 .35rem; }
    .title { display: flex; gap: 1.1rem; align-items: center; margin-bottom: 2.25rem; }
    .title p { margin: .2rem 0 0; }
    .title .badge { flex: none; width: 3.25rem; height: 3.25rem; border-radius: .8rem; margin: 0;
      font-size: 1.6rem; font-weight: 700; line-height: 3.25rem; text-align: center; }
    """

  /// The table scrolls in a box of its own, with the names of the families staying in sight.
  private static let matrix = """
    .beside { display: grid; gap: 1.5rem 3rem; align-items: start; }
    @media (min-width: 68rem) { .beside { grid-template-columns: minmax(0, 1fr) 37rem; } }
    .overview:not(.beside) > .suites { max-width: 40rem; }
    .matrix { padding: 1rem 1.1rem .25rem; border: 1px solid var(--line); border-radius: .8rem;
      min-width: 0; }
    .scroll { overflow-x: auto; position: relative; }
    table { min-width: 100%; border-collapse: separate; border-spacing: 3px;
      font-variant-numeric: tabular-nums; font-size: .85rem; }
    th { font-weight: 600; padding: .2rem .1rem; } thead th { color: var(--quiet);
      vertical-align: bottom; overflow-wrap: anywhere; line-height: 1.3; }
    thead th + th { min-width: 5.5rem; padding: .2rem .4rem; }
    thead a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
    thead th:first-child, tbody th { text-align: left; font-weight: 500; padding-right: .75rem;
      position: sticky; left: 0; background: var(--page); white-space: nowrap; }
    td { text-align: center; border-radius: .3rem; padding: .2rem .3rem; white-space: nowrap; }
    td a { display: block; color: inherit; font-weight: 700; text-underline-offset: .2em; }
    td.none { background: none; }
    .suites table { table-layout: fixed; width: 100%; }
    .suites thead th:first-child { width: 11.5rem; }
    .suites thead th + th { min-width: 0; padding: .2rem 0; } .suites td { padding: .2rem 0; }
    .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem 1.25rem; padding: 0;
      margin: 1rem 0; font-size: .9rem; }
    """

  private static let sections = """
    .causes { min-width: 0; } .causes h2 { margin-bottom: .5rem; }
    .causes h3 { margin: 1.25rem 0 .5rem; } .overview > * + .matrix { margin-top: 2rem; }
    .beside > .causes + .matrix { margin-top: 0; }
    .cause a, .briefs a { color: inherit; text-decoration-color: var(--quiet);
      text-underline-offset: .2em; font-weight: 600; }
    .step { margin: .5rem 0 .25rem; padding: .5rem .8rem; background: var(--panel);
      border-left: 3px solid var(--link); border-radius: 0 .3rem .3rem 0; }
    .step code { display: block; margin-top: .2rem; white-space: pre; overflow-x: auto; }
    .name { color: var(--quiet); } .left { color: var(--quiet); font-size: .9rem; }
    .implementation { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    .implementation > summary { padding: .5rem .25rem; border-radius: .3rem; }
    .implementation > summary h2 { display: inline; margin-right: .5rem; }
    .implementation > summary .chip { font-size: 1rem; margin: 0 .3rem 0 .2rem; }
    .inside { scroll-margin-top: 4rem; }
    footer { margin-top: 3rem; padding-top: 1.5rem; border-top: 1px solid var(--line);
      font-size: .9rem; }
    footer h2 { font-size: 1.05rem; margin-bottom: .75rem; }
    .sources { margin: 0; } .sources > div { display: grid; gap: 0 1rem; padding: .25rem 0;
      grid-template-columns: 10rem minmax(0, 1fr); }
    .sources dt { overflow-wrap: anywhere; }
    .facts { display: grid; gap: .75rem 2rem; margin: 1rem 0 1.5rem; font-size: .9rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); }
    dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
    .bar { display: flex; gap: 2px; height: .7rem; border-radius: .35rem; overflow: hidden; }
    .bar span { flex-basis: 4px; background: currentColor; opacity: .6; }
    .remarks { list-style: none; padding: 0; margin: 1.25rem 0; }
    .remarks li { display: flex; gap: .75rem; padding: .4rem 0; overflow-wrap: anywhere; }
    .remarks li > div { min-width: 0; flex: 1; } .remarks .chip + div { padding-top: .05rem; }
    .remarks p { margin: .5rem 0 .25rem; } .remarks .note { color: var(--quiet); }
    .briefs { margin: -1rem 0 2rem; } .briefs li { padding: .2rem 0; }
    summary { cursor: pointer; } summary:hover { background: var(--panel); }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: .3rem; }
    .family, .list { border: 1px solid var(--line); border-radius: .6rem; margin: .75rem 0;
      padding: 0 1.1rem; }
    .family > summary, .list > summary { padding: .7rem 1.1rem; margin: 0 -1.1rem;
      border-radius: .6rem; }
    .family[open], .list[open] { padding-bottom: .75rem; }
    .list .list { margin-top: 1rem; }
    .names, .lines { padding: 0; margin: .4rem 0; list-style: none; font-size: .85rem; }
    .names { columns: 15rem; column-gap: 2rem; }
    .names li { break-inside: avoid; overflow-wrap: anywhere; }
    small { color: var(--quiet); font-size: .8em; }
    .lines li { padding: .2rem 0; overflow-wrap: anywhere; }
    """

  private static let cases = """
    .case { border-top: 1px solid var(--line); }
    .case > summary { display: flex; gap: .75rem; padding: .6rem .25rem; list-style: none; }
    .case > summary::-webkit-details-marker { display: none; }
    .case > summary::after { content: "+"; margin-left: auto; padding: 0 .4rem;
      color: var(--quiet); font-size: 1.1rem; line-height: 1.5rem; }
    .case[open] > summary::after { content: "−"; }
    .what { min-width: 0; overflow-wrap: anywhere; } .what code { font-weight: 600; }
    .body { padding: .1rem .25rem 1.5rem 2.5rem; }
    .reason { padding: .6rem .9rem; border-left: 3px solid currentColor; background: var(--panel); }
    .values { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .35rem 1rem;
      margin: .4rem 0; font-size: .85rem; }
    .values dd { min-width: 0; } .value { display: block; }
    mark { background: var(--hit); color: var(--hit-text); font-weight: 700; padding: .1em 0;
      text-decoration: underline 2px; text-underline-offset: .2em; border-radius: .15em; }
    .actual mark { background: var(--mark); color: var(--mark-text); }
    .fold > summary, .part > summary { color: var(--link); font-size: .85rem; padding: .2rem 0; }
    .part { margin-top: 1rem; } .about { margin: .4rem 0; font-size: .9rem; }
    .about dt { color: var(--text); font-weight: 600; margin-top: .5rem; }
    .about dd { max-width: 46rem; }
    """

  /// Marks are told apart by their lines, so that colour is never alone.
  private static let pictures = """
    .picture { overflow-x: auto; margin: .4rem 0; } .picture svg { display: block; }
    .epoch rect { fill: var(--panel); stroke: var(--quiet); } .epoch text { fill: var(--text);
      font: .75rem ui-monospace, Menlo, Consolas, monospace; text-anchor: middle; }
    .epoch .line1 { fill: var(--quiet); } .edge { fill: none; stroke: var(--quiet); }
    .epoch.kept rect, .edge.kept { stroke: var(--text); stroke-width: 2.5; }
    .epoch.gone rect { stroke-dasharray: 6 4; }
    .epoch.refused rect, .edge.refused { stroke-dasharray: 1.5 3.5; }
    .sample { display: inline-block; width: 1.6rem; height: .9rem; border-radius: .2rem;
      border: 1px solid var(--quiet); vertical-align: -.1rem; }
    .sample.kept { border: 2.5px solid var(--text); } .sample.gone { border-style: dashed; }
    .sample.refused { border-style: dotted; }
    """

  private static let media = """
    @media (max-width: 40rem) {
      main { padding: 1.25rem 1rem 3rem; } h1 { font-size: 1.3rem; }
      .title { gap: .8rem; align-items: start; } .matrix { padding: 1rem .75rem .25rem; }
      .suites table, .suites tbody, .suites thead { display: block; }
      .suites tr { display: grid; grid-template-columns: repeat(7, 1fr); gap: 3px;
        margin-bottom: .5rem; }
      .suites tr > :first-child { grid-column: 1 / -1; padding: 0; }
      .suites thead th:first-child { width: auto; }
      .sources > div { grid-template-columns: minmax(0, 1fr); }
      .body { padding-left: .25rem; } .family, .list { padding: 0 .75rem; }
      .family > summary, .list > summary { margin: 0 -.75rem; padding: .7rem .75rem; }
      .what code { display: block; }
      .values { grid-template-columns: minmax(0, 1fr); gap: .1rem; }
      .values dd { margin-bottom: .5rem; } }
    @media print {
      main { max-width: none; padding: 0; } .matrix, .case, .family { break-inside: avoid; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
    """
}
