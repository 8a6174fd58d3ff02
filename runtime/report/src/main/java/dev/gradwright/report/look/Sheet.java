package dev.gradwright.report.look;

/**
 * The look that the pages of the project share; it stands in the page, which needs no other file.
 */
public final class Sheet {
  /**
   * Rules for a page of headings, facts, tables and one graph, bright and dark, wide and narrow.
   */
  public static final String TEXT =
      """
      :root { color-scheme: light dark; --ink: #1c2330; --paper: #ffffff; --soft: #5b6577;
        --line: #d5dae3; --tint: #f3f5f9; --blue: #2f5fb3; --rust: #b0522a; }
      @media (prefers-color-scheme: dark) {
        :root { --ink: #e4e8f0; --paper: #14181f; --soft: #9aa5b8; --line: #343c4a;
          --tint: #1d232d; --blue: #86aef0; --rust: #e59a72; }
      }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 1400px; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
      h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; }
      h2 { font-size: 1.1rem; margin: 2rem 0 0.6rem; }
      p { max-width: 75ch; margin: 0.6rem 0; }
      code, th[scope=row] { font-family: ui-monospace, monospace; font-size: 0.92em; }
      .trail { color: var(--soft); overflow-wrap: anywhere; max-width: none; }
      .small { color: var(--soft); font-size: 0.87rem; }
      dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(155px, 1fr)); gap: 0.6rem;
        margin: 1rem 0 0; }
      dl div { background: var(--tint); border-radius: 6px; padding: 0.5rem 0.7rem; }
      dt { color: var(--soft); font-size: 0.8rem; }
      dd { margin: 0; font-size: 1.15rem; font-variant-numeric: tabular-nums; }
      .scroll { overflow: auto; max-height: 85vh; border: 1px solid var(--line);
        border-radius: 6px; }
      .graph { background: var(--tint); }
      svg { display: block; margin: 0 auto; font: 12px ui-monospace, monospace; }
      svg .box { fill: var(--paper); stroke: var(--soft); stroke-width: 1; }
      svg .round { stroke: var(--blue); }
      svg .thick { stroke: var(--ink); stroke-width: 2.5; }
      svg .broken { stroke: var(--rust); stroke-width: 1.5; stroke-dasharray: 5 3; }
      svg text { fill: var(--ink); text-anchor: middle; }
      svg .name { font-weight: 600; }
      svg .detail { fill: var(--soft); font-size: 11px; }
      svg .edge { fill: none; stroke: var(--soft); stroke-width: 1.2; }
      svg .tip { fill: var(--soft); }
      table { border-collapse: separate; border-spacing: 0; width: 100%; }
      th, td { padding: 0.35rem 0.55rem; text-align: left; border-bottom: 1px solid var(--line);
        vertical-align: top; }
      thead th { position: sticky; top: 0; background: var(--tint); font-size: 0.85rem;
        font-weight: 600; }
      tfoot th, tfoot td { font-weight: 600; border-bottom: 0; background: var(--tint); }
      .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
      thead .n { white-space: normal; }
      tr.loss th { color: var(--rust); }
      th[scope=row] { overflow-wrap: anywhere; min-width: 6rem; }
      @media (max-width: 820px) {
        table, tbody, tfoot, tr, th[scope=row], td { display: block; }
        thead { display: none; }
        tr { padding: 0.5rem 0.7rem; border-bottom: 1px solid var(--line); }
        th[scope=row] { padding: 0 0 0.2rem; border: 0; font-size: 1rem; }
        td { display: flex; justify-content: space-between; gap: 1rem; padding: 0.05rem 0;
          border: 0; text-align: right; overflow-wrap: anywhere; white-space: normal; }
        td:empty { display: none; }
        td::before { content: attr(data-label); color: var(--soft); text-align: left;
          white-space: nowrap; }
      }
      @media print { .scroll { max-height: none; overflow: visible; } }
      """;

  private Sheet() {}
}
