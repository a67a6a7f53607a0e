// The colours of the canvas, read from the style sheet so that there is one place for them.

const CATEGORIES = 8;
const ROLES = 4;

class Palette {
  constructor() {
    this.read();
  }

  read() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    for (const name of ['paper', 'panel', 'ink', 'muted', 'line', 'faint', 'accent', 'danger', 'past', 'future', 'cut']) {
      this[name] = colour(name);
    }
    this.ok = colour('ok');
    this.warn = colour('warn');
    this.type = Array.from({ length: CATEGORIES }, (unused, c) => colour(`type-${c}`));
    this.role = Array.from({ length: ROLES }, (unused, c) => colour(`role-${c}`));
    this.font = style.getPropertyValue('--text').trim();
  }

  /** The ground behind a role: none for the common one. */
  roleFill(rank) {
    return rank === 0 ? null : this.role[(rank - 1) % ROLES];
  }
}
