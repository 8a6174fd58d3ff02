'use strict';
/* Charts on uPlot: they follow the width of their place, the colours of the page and the keys. */
const Charts = (() => {
  const alive = [];

  const colour = name =>
    getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /* The same digits everywhere, whatever the language of the browser. */
  const number = value => {
    if (value == null || Number.isNaN(value)) return '–';
    if (value === 0) return '0';
    const size = Math.abs(value);
    if (size >= 1e6 || size < 1e-4) {
      return value.toExponential(3).replace(/\.?0+e/, 'e').replace('e+', 'e');
    }
    return String(Number(value.toPrecision(5)));
  };

  const axis = (label, size) => ({
    stroke: colour('--soft'),
    grid: {stroke: colour('--grid'), width: 1},
    ticks: {stroke: colour('--grid'), width: 1, size: 4},
    font: '12px system-ui, sans-serif',
    labelFont: '12px system-ui, sans-serif',
    label,
    labelSize: label ? 15 : 0,
    labelGap: 0,
    gap: 3,
    size,
    values: (u, splits) => splits.map(v => v == null ? '' : number(v)),
  });

  const widest = (u, values) =>
    14 + 7 * Math.max(3, ...(values || []).map(v => String(v).length));

  /* What every chart has; `spec` has height, label of x, series, and what else uPlot takes. */
  const options = (spec, width) => ({
    width,
    height: spec.height,
    padding: [10, 12, 0, 0],
    legend: {live: spec.live !== false},
    cursor: {drag: {x: true, y: false}, points: {size: 7}},
    scales: Object.assign({x: {time: false}}, spec.scales),
    axes: [axis(spec.x, 24), Object.assign(axis(null, widest), spec.y)],
    series: spec.series(),
    bands: spec.bands ? spec.bands() : undefined,
    hooks: {
      // Without a cursor the legend tells the last values.
      setCursor: [u => {
        if (u.cursor.idx == null && u.data[0].length) u.setLegend({idx: spec.rest(u)});
      }],
    },
  });

  const keys = (host, chart) => event => {
    const u = chart.plot;
    const last = u.data[0].length - 1;
    const at = u.cursor.idx == null ? last : u.cursor.idx;
    const to = {ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last}[event.key];
    if (event.target !== host || to === undefined || last < 0) return;
    event.preventDefault();
    const idx = Math.max(0, Math.min(last, to));
    u.setCursor({left: u.valToPos(u.data[0][idx], 'x'), top: u.over.clientHeight / 2});
  };

  const legend = u => {
    if (u.series.length < 3) return;
    u.root.querySelectorAll('.u-series th').forEach((th, i) => {
      if (i === 0) return;
      th.tabIndex = 0;
      th.setAttribute('role', 'button');
      th.addEventListener('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          th.click();
        }
      });
    });
  };

  const width = host => Math.max(120, Math.floor(host.clientWidth));

  const draw = chart => {
    if (chart.plot) chart.plot.destroy();
    const u = new uPlot(options(chart.spec, width(chart.host)), chart.data, chart.host);
    chart.plot = u;
    legend(u);
    if (u.data[0].length) u.setLegend({idx: chart.spec.rest(u)});
  };

  /* Draws a chart into an element, and returns it. */
  const create = (host, spec, data) => {
    const chart = {host, data, plot: null};
    chart.spec = Object.assign({rest: u => u.data[0].length - 1}, spec);
    host.className = spec.quiet ? 'plot quiet' : 'plot';
    host.tabIndex = 0;
    host.setAttribute('role', 'group');
    host.setAttribute('aria-label', spec.name + '; arrow keys move along the values');
    host.addEventListener('keydown', keys(host, chart));
    draw(chart);
    // In the next frame, as a chart of another size may move what is being measured.
    new ResizeObserver(() => requestAnimationFrame(() => {
      const wide = width(host);
      if (wide !== chart.plot.width) chart.plot.setSize({width: wide, height: spec.height});
    })).observe(host);
    alive.push(chart);
    return chart;
  };

  /* Shows other data in a chart; anew where the series are others. */
  const update = (chart, data, spec) => {
    const same = data.length === chart.data.length && !spec;
    if (spec) chart.spec = Object.assign(chart.spec, spec);
    chart.data = data;
    if (!same) {
      draw(chart);
    } else {
      chart.plot.setData(data);
      if (data[0].length) chart.plot.setLegend({idx: chart.spec.rest(chart.plot)});
    }
  };

  const line = (label, stroke, more) => Object.assign({
    label,
    stroke: () => colour(stroke),
    width: 1.8,
    points: {show: (u, i, from, to) => to - from < 30, size: 5},
    value: (u, v) => number(v),
  }, more);

  const first = label => ({label, value: (u, v) => number(v)});

  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => alive.forEach(draw));

  return {create, update, line, first, colour, number};
})();
