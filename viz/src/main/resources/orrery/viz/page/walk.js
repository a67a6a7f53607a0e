// Walks on: what is to come, and what one can do about it. Each choice is a link to this page with one choice more in its
// address, so the browser's back and forward work, a link leads to a place, and a second tab is a fork.

const MOST_COMING = 200;

class Walk {
  constructor(json, run) {
    this.walk = json.walk;
    this.run = run;
    /** Whether somebody walks through this run. */
    this.here = this.walk !== undefined;
    if (!this.here) return;
    const { said } = this.walk;
    // without what was refused, so that the next choice does not meet it again
    if (this.address(said) !== location.search) history.replaceState(null, '', (this.address(said) || location.pathname) + location.hash);
    document.body.classList.add('walked');
    document.body.classList.toggle('over', run.over);
    this.box = find('walk');
    this.box.replaceChildren(...this.refused(), this.ways(), ...this.pending(), ...this.world(), ...this.done());
    this.box.hidden = false;
    if (said.length) find('walk-next')?.focus({ preventScroll: true });
  }

  /** This page's own, with these choices. */
  address(choices) {
    return choices.length ? `?${new URLSearchParams(choices.map((words) => ['do', words]))}` : '';
  }

  go(words) {
    location.assign(this.address([...this.walk.said, words]));
  }

  /** A choice that stands fast is a link; `spoken` says it to whoever does not see what is beside it. */
  link(words, text, spoken, id) {
    return element('a', { class: 'way', id, href: this.address([...this.walk.said, words]), 'aria-label': spoken && `${text}: ${spoken}` }, text);
  }

  /** A choice that hangs on what stands in a field. */
  button(words, text, spoken) {
    return element('button', { type: 'button', 'aria-label': spoken, onclick: () => this.go(words()) }, text);
  }

  refused() {
    const { refused } = this.walk;
    return refused ? [element('p', { role: 'alert', class: 'refused' }, `That cannot be done: ${refused}`)] : [];
  }

  ways() {
    const { walk } = this;
    const box = element('div', { class: 'ways-on' });
    if (!this.run.over) {
      const until = this.field('walk-until', 'a time to go on to', '1s');
      box.append(this.link('next', 'next', walk.next, 'walk-next'), this.link('end', 'to the end'),
        element('span', { class: 'joined' }, this.button(() => `to ${until.value}`, 'to', 'go on to that time'), until));
    }
    if (walk.said.length) {
      box.append(element('a', { class: 'way', id: 'walk-back', href: this.address(walk.back) || location.pathname }, 'back'));
    }
    box.append(
      element('a', { class: 'way', href: this.address(walk.said) || location.pathname, target: '_blank', rel: 'noopener', title: 'this place in a new tab' }, 'fork'),
      element('a', { class: 'way', id: 'walk-save', href: `walked.yaml${this.address(walk.said)}`, download: 'walked.yaml', title: 'what was done, as a scenario' }, 'save'));
    return box;
  }

  /** What is to come, with what can be done about it. */
  pending() {
    const { coming, next } = this.walk;
    if (this.run.over) return [element('p', {}, 'The run is over.')];
    const late = this.field('walk-late', 'how much later', '50ms');
    const rows = coming.slice(0, MOST_COMING).map(([when, what, onLink], at) => element('li', {},
      element('span', { class: 'time' }, when), element('span', { class: 'what' }, what),
      element('span', { class: 'choices' }, this.link(`${at + 1}`, 'first', what),
        ...(onLink ? [this.link(`drop ${at + 1}`, 'drop', what), this.button(() => `delay ${at + 1} ${late.value}`, 'delay', `delay: ${what}`)] : []))));
    const cancelled = coming.some(([when]) => when.startsWith('('));
    return [
      element('h2', { id: 'walk-title' }, 'To come'),
      coming.length ? element('ol', { 'aria-labelledby': 'walk-title' }, ...rows) : element('p', { class: 'muted' }, 'Nothing was caused that is still to come.'),
      ...(coming.length > MOST_COMING ? [element('p', { class: 'muted' }, `and ${coming.length - MOST_COMING} more`)] : []),
      element('p', { class: 'muted' }, `If nothing is done, next is ${next}`),
      ...(cancelled ? [element('p', { class: 'muted' }, 'In parentheses: when a timer would fire that something cancels first.')] : []),
      ...(coming.some(([, , onLink]) => onLink) ? [element('p', {}, element('label', { class: 'plain' }, 'delay by ', late))] : []),
    ];
  }

  /** Nodes that crash, links that are cut. */
  world() {
    if (this.run.over) return [];
    const names = this.run.names.slice(0, this.run.servers);
    const node = (label, at) => {
      const select = element('select', { 'aria-label': label }, ...names.map((name) => element('option', { value: name }, name)));
      select.selectedIndex = Math.min(at, names.length - 1);
      return select;
    };
    const who = node('node to crash or restart', 0);
    const one = node('one end of the link', 0);
    const other = node('other end of the link', 1);
    const group = (name, ...parts) => element('div', { role: 'group', 'aria-label': name, class: 'joined' }, ...parts);
    return [element('div', { class: 'ways-on' },
      group('a node', who, this.button(() => `crash ${who.value}`, 'crash'), this.button(() => `restart ${who.value}`, 'restart')),
      ...(names.length > 1 ? [group('a link', one, other,
        this.button(() => `cut ${one.value} ${other.value}`, 'cut'), this.button(() => `heal ${one.value} ${other.value}`, 'heal'))] : []))];
  }

  done() {
    const { done } = this.walk;
    if (!done.length) return [];
    return [element('h2', { id: 'walk-done' }, 'Done otherwise'),
      element('ol', { 'aria-labelledby': 'walk-done', class: 'did' }, ...done.map((sentence) => element('li', {}, sentence)))];
  }

  /** A field whose content outlives the page, as pages come and go with every choice. */
  field(id, name, usual) {
    const field = element('input', { type: 'text', id, 'aria-label': name, autocomplete: 'off', spellcheck: 'false', size: 6, maxlength: 20 });
    field.value = memory.get(id) ?? usual;
    field.addEventListener('change', () => memory.set(id, field.value));
    return field;
  }
}
