// The list of steps: only the rows in sight exist, however long the run is.

const ROW = 26;
// browsers give up on taller elements; beyond it a pixel of scrolling stands for more than a pixel of rows
const TALLEST = 8e6;

class StepList {
  constructor(run, filter, chronicle, box, choose) {
    Object.assign(this, { run, filter, box, choose });
    this.words = new Words(run);
    this.chosen = -1;
    this.shown = new Map();
    this.rows = Int32Array.from({ length: run.count }, (unused, i) => i);
    this.noted = new Set(chronicle.moments.note);
    this.spacer = element('div', { class: 'spacer', role: 'presentation' });
    this.view = element('div', { class: 'rows', role: 'presentation' });
    box.replaceChildren(this.spacer, this.view);
    box.addEventListener('scroll', () => this.draw());
    box.addEventListener('click', (event) => {
      const row = event.target.closest('[data-step]');
      if (row) choose(Number(row.dataset.step) - run.first);
    });
    new ResizeObserver(() => this.draw()).observe(box);
    this.measure();
  }

  /** Takes over what the filter keeps. */
  refilter() {
    const { run, filter } = this;
    let kept = 0;
    for (let i = 0; i < run.count; i++) kept += filter.kept[i];
    this.rows = new Int32Array(kept);
    this.shown = new Map();
    for (let i = 0, row = 0; i < run.count; i++) if (filter.kept[i]) this.rows[row++] = i;
    this.measure();
    this.reveal();
    this.draw();
  }

  measure() {
    this.tall = this.rows.length * ROW;
    this.spacer.style.height = `${Math.min(this.tall, TALLEST)}px`;
  }

  /** Pixels of rows for a pixel of scrolling. */
  get stretch() {
    const room = this.box.clientHeight;
    return this.tall <= TALLEST ? 1 : (this.tall - room) / (TALLEST - room);
  }

  select(step) {
    this.chosen = step;
    this.reveal();
    this.draw();
  }

  rowOf(step) {
    return firstWhere(this.rows.length, (row) => this.rows[row] >= step);
  }

  reveal() {
    if (this.chosen < 0 || this.box.clientHeight === 0) return;
    const at = this.rowOf(this.chosen) * ROW;
    const top = this.box.scrollTop * this.stretch;
    const room = this.box.clientHeight;
    if (at < top + ROW || at > top + room - 2 * ROW) this.box.scrollTop = Math.max(0, at - room / 2) / this.stretch;
  }

  draw() {
    const { run, box, rows } = this;
    const room = box.clientHeight;
    if (room === 0) return;
    const top = box.scrollTop * this.stretch;
    const first = Math.max(0, Math.floor(top / ROW) - 4);
    const past = Math.min(rows.length, first + Math.ceil(room / ROW) + 9);
    // what stays in sight stays as it is: a click that began on a row must end on it
    const shown = new Map();
    for (let row = first; row < past; row++) shown.set(row, this.shown.get(row) ?? this.row(rows[row], row));
    const same = shown.size === this.shown.size && this.shown.has(first);
    this.shown = shown;
    this.view.style.transform = `translateY(${box.scrollTop - (top - first * ROW)}px)`;
    if (!same) this.view.replaceChildren(...shown.values());
    for (const [row, made] of shown) made.setAttribute('aria-selected', String(rows[row] === this.chosen));
    const at = this.rowOf(this.chosen);
    if (at >= first && at < past && rows[at] === this.chosen) box.setAttribute('aria-activedescendant', `row-${run.number(this.chosen)}`);
    else box.removeAttribute('aria-activedescendant');
  }

  row(i, row) {
    const { run } = this;
    const kind = run.kindName(i);
    const number = run.number(i);
    return element('div', {
      id: `row-${number}`, class: `row ${kind}${run.changed[i] ? ' changes' : ''}`, role: 'option', 'data-step': number,
      'aria-setsize': this.rows.length, 'aria-posinset': row + 1,
    },
    element('span', { class: 'number' }, `#${number}`),
    element('span', { class: 'time' }, timeText(run.time[i])),
    element('span', { class: 'what' }, this.words.step(i) + (this.noted.has(i) ? ' ⚑' : '')));
  }
}
