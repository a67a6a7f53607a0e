// What clients saw, judged by every consistency model: which hold, and the order or the contradiction that shows it.

class Judged {
  constructor(json) {
    this.judged = json.judged;
    this.filled = false;
    find('judged-close').addEventListener('click', () => find('judged').close());
  }

  /** A chip that opens the pictures, beside the verdicts; nothing if nobody judged the history. */
  chip(box) {
    const { judged } = this;
    if (!judged) return;
    const words = judged.strongest ? `the strongest model that holds: ${judged.strongest}` : 'no model is known to hold';
    box.append(element('button', { type: 'button', class: 'chip', id: 'judged-open', onclick: () => this.open() },
      element('b', { 'aria-hidden': 'true' }, '◫'), ` what clients saw — ${words}`));
  }

  open() {
    if (!this.filled) this.fill();
    find('judged').showModal();
  }

  fill() {
    const { judged } = this;
    this.filled = true;
    find('judged-line').textContent = judged.strongest
      ? `The strongest models that hold: ${judged.strongest}.` : 'No model is known to hold.';
    find('judged-chapters').replaceChildren(
      this.picture(judged.models, judged.lines),
      ...judged.chapters.map((chapter) => this.chapter(chapter)));
  }

  chapter({ standing, models, sentence, core, picture, around }) {
    const box = element('section', { 'data-standing': standing },
      element('h3', {}, element('b', {}, standing), `: ${models}`));
    if (picture) box.append(this.picture(picture, sentence || `an order that explains the history for ${models}`));
    else box.append(element('p', {}, sentence));
    if (core.length) box.append(element('ul', { class: 'core' }, ...core.map((words) => element('li', {}, words))));
    if (around) {
      box.append(element('details', {}, element('summary', {}, 'where it happened'),
        this.picture(around, 'the operations around these')));
    }
    return box;
  }

  /** An image runs nothing and loads nothing, whatever its text says. */
  picture(svg, words) {
    return element('img', { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, alt: words });
  }
}
