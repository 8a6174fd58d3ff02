'use strict';
/* What was predicted beside what is true: tables of classes, clouds of numbers. */
const Outcomes = (() => {
  const element = (tag, text, attributes) => {
    const made = document.createElement(tag);
    if (text != null) made.textContent = text;
    Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  };

  const card = (title, note) => {
    const made = element('div', null, {class: 'card'});
    const head = element('h3', title);
    if (note) head.append(element('span', note));
    made.append(head);
    return made;
  };

  const rows = o =>
    o.rows + ' ' + o.data + ' rows' + (o.step > 1 ? ', one of ' + o.step : '');

  const cell = (count, sum, right) => {
    const made = element('td', count);
    const share = sum ? count / sum : 0;
    if (count) {
      made.style.background =
        'rgba(var(' + (right ? '--heat' : '--miss') + '), ' + (0.08 + 0.62 * share) + ')';
    }
    made.title = (100 * share).toFixed(1) + ' % of ' + sum;
    return made;
  };

  const table = o => {
    const made = element('table', null, {class: 'confusion'});
    const head = element('tr');
    head.append(element('th', 'true \\ predicted', {class: 'axis', scope: 'col'}));
    o.names.forEach(name => head.append(element('th', name, {scope: 'col', title: name})));
    made.append(element('thead'));
    made.tHead.append(head);
    const body = element('tbody');
    o.counts.forEach((counts, i) => {
      const row = element('tr');
      const sum = counts.reduce((a, b) => a + b, 0);
      row.append(element('th', o.names[i], {scope: 'row', title: o.names[i]}));
      counts.forEach((count, j) => row.append(cell(count, sum, i === j)));
      body.append(row);
    });
    made.append(body);
    return made;
  };

  const mistakes = o => {
    const list = element('ol');
    o.mistakes.forEach(m =>
      list.append(element('li', m.actual + ' taken for ' + m.predicted + ': ' + m.count)));
    return list;
  };

  const confusion = o => {
    const made = card('Confusion matrix, ' + o.loss, rows(o));
    const scroll = element('div', null, {class: 'scroll', tabindex: 0});
    if (o.names) {
      scroll.append(table(o));
    } else {
      made.append(element('p',
        o.right + ' right; of ' + o.classes + ' classes the most frequent mistakes are'));
      scroll.append(mistakes(o));
    }
    made.append(scroll);
    return made;
  };

  const scatterSpec = o => ({
    name: 'predicted against true, ' + o.loss,
    height: 340,
    x: 'true',
    series: () => [
      Charts.first('true'),
      Charts.line('predicted', '--blue', {
        paths: () => null,
        points: {show: true, size: 4, width: 1, fill: Charts.colour('--core')},
      }),
      Charts.line('equal', '--rust', {width: 1, dash: [5, 4], points: {show: false}}),
    ],
  });

  const scatter = o => {
    const made = card('Predicted against true, ' + o.loss,
      rows(o) + (o.pairs > o.true.length ? ', ' + o.true.length + ' points' : ''));
    made.classList.add('cloud');
    const host = element('div');
    made.append(host);
    return {made, draw: () => Charts.create(host, scatterSpec(o), [o.true, o.predicted, o.true])};
  };

  /* Shows the outcomes; clouds that are there already get other points. */
  const show = (place, outcomes, known) => {
    outcomes.forEach((o, i) => {
      const old = known[i];
      if (o.kind === 'confusion') {
        const made = confusion(o);
        if (old) old.made.replaceWith(made); else place.append(made);
        known[i] = {made};
      } else if (old && old.chart) {
        Charts.update(old.chart, [o.true, o.predicted, o.true]);
      } else {
        const {made, draw} = scatter(o);
        place.append(made);
        known[i] = {made, chart: draw()};
      }
    });
  };

  return {show, element, card};
})();
