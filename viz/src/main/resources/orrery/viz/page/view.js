// The pictures and their window: holds what the diagram shows, moves and zooms it, and draws when something changed.

class View {
  constructor(run, chronicle, filter, verdicts) {
    Object.assign(this, { run, chronicle, filter });
    this.layout = new Layout(run, new Scale(run, false), chronicle.notes.length > 0);
    this.palette = new Palette();
    this.scene = new Scene(run, chronicle, this.layout, this.palette, filter, verdicts);
    this.diagram = new Diagram(this.scene, find('canvas'));
    this.pointed = new Pointed(this.scene, find('pointed'));
    this.overview = new Overview(run, chronicle, this.layout, this.palette, verdicts, find('strip'), find('frame'));
    this.words = new Words(run);
    this.chosen = -1;
    this.marks = null;
    this.over = null;
    this.waiting = 0;
    this.stale = { base: true, overview: true };
    this.makeLanes();
  }

  /** Watches the size of its place on the page; from then on it draws. */
  begin() {
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(find('diagram'));
    sizes.observe(find('overview'));
    this.resize();
  }

  // ---- the window ----

  /** Shows a step, with the past and the future of it lit where marks are given. */
  point(step, marks) {
    const { layout } = this;
    this.chosen = step;
    if (marks || this.marks) this.stale.base = true;
    this.marks = marks;
    const { from } = layout;
    layout.reveal(layout.scale.of(step));
    if (layout.from !== from) this.stale.base = true;
    this.revealLane(this.run.node[step]);
    this.wake();
  }

  show(from, to) {
    this.layout.show(from, to);
    this.redraw();
  }

  /** Shows so many steps from one on. */
  showSteps(from, count) {
    const { scale } = this.layout;
    const first = Math.max(0, Math.min(from, this.run.count - count));
    const [start, end] = [scale.of(first), scale.until(first + count)];
    this.show(start - (end - start) * 0.02, end);
  }

  /** Zooms around a place on the screen, or around the chosen step. */
  zoom(factor, x) {
    const { layout } = this;
    let around = x === null ? layout.scale.of(Math.max(0, this.chosen)) : layout.moment(x);
    if (around < layout.from || around > layout.to) around = (layout.from + layout.to) / 2;
    layout.zoom(factor, around);
    this.redraw();
  }

  /** Moves the window by a share of itself. */
  pan(share) {
    this.layout.pan(share * this.layout.span);
    this.redraw();
  }

  centre(moment) {
    const { span } = this.layout;
    this.show(moment - span / 2, moment + span / 2);
  }

  whole() {
    const { start, end } = this.layout.scale;
    this.show(start - (end - start) * 0.01, end + (end - start) * 0.01);
  }

  /** Spaces the steps by time or evenly, with the same steps in the window. */
  space() {
    const { layout, run } = this;
    const [first, past] = layout.steps();
    layout.rescale(new Scale(run, !layout.scale.byOrder));
    layout.show(layout.scale.of(Math.min(first, Math.max(0, run.last))), layout.scale.until(past));
    find('space').setAttribute('aria-pressed', String(layout.scale.byOrder));
    this.stale.overview = true;
    this.redraw();
  }

  scrollLanes(pixels) {
    const { layout } = this;
    const furthest = Math.max(0, layout.content - layout.height);
    const scroll = Math.min(furthest, Math.max(0, layout.scroll + pixels));
    if (scroll === layout.scroll) return;
    layout.scroll = scroll;
    this.placeLanes();
    this.redraw();
  }

  revealLane(node) {
    const { layout } = this;
    if (node < 0) return;
    const y = layout.y(node);
    if (y < layout.top + layout.lane / 2) this.scrollLanes(y - layout.top - layout.lane / 2);
    else if (y > layout.height - layout.lane) this.scrollLanes(y - layout.height + layout.lane);
  }

  /** Whether the page itself scrolls: then the wheel is not ours. */
  get pageScrolls() {
    return document.documentElement.scrollHeight > innerHeight + 2;
  }

  resize() {
    const box = find('diagram');
    const strip = find('overview');
    this.fit(box.clientWidth, box.clientHeight, strip.clientWidth, strip.clientHeight);
  }

  /** Draws for paper, where nobody tells the size in time: it is the one that the style sheet gives for print. */
  print() {
    Sheet.sharpness = 3;
    this.fit(580, 360, 580, 58);
    Sheet.sharpness = 0;
    // printers take the upper canvas for opaque: both become one
    this.diagram.sheet.take(this.pointed.sheet);
  }

  fit(width, height, stripWidth, stripHeight) {
    this.layout.resize(width, height);
    this.overview.resize(stripWidth, stripHeight);
    this.layout.scroll = 0;
    this.placeLanes();
    this.stale = { base: true, overview: true };
    // at once: a frame later, the canvases would be seen stretched
    this.paint();
  }

  // ---- drawing ----

  redraw() {
    this.stale.base = true;
    this.wake();
  }

  wake() {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => this.paint());
  }

  paint() {
    cancelAnimationFrame(this.waiting);
    this.waiting = 0;
    if (this.stale.overview) this.overview.draw();
    if (this.stale.base) this.tell(this.diagram.draw(this.marks));
    this.stale = { base: false, overview: false };
    this.pointed.draw(this.chosen, this.over);
    this.overview.follow(find('needle'), this.chosen);
  }

  /** Says how much is in the window, and what of it is not drawn. */
  tell({ dense, stride, steps }) {
    const said = [`${steps.toLocaleString('en')} steps in view`];
    if (dense) said.push('shown as how busy each node is');
    if (stride > 1) said.push(`1 message of ${stride} drawn`);
    if (dense || stride > 1) said.push('zoom in for all');
    find('in-view').textContent = said.join(' · ');
  }

  recolour() {
    this.scene.recolour();
    this.stale.overview = true;
    this.redraw();
  }

  // ---- the pointer ----

  findAt({ x, y }) {
    return this.pointed.find(x, y, this.diagram.arrows.drawn);
  }

  /** Marks what the pointer is over, and says what it is. */
  hover(found, at) {
    const tip = find('tip');
    this.over = found;
    tip.hidden = !found;
    find('diagram').classList.toggle('over', found !== null);
    if (found) {
      tip.textContent = this.describe(found);
      tip.style.left = `${Math.min(at.x + 14, Math.max(0, this.layout.width - tip.offsetWidth - 4))}px`;
      const below = at.y + 16;
      tip.style.top = `${below + tip.offsetHeight > this.layout.height ? at.y - tip.offsetHeight - 8 : below}px`;
    }
    this.wake();
  }

  describe({ step, arrow }) {
    const { run, words } = this;
    const message = arrow ? arrow.m : run.isMessage(step) ? run.subject(step) : -1;
    const content = message < 0 ? -1 : arrow ? run.messageValue[message] : run.contentOf(step);
    const fields = message < 0 ? '' : `\n${run.values.named(content)}`;
    if (!arrow) return `#${run.number(step)} at ${timeText(run.time[step])}${this.order(step)}: ${words.step(step)}${fields}`;
    const way = `${words.node(run.messageFrom[message])} → ${words.node(run.messageTo[message])}`;
    return `${words.message(message)} ${way}: ${words.fate(message)}${fields}`;
  }

  /** How a step lies to the chosen one, while its past and future are lit. */
  order(step) {
    if (!this.marks || step === this.chosen) return '';
    const mark = this.marks[step];
    const word = mark & PAST ? 'before' : mark & FUTURE ? 'after' : 'concurrent with';
    return ` (${word} #${this.run.number(this.chosen)})`;
  }

  // ---- the names of the lanes ----

  makeLanes() {
    const { names, zones } = this.run;
    this.lanes = names.map((name, node) => element('button', {
      type: 'button', class: 'lane', 'data-node': name, 'aria-pressed': 'true',
      title: `${name}${zones.length ? `, zone ${zones[node]}` : ''}: show or pass over`,
    }, name, ...(zones.length ? [element('small', {}, zones[node])] : [])));
    find('lanes').replaceChildren(...this.lanes);
  }

  placeLanes() {
    const { layout } = this;
    this.lanes.forEach((lane, node) => {
      const y = layout.y(node);
      lane.style.top = `${y}px`;
      lane.hidden = y < layout.top || y > layout.height;
    });
  }
}
