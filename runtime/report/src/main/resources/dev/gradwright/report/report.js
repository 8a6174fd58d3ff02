'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const plots = new Map();
  let run = JSON.parse($('run').textContent);

  function element(tag, text, parent, attributes) {
    const made = document.createElement(tag);
    if (text !== null && text !== undefined) made.textContent = text;
    for (const name in attributes || {}) made.setAttribute(name, attributes[name]);
    if (parent) parent.append(made);
    return made;
  }

  function short(x) {
    if (x === null || x === undefined) return '–';
    const size = Math.abs(x);
    if (x === 0) return '0';
    if (size >= 1e6 || size < 1e-3) return x.toExponential(2);
    return String(+x.toPrecision(4));
  }

  function duration(seconds) {
    if (seconds < 60) return seconds.toFixed(1) + ' s';
    if (seconds < 3600) return Math.floor(seconds / 60) + ' min ' + Math.round(seconds % 60) + ' s';
    return Math.floor(seconds / 3600) + ' h ' + Math.round(seconds % 3600 / 60) + ' min';
  }

  const axis = extra => Object.assign({
    stroke: css('--soft'), grid: {stroke: css('--line'), width: 1}, ticks: {stroke: css('--line')},
    font: '12px system-ui, sans-serif'
  }, extra);

  /** Draws a plot into a box, or gives one that is there new data. */
  function plot(key, box, data, series, options) {
    const present = plots.get(key);
    if (present) {
      present.setData(data);
      return;
    }
    const holder = element('div', null, box, {class: 'plot'});
    const made = new uPlot(Object.assign({
      width: Math.max(200, holder.clientWidth), height: 220, series,
      cursor: {focus: {prox: 24}},
      axes: [axis({values: (u, ticks) => ticks.map(short), space: 60}),
        axis({values: (u, ticks) => ticks.map(short), size: 62})]
    }, options), data, holder);
    new ResizeObserver(() => made.setSize({width: Math.max(200, holder.clientWidth), height: 220}))
      .observe(holder);
    plots.set(key, made);
  }

  function card(parent, title) {
    const made = element('div', null, parent, {class: 'card'});
    element('h3', title, made);
    return made;
  }

  const cards = new Map();
  function cardOnce(key, parent, title) {
    if (!cards.has(key)) cards.set(key, card(parent, title));
    return cards.get(key);
  }

  const line = (label, color, more) => Object.assign(
    {label, stroke: css(color), width: 2, value: (u, v) => short(v), spanGaps: false,
      points: {show: run.epoch.length < 30, size: 5}}, more);
  const epochs = {label: 'epoch', value: (u, v) => v === null ? '–' : String(v)};
  const whole = {x: {time: false}};

  function facts() {
    $('outcome').textContent = run.outcome + ' after ' + run.epoch.length + ' epochs and ' + duration(run.seconds);
    const list = $('facts');
    list.replaceChildren();
    const fact = (name, value, kind) => {
      const box = element('div', null, list);
      if (kind) box.className = 'wide';
      element('dt', name, box);
      element('dd', value, box, kind ? {class: kind} : {});
    };
    const last = values => values.length ? values[values.length - 1] : null;
    for (const figure of run.figures.slice(0, 3)) {
      fact(figure.name, short(last(figure.training)));
      if (figure.validation) fact(figure.name + ', validation', short(last(figure.validation)));
    }
    fact('rows', run.rows.toLocaleString('en') + (run.validationRows ? ' + ' + run.validationRows.toLocaleString('en') : ''));
    fact('parameters', run.parameters.toLocaleString('en'));
    fact('data, SHA-256', run.dataDigest, 'digest');
    if (run.weightsDigest) fact('final weights, SHA-256', run.weightsDigest, 'digest');
    const notes = $('notes');
    notes.replaceChildren();
    for (const note of run.notes) element('li', note, notes);
  }

  function curves() {
    for (const figure of run.figures) {
      const box = cardOnce('figure ' + figure.name, $('figures'), figure.name);
      const data = [run.epoch, figure.training];
      const series = [epochs, line('training', '--blue')];
      if (figure.validation) {
        data.push(figure.validation);
        series.push(line('validation', '--rust'));
      }
      plot('figure ' + figure.name, box, data, series, {scales: whole});
    }
    plot('rate', cardOnce('rate', $('steps'), 'learning rate'), [run.epoch, run.rate],
      [epochs, line('rate', '--blue')], {scales: whole});
    plot('norm', cardOnce('norm', $('steps'), 'gradient norm, last step of the epoch'), [run.epoch, run.norm],
      [epochs, line('norm', '--blue')], {scales: whole});
  }

  function spread(key, box, title, bands) {
    const inner = cardOnce(key, box, title);
    const names = ['0 %', '10 %', '50 %', '90 %', '100 %'];
    const series = [epochs].concat(names.map((name, i) => line(name, '--blue', {
      width: i === 2 ? 2 : 1, dash: i === 0 || i === 4 ? [3, 3] : undefined, points: {show: false}})));
    plot(key, inner, [bands.epoch].concat(bands.borders), series, {
      scales: whole, bands: [{series: [4, 2], fill: css('--band')}]});
    let bars = inner.querySelector('.bars');
    if (!bars) {
      bars = element('div', null, inner, {class: 'bars', role: 'img'});
      element('div', null, inner, {class: 'ends'});
    }
    bars.replaceChildren();
    const most = Math.max(1, ...bands.counts);
    bars.setAttribute('aria-label', 'histogram from ' + short(bands.low) + ' to ' + short(bands.high));
    bands.counts.forEach((count, i) => {
      const bar = element('i', null, bars);
      bar.style.height = (100 * count / most) + '%';
      const step = (bands.high - bands.low) / bands.counts.length;
      bar.title = short(bands.low + i * step) + ' to ' + short(bands.low + (i + 1) * step) + ': ' + count;
    });
    const ends = inner.querySelector('.ends');
    ends.replaceChildren();
    element('span', short(bands.low), ends);
    element('span', short(bands.high), ends);
  }

  const rows = new Map();
  function layers() {
    for (const layer of run.layers) {
      if (!layer.weights.epoch.length) continue;
      if (!rows.has(layer.name)) rows.set(layer.name, element('div', null, $('layers'), {class: 'layer'}));
      const box = rows.get(layer.name);
      spread('w ' + layer.name, box, layer.name + ' ' + layer.shape, layer.weights);
      if (layer.gradients && layer.gradients.epoch.length) {
        spread('g ' + layer.name, box, 'gradient of ' + layer.name, layer.gradients);
      }
    }
  }

  function matrix(box, confusion) {
    const holder = element('div', null, box, {class: 'matrix'});
    const table = element('table', null, holder);
    const head = element('tr', null, table);
    element('th', 'actual \\ predicted', head);
    for (const name of confusion.classes) element('th', name, head, {scope: 'col'});
    confusion.counts.forEach((counts, i) => {
      const row = element('tr', null, table);
      element('th', confusion.classes[i], row, {scope: 'row'});
      const all = Math.max(1, counts.reduce((a, b) => a + b, 0));
      counts.forEach((count, j) => {
        const cell = element('td', count, row);
        const share = count / all;
        const color = i === j ? css('--blue') : css('--rust');
        cell.style.background = 'color-mix(in srgb, ' + color + ' ' + Math.round(8 + 62 * share) + '%, transparent)';
        if (count === 0) cell.style.background = css('--tint');
        cell.title = confusion.classes[i] + ' taken for ' + confusion.classes[j] + ': ' + (100 * share).toFixed(1) + ' %';
      });
    });
  }

  function scatter(box, key, points) {
    const order = points.actual.map((x, i) => i).sort((a, b) => points.actual[a] - points.actual[b]);
    const x = order.map(i => points.actual[i]);
    const y = order.map(i => points.predicted[i]);
    plot(key, box, [x, y, x], [
      {label: 'true', value: (u, v) => short(v)},
      line('predicted', '--blue', {width: 0, paths: () => null, points: {show: true, size: 5, fill: css('--blue')}}),
      line('where they are equal', '--rust', {width: 1, points: {show: false}})], {scales: whole});
  }

  function answers() {
    if (!run.confusions) return;
    const any = run.confusions.length + run.scatters.length > 0;
    $('outcomes').hidden = !any;
    $('outcomes-title').textContent = 'Answers on the ' + (run.onValidation ? 'validation' : 'training') + ' rows';
    if (cards.has('answers')) return;
    cards.set('answers', true);
    for (const confusion of run.confusions) matrix(card($('answers'), confusion.loss), confusion);
    run.scatters.forEach((points, i) =>
      scatter(card($('answers'), points.loss + ': predicted against true'), 'scatter ' + i, points));
  }

  function settings() {
    const body = $('settings').tBodies[0];
    body.replaceChildren();
    for (const [name, value] of run.settings) {
      const row = element('tr', null, body);
      element('th', name, row, {scope: 'row'});
      element('td', value, row);
    }
  }

  function show() {
    facts();
    curves();
    layers();
    answers();
    settings();
    document.documentElement.dataset.drawn = String(plots.size);
  }

  async function poll() {
    try {
      const answer = await fetch('run.json', {cache: 'no-store'});
      run = await answer.json();
      show();
    } catch (gone) {
      $('outcome').textContent += ' (the training no longer answers)';
      return;
    }
    if (run.outcome === 'running') setTimeout(poll, 1000);
  }

  show();
  if (live) setTimeout(poll, 1000);
})();
