// The buttons, fields and tabs around the diagram, and what scripts and tests may ask of the page.

const find = (id) => document.getElementById(id);

function wireControls(page) {
  const { run, view } = page;
  const on = (id, action) => find(id).addEventListener('click', action);
  on('back', () => page.move(-1));
  on('forward', () => page.move(1));
  for (const kind of ['fault', 'role', 'note', 'verdict']) {
    const none = page.chronicle.moments[kind].length === 0;
    for (const [way, direction] of [['previous', -1], ['next', 1]]) {
      find(`${way}-${kind}`).disabled = none;
      on(`${way}-${kind}`, () => page.jump(kind, direction));
    }
  }
  on('zoom-in', () => view.zoom(0.6, null));
  on('zoom-out', () => view.zoom(1 / 0.6, null));
  on('whole', () => view.whole());
  on('space', () => view.space());
  on('light', () => page.light());
  on('help-open', () => find('help').showModal());
  on('help-close', () => find('help').close());
  on('copy', () => copyText(find('reproduce').querySelector('code').textContent, find('copy')));

  const scrubber = find('scrubber');
  scrubber.max = Math.max(0, run.last);
  scrubber.disabled = run.count === 0;
  scrubber.addEventListener('input', () => page.choose(Number(scrubber.value)));

  find('goto').addEventListener('change', (event) => {
    page.choose(Number(event.target.value) - run.first);
    event.target.blur();
  });
  return wireTabs(Array.from(document.querySelectorAll('[role=tab]:not([hidden])')), page);
}

/** Tabs as the ARIA practices want them: arrows move, one panel shows. Answers how to show one. */
function wireTabs(tabs, page) {
  const show = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      find(tab.getAttribute('aria-controls')).hidden = tab !== chosen;
    }
    page.list.reveal();
    page.list.draw();
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener('click', () => show(tab));
    tab.addEventListener('keydown', (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!way) return;
      const other = tabs[(at + way + tabs.length) % tabs.length];
      show(other);
      other.focus();
    });
  });
  return { show };
}

/** Copies a text, also where a page from disk has no clipboard. */
function copyText(text, button) {
  const done = () => {
    const before = button.textContent;
    button.textContent = 'copied';
    setTimeout(() => (button.textContent = before), 1500);
  };
  const byHand = () => {
    const field = element('textarea', { class: 'unseen' });
    field.value = text;
    document.body.append(field);
    field.select();
    if (document.execCommand('copy')) done();
    field.remove();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}

/** Switches for nodes and types of messages, and the field for words. */
function wireFilter(page) {
  const { filter, view, run } = page;
  const apply = () => filter.apply((done) => {
    if (done) page.list.refilter();
    find('kept').textContent = !filter.active ? ''
      : `${filter.keptCount.toLocaleString('en')} of ${run.count.toLocaleString('en')} steps${done ? '' : ' …'}`;
    view.redraw();
  });
  const toggles = (button, hidden, member) => button.addEventListener('click', () => {
    if (!hidden.delete(member)) hidden.add(member);
    button.setAttribute('aria-pressed', String(!hidden.has(member)));
    apply();
  });
  view.lanes.forEach((lane, node) => toggles(lane, filter.hiddenNodes, node));
  find('legend').replaceChildren(...filter.types.slice(0, 40).map(([type, count], at) => {
    const chip = element('button', {
      type: 'button', class: 'type', 'data-type': type, 'aria-pressed': 'true',
      title: `${count.toLocaleString('en')} sent: show or pass over`,
    }, element('i', { class: `swatch type-${Math.min(at, CATEGORIES - 1)}`, 'aria-hidden': 'true' }), type);
    toggles(chip, filter.hiddenTypes, at);
    return chip;
  }));
  let waiting = 0;
  find('search').addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      filter.text = event.target.value.trim();
      // who looks for steps wants to see them
      page.tabs.show(find('tab-steps'));
      apply();
    }, 120);
  });
}

/** The seam for tests and for scripts: where the page is, and how to move it. */
function publish(page) {
  const { run, view, filter } = page;
  const { layout } = view;
  window.orrery = Object.freeze({
    state: () => ({
      step: page.chosen < 0 ? null : run.number(page.chosen),
      first: run.first,
      steps: run.count,
      from: layout.from,
      to: layout.to,
      spacing: layout.scale.byOrder ? 'order' : 'time',
      lit: page.lit,
      playing: page.player.playing,
      theme: page.theme.dark ? 'dark' : 'light',
      kept: filter.keptCount,
      text: filter.text,
    }),
    select: (step) => page.choose(step - run.first) >= 0,
    light: (on) => page.light(on),
    show: (from, to) => view.show(from, to),
    /** Where a step is drawn, in pixels from the corner of the diagram. */
    place: (step) => view.pointed.placeOf(step - run.first),
    /** Draws at once and tells how many milliseconds that took. */
    draw: () => {
      const begun = performance.now();
      view.stale.base = true;
      view.paint();
      return performance.now() - begun;
    },
  });
}
