// The keyboard: what each key does, and the page that says so. Single keys can be turned off (WCAG 2.1.4).

const KEYS = [
  ['Move', [
    ['ArrowRight', '→', 'next step', (page) => page.move(1)],
    ['ArrowLeft', '←', 'step back', (page) => page.move(-1)],
    ['Shift+ArrowRight', '⇧ →', 'next step of this node', (page) => page.moveHere(1)],
    ['Shift+ArrowLeft', '⇧ ←', 'previous step of this node', (page) => page.moveHere(-1)],
    ['c', 'c', 'to what caused it', (page) => page.toCause()],
    ['e', 'e', 'to the first thing it caused', (page) => page.toEffect()],
    ['Home', 'Home', 'first step', (page) => page.toEnd(-1)],
    ['End', 'End', 'last step', (page) => page.toEnd(1)],
    [' ', 'Space', 'play, stop', (page) => page.player.toggle()],
  ]],
  ['Jump, with ⇧ backwards', [
    ['f', 'f', 'next fault', (page) => page.jump('fault', 1)],
    ['F', '', '', (page) => page.jump('fault', -1)],
    ['r', 'r', 'next change of role', (page) => page.jump('role', 1)],
    ['R', '', '', (page) => page.jump('role', -1)],
    ['n', 'n', 'next note', (page) => page.jump('note', 1)],
    ['N', '', '', (page) => page.jump('note', -1)],
    ['d', 'd', 'next step that decides a verdict', (page) => page.jump('evidence', 1)],
    ['D', '', '', (page) => page.jump('evidence', -1)],
    ['v', 'v', 'next verdict', (page) => page.jump('verdict', 1)],
    ['V', '', '', (page) => page.jump('verdict', -1)],
  ]],
  ['Look', [
    ['+', '+', 'zoom in', (page) => page.view.zoom(0.6, null)],
    ['=', '', '', (page) => page.view.zoom(0.6, null)],
    ['-', '−', 'zoom out', (page) => page.view.zoom(1 / 0.6, null)],
    ['0', '0', 'the whole run', (page) => page.view.whole()],
    ['[', '[', 'window to the left', (page) => page.view.pan(-0.25)],
    [']', ']', 'window to the right', (page) => page.view.pan(0.25)],
    ['h', 'h', 'light past and future', (page) => page.light()],
    ['o', 'o', 'space by time or by step', (page) => page.view.space()],
    ['t', 't', 'light or dark', (page) => page.theme.toggle()],
  ]],
  ['Find', [
    ['/', '/', 'filter steps', () => enter('search')],
    ['g', 'g', 'go to a step', () => enter('goto')],
    ['?', '?', 'this page', () => find('help').showModal()],
    ['Escape', 'Esc', 'stop, close, stop lighting', (page) => page.escape()],
  ]],
];

/** Puts the cursor into a field. */
function enter(id) {
  find(id).focus();
  find(id).select();
}

class Keys {
  constructor(page) {
    this.page = page;
    this.actions = new Map(KEYS.flatMap(([, keys]) => keys.map(([key, , , action]) => [key, action])));
    this.single = find('keys-on');
    this.single.checked = memory.get('keys') !== 'off';
    this.single.addEventListener('change', () => memory.set('keys', this.single.checked ? 'on' : 'off'));
    find('keys').replaceChildren(...KEYS.map(([title, keys]) => element('section', {}, element('h3', {}, title),
      element('dl', {}, ...keys.filter(([, shown]) => shown).flatMap(([, shown, words]) => [
        element('dt', {}, element('kbd', {}, shown)), element('dd', {}, words),
      ])))));
    document.addEventListener('keydown', (event) => this.press(event));
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const target = event.target;
    const typing = target.closest('input[type=text], input[type=search], input[type=number], select, textarea');
    if (typing) {
      if (event.key === 'Escape') target.blur();
      return;
    }
    if (event.key === ' ' && target.closest('button, summary, a')) return;
    // a slider and a list have arrows of their own
    if (/^(Arrow|Home|End|Page)/.test(event.key) && target.closest('input[type=range], [role=tab]')) return;
    if (!this.single.checked && event.key.length === 1 && event.key !== ' ') return;
    const scrolled = target.closest('[role=listbox]');
    const arrow = { ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft' }[event.key];
    const name = scrolled && arrow ? arrow : event.key;
    const action = this.actions.get(event.shiftKey && name.startsWith('Arrow') ? `Shift+${name}` : name);
    if (!action) return;
    event.preventDefault();
    action(this.page);
  }
}
