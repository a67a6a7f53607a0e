// The states of all nodes at the chosen step, as small cards.

class States {
  constructor(run, chronicle, box, choose) {
    Object.assign(this, { run, chronicle, box, choose });
    this.opened = new Set();
    this.tree = new Tree(run.values, this.opened, () => this.show(this.step, true));
    this.shown = run.names.map(() => '');
    this.cards = run.names.map((name) => this.card(name));
    box.replaceChildren(...this.cards.map((card) => card.box));
    this.step = -1;
  }

  card(name) {
    const role = element('span', { class: 'role' });
    const since = element('button', { type: 'button', class: 'since', title: 'the step that made it so' });
    const body = element('div', { class: 'body' });
    since.addEventListener('click', () => this.choose(Number(since.dataset.step) - this.run.first));
    const box = element('article', { class: 'card', 'data-node': name, 'aria-label': `State of ${name}` },
      element('header', {}, element('h2', {}, name), role, since), body);
    return { box, role, since, body };
  }

  /** Shows the states after a step; the node that took it shows what it changed. */
  show(step, anew = false) {
    this.step = step;
    const { run } = this;
    for (let node = 0; node < run.names.length; node++) {
      const value = run.stateAt(node, step);
      const acts = run.node[step] === node && run.kindName(step) !== 'dropped';
      const before = acts && run.changed[step] ? run.stateAt(node, step - 1) : -1;
      const key = `${value} ${before} ${acts}`;
      if (!anew && this.shown[node] === key) continue;
      this.shown[node] = key;
      this.fill(this.cards[node], node, value, before, acts);
    }
    if (run.node[step] >= 0) this.reveal(this.cards[run.node[step]].box);
  }

  /** Scrolls the cards, and nothing else, to the one of the node that acts. */
  reveal(card) {
    const shelf = this.box.parentElement;
    const down = card.getBoundingClientRect().top - shelf.getBoundingClientRect().top;
    if (down < 0 || down > shelf.clientHeight - 60) shelf.scrollTop += down - 8;
  }

  fill(card, node, value, before, acts) {
    const { run, chronicle } = this;
    const changes = run.changes[node];
    const latest = firstWhere(changes.step.length, (c) => changes.step[c] > this.step) - 1;
    card.box.classList.toggle('acts', acts);
    card.box.classList.toggle('down', value < 0);
    card.since.hidden = latest < 0;
    if (latest >= 0) {
      card.since.dataset.step = run.number(changes.step[latest]);
      card.since.textContent = `since #${run.number(changes.step[latest])}`;
    }
    const role = value < 0 ? 'down' : roleOf(run.values.typeName(value) ?? 'state');
    const was = before < 0 ? role : roleOf(run.values.typeName(before) ?? 'state');
    const rank = value < 0 ? 0 : chronicle.rankOf(role);
    card.role.dataset.rank = Math.min(rank, 4);
    card.role.replaceChildren(was === role ? role : element('span', {}, element('del', {}, was), ' → ', element('ins', {}, role)));
    if (value < 0) card.body.replaceChildren(element('p', { class: 'muted' }, latest < 0 ? 'not booted yet' : 'down: what it had not saved is gone'));
    else if (run.values.shape(value) === 'left-out') card.body.replaceChildren(element('p', { class: 'muted' }, 'not kept for this part of the run'));
    else card.body.replaceChildren(this.tree.show(value, before, String(node)));
  }
}
