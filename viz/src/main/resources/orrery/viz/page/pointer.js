// Mouse, pen and fingers on the diagram and on the overview: drag to move, wheel or pinch to zoom, click to choose.

class Pointer {
  constructor(view, box, choose) {
    Object.assign(this, { view, box, choose });
    this.down = new Map();
    this.moved = 0;
    box.addEventListener('pointerdown', (event) => this.press(event));
    box.addEventListener('pointermove', (event) => this.move(event));
    for (const name of ['pointerup', 'pointercancel']) box.addEventListener(name, (event) => this.lift(event, name === 'pointerup'));
    box.addEventListener('pointerleave', () => view.hover(null));
    box.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
    box.addEventListener('dblclick', (event) => view.zoom(0.35, this.at(event).x));
  }

  at(event) {
    const place = this.box.getBoundingClientRect();
    return { x: event.clientX - place.left, y: event.clientY - place.top };
  }

  press(event) {
    if (event.button !== 0) return;
    this.down.set(event.pointerId, this.at(event));
    this.moved = 0;
    this.box.setPointerCapture(event.pointerId);
  }

  move(event) {
    const now = this.at(event);
    const was = this.down.get(event.pointerId);
    if (!was) {
      if (event.pointerType !== 'touch') this.view.hover(this.view.findAt(now), now);
      return;
    }
    const { layout } = this.view;
    if (this.down.size === 2) {
      const other = [...this.down.entries()].find(([id]) => id !== event.pointerId)[1];
      const before = Math.abs(was.x - other.x);
      const after = Math.abs(now.x - other.x);
      if (before > 10 && after > 10) this.view.zoom(before / after, (now.x + other.x) / 2);
    } else {
      this.moved += Math.abs(now.x - was.x) + Math.abs(now.y - was.y);
      if (this.moved > 4) {
        this.view.pan((was.x - now.x) / layout.width);
        this.view.scrollLanes(was.y - now.y);
        this.box.classList.add('dragging');
      }
    }
    this.down.set(event.pointerId, now);
  }

  lift(event, chosen) {
    if (!this.down.delete(event.pointerId)) return;
    this.box.classList.remove('dragging');
    if (!chosen || this.moved > 4 || this.down.size > 0) return;
    const now = this.at(event);
    const found = this.view.findAt(now);
    if (found) this.choose(found);
  }

  wheel(event) {
    // where the page itself scrolls, the wheel belongs to it
    if (this.view.pageScrolls && !event.ctrlKey && !event.metaKey && event.deltaX === 0) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 20 : 1;
    if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const across = (event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX) * unit;
      this.view.pan(across / this.view.layout.width);
    } else if (event.altKey) {
      this.view.scrollLanes(event.deltaY * unit);
    } else {
      this.view.zoom(Math.exp(Math.max(-240, Math.min(240, event.deltaY * unit)) * 0.003), this.at(event).x);
    }
  }
}

/** A press or a drag on the overview moves the window there. */
function steerOverview(view, box) {
  const go = (event) => {
    const x = event.clientX - box.getBoundingClientRect().left;
    view.centre(view.overview.moment(x));
  };
  box.addEventListener('pointerdown', (event) => {
    box.setPointerCapture(event.pointerId);
    go(event);
  });
  box.addEventListener('pointermove', (event) => {
    if (box.hasPointerCapture(event.pointerId)) go(event);
  });
  box.addEventListener('wheel', (event) => {
    if (view.pageScrolls && !event.ctrlKey) return;
    event.preventDefault();
    view.zoom(Math.exp(event.deltaY * 0.003), null);
  }, { passive: false });
}
