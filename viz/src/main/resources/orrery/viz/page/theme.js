// Light or dark: as the system says, until the reader says otherwise.

/** Remembers a choice where the browser lets a page from disk do so. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`orrery.${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`orrery.${name}`, value);
    } catch {
      // the choice then lasts as long as the page
    }
  },
};

class Theme {
  constructor(button, changed) {
    this.button = button;
    this.changed = changed;
    this.system = matchMedia('(prefers-color-scheme: dark)');
    this.system.addEventListener('change', () => this.show());
    button.addEventListener('click', () => this.toggle());
    this.chosen = memory.get('theme');
    this.printing = false;
    this.show();
  }

  get dark() {
    if (this.printing) return false;
    return this.chosen ? this.chosen === 'dark' : this.system.matches;
  }

  toggle() {
    this.chosen = this.dark ? 'light' : 'dark';
    memory.set('theme', this.chosen);
    this.show();
  }

  show() {
    document.documentElement.dataset.theme = this.dark ? 'dark' : 'light';
    this.button.setAttribute('aria-label', this.dark ? 'Light colours' : 'Dark colours');
    this.changed();
  }
}
