'use strict';
(() => {
  const {element, card} = Outcomes;
  const byId = id => document.getElementById(id);
  const source = byId('data');
  const curves = [];
  const outcomes = [];
  const layers = [];
  let latest = null;

  const pairs = (place, entries) => {
    place.replaceChildren(...Object.entries(entries).map(([name, value]) => {
      const div = element('div');
      div.append(element('dt', name), element('dd', value));
      return div;
    }));
  };

  const lines = ['--blue', '--rust', '--soft'];

  const curveSpec = (chart, isLog) => ({
    name: chart.name,
    height: 230,
    x: 'epoch',
    scales: isLog ? {y: {distr: 3}} : {y: {}},
    series: () => [
      Charts.first('epoch'),
      ...chart.series.map((s, i) => Charts.line(s.name, lines[i % lines.length])),
    ],
  });

  /* A logarithm has no place for 0. */
  const values = (chart, epochs, isLog) =>
    [epochs, ...chart.series.map(s => isLog ? s.values.map(v => v > 0 ? v : null) : s.values)];

  const curve = (chart, i, data) => {
    const known = curves[i];
    if (known) {
      Charts.update(known.chart, values(chart, data.epochs, known.box.checked));
      known.figures = chart;
      return;
    }
    const made = card(chart.name);
    const label = element('label');
    const box = element('input', null, {type: 'checkbox'});
    label.append(box, ' log scale');
    made.firstChild.append(label);
    const host = element('div');
    made.append(host);
    byId('curves').append(made);
    const entry = {box, figures: chart};
    entry.chart = Charts.create(host, curveSpec(chart, false), values(chart, data.epochs, false));
    box.addEventListener('change', () => Charts.update(entry.chart,
      values(entry.figures, latest.curves.epochs, box.checked),
      curveSpec(entry.figures, box.checked)));
    curves[i] = entry;
  };

  const showCurves = data => {
    const place = byId('curves');
    if (!data.epochs.length) {
      if (!curves.length) place.textContent = 'There is no whole epoch yet.';
      return;
    }
    if (!curves.length) place.textContent = '';
    data.charts.forEach((chart, i) => curve(chart, i, data));
  };

  const bandSpec = name => ({
    name: name + ' over the epochs',
    height: 190,
    quiet: true,
    x: 'epoch',
    series: () => [
      Charts.first('epoch'),
      ...['min', '10 %', 'median', '90 %', 'max'].map((label, i) =>
        Charts.line(label, '--blue', {width: i === 2 ? 1.8 : 0.6,
          points: {show: i === 2 ? (u, n, from, to) => to - from < 2 : false}})),
    ],
    bands: () => [
      {series: [5, 1], fill: Charts.colour('--band')},
      {series: [4, 2], fill: Charts.colour('--core')},
    ],
  });

  /* Counts have no halves. */
  const whole = [1, 2, 5].concat(...[1, 2, 3, 4, 5, 6, 7, 8].map(e => [1, 2, 5].map(d => d * 10 ** e)));

  /* Half the width of a bar. */
  const half = u => u.data[0].length > 1 ? (u.data[0][1] - u.data[0][0]) / 2 : 1;

  const histogramSpec = name => ({
    name: name + ', the last numbers',
    height: 190,
    quiet: true,
    x: 'value',
    rest: u => u.data[1].indexOf(Math.max(...u.data[1])),
    y: {incrs: whole},
    scales: {
      x: {time: false, range: (u, low, high) => [low - half(u), high + half(u)]},
      y: {range: (u, low, high) => [0, Math.max(1, high) * 1.05]},
    },
    series: () => [
      Charts.first('around'),
      Charts.line('count', '--blue', {
        width: 0.5,
        fill: Charts.colour('--core'),
        points: {show: false},
        paths: uPlot.paths.bars({size: [1, Infinity], gap: 0}),
      }),
    ],
  });

  const histogram = spread => {
    const bins = spread.counts.length;
    if (spread.from === spread.to) {
      // One number has no width to cut up.
      return [[spread.from - 1, spread.from, spread.from + 1],
        [0, spread.counts.reduce((a, b) => a + b, 0), 0]];
    }
    const width = (spread.to - spread.from) / bins;
    return [spread.counts.map((c, i) => spread.from + (i + 0.5) * width), spread.counts];
  };

  const bands = spread => [spread.epochs, ...spread.bands];

  const spreadOf = (entry, what, spread, name) => {
    if (!spread.counts || spread.from == null) return;
    const known = entry.charts[what];
    if (known) {
      Charts.update(known[0], bands(spread));
      Charts.update(known[1], histogram(spread));
      return;
    }
    const made = card(what, spread.notFinite ? spread.notFinite + ' not finite' : '');
    const pair = element('div', null, {class: 'pair'});
    const course = element('div');
    const last = element('div');
    pair.append(course, last);
    made.append(pair);
    entry.place.append(made);
    entry.charts[what] = [
      Charts.create(course, bandSpec(name + ' ' + what), bands(spread)),
      Charts.create(last, histogramSpec(name + ' ' + what), histogram(spread)),
    ];
  };

  const showLayer = entry => {
    if (!entry.visible) return;
    const figures = latest.parameters[entry.index];
    spreadOf(entry, 'weights', figures.weights, figures.name);
    spreadOf(entry, 'gradients', figures.gradients, figures.name);
  };

  /* A model may have hundreds of layers: only those that are looked at are drawn. */
  const watcher = new IntersectionObserver(seen => seen.forEach(one => {
    if (one.isIntersecting) {
      const entry = layers[one.target.dataset.index];
      if (!entry.visible) {
        entry.visible = true;
        showLayer(entry);
        document.documentElement.dataset.layers =
          layers.filter(layer => layer.visible).length;
      }
    }
  }), {rootMargin: '400px'});

  const showLayers = parameters => {
    parameters.forEach((p, i) => {
      if (!layers[i]) {
        const section = element('div', null, {class: 'layer', 'data-index': i});
        const head = element('h3');
        head.append(element('code', p.name), ' ', element('span', p.shape));
        const place = element('div', null, {class: 'charts'});
        place.style.minHeight = '290px';
        section.append(head, place);
        byId('parameters').append(section);
        layers[i] = {index: i, place, charts: {}, visible: false};
        watcher.observe(section);
      }
      showLayer(layers[i]);
    });
  };

  const show = data => {
    latest = data;
    const status = byId('status');
    status.textContent = data.status;
    status.className = data.status.startsWith('failed') ? 'failed' : '';
    pairs(byId('facts'), data.facts);
    pairs(byId('digests'), data.digests);
    byId('problems').replaceChildren(...data.problems.map(p => element('li', p)));
    showCurves(data.curves);
    Outcomes.show(byId('outcomes'), data.outcomes, outcomes);
    if (!data.outcomes.length) byId('outcomes').parentElement.hidden = true;
    showLayers(data.parameters);
  };

  const pause = millis => new Promise(done => setTimeout(done, millis));

  const follow = async from => {
    let version = from;
    let failures = 0;
    while (latest.running) {
      try {
        const answer = await fetch('data.json?after=' + version, {cache: 'no-store'});
        if (answer.status === 200) {
          version = answer.headers.get('ETag').replace(/"/g, '');
          show(await answer.json());
        } else if (answer.status !== 204) {
          throw new Error('status ' + answer.status);
        } else {
          await pause(200);
        }
        failures = 0;
      } catch (e) {
        if (++failures === 3) {
          byId('status').textContent = latest.status + '; the program has gone since';
          return;
        }
        await pause(500);
      }
    }
  };

  addEventListener('beforeprint', () => layers.forEach(entry => {
    entry.visible = true;
    showLayer(entry);
  }));

  show(JSON.parse(source.textContent));
  if (source.dataset.live) follow(source.dataset.live);
})();
