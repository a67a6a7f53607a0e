// Draws the messages as arrows, with what became of them.

const MANY_ARROWS = 2000;
const FAINT = 0.1;

class Arrows {
  constructor(scene) {
    this.scene = scene;
    this.drawn = [];
  }

  /** Draws the messages that cross the window, or each so-many-th of them, and returns how many one stands for. */
  draw() {
    const { layout, run, pen, palette } = this.scene;
    const [first, past] = layout.messages();
    let stride = 1;
    while ((past - first) / stride > MANY_ARROWS) stride *= 2;
    const lines = new Lines();
    const heads = [];
    const losses = [];
    const detours = [];
    this.drawn = [];
    const start = Math.ceil(first / stride) * stride;
    for (let m = start; m < past; m += stride) {
      if (!this.scene.filter.message(m)) continue;
      const arrivals = run.arrivalsOf(m);
      if (!arrivals.length) this.arrow(m, -1, lines, heads, losses, detours);
      for (const arrived of arrivals) this.arrow(m, arrived, lines, heads, losses, detours);
    }
    const crowd = Math.min(1, Math.max(0.2, 250 / Math.max(1, this.drawn.length)));
    lines.draw(pen, (look) => {
      pen.strokeStyle = palette.type[look & 7];
      pen.globalAlpha = look & 8 ? FAINT : crowd;
      pen.lineWidth = this.drawn.length < 500 ? 1.4 : 1;
      pen.setLineDash(look & 16 ? [2, 3] : look & 32 ? [6, 3] : []);
    });
    pen.setLineDash([]);
    if (this.drawn.length < 900) this.drawHeads(heads);
    this.drawLosses(losses);
    if (this.drawn.length < 900) this.drawDetours(detours);
    pen.globalAlpha = 1;
    if (this.drawn.length < 160) this.labelArrows();
    return stride;
  }

  arrow(m, arrived, lines, heads, losses, detours) {
    const { layout, run, filter, marks } = this.scene;
    if (run.messageFrom[m] === run.messageTo[m]) return;
    const { x1, y1, x2, y2 } = this.scene.arrowOf(m, arrived);
    if (x2 < 0 || x1 > layout.width) return;
    const lost = arrived >= 0 && run.kindName(arrived) === 'dropped';
    const lit = !marks || this.lit(run.sent[m], arrived);
    const copy = arrived >= 0 && (run.copyOf(arrived) || run.arrivalsOf(m)[0] !== arrived);
    const look = filter.colour(m) | (lit ? 0 : 8) | (copy ? 16 : 0) | (lost || arrived < 0 ? 32 : 0);
    lines.add(look, x1, y1, x2, y2);
    if (lost) losses.push(x2, y2, lit ? 1 : 0);
    else if (arrived >= 0) {
      heads.push(x1, y1, x2, y2, look);
      if (run.detourOf(arrived)) detours.push(x1 + (x2 - x1) * 0.62, y1 + (y2 - y1) * 0.62, look);
    }
    this.drawn.push({ m, arrived, copy, x1, y1, x2, y2, lit });
  }

  /** An arrow is lit when both of its ends are in the past, or both in the future. */
  lit(sent, arrived) {
    const end = arrived < 0 ? sent : arrived;
    return (this.scene.marks[sent] & this.scene.marks[end] & (PAST | FUTURE)) !== 0;
  }

  drawHeads(heads) {
    const { pen, palette } = this.scene;
    const size = this.drawn.length < 300 ? 7 : 5;
    for (let h = 0; h < heads.length; h += 5) {
      const [x1, y1, x2, y2, look] = heads.slice(h, h + 5);
      if (x2 < -9 || x2 > this.scene.layout.width + 9) continue;
      const length = Math.hypot(x2 - x1, y2 - y1) || 1;
      const ux = (x2 - x1) / length;
      const uy = (y2 - y1) / length;
      const [tx, ty] = [x2 - ux * 3, y2 - uy * 3];
      pen.fillStyle = palette.type[look & 7];
      pen.globalAlpha = look & 8 ? FAINT : 1;
      pen.beginPath();
      pen.moveTo(tx, ty);
      pen.lineTo(tx - ux * size - uy * size * 0.45, ty - uy * size + ux * size * 0.45);
      pen.lineTo(tx - ux * size + uy * size * 0.45, ty - uy * size - ux * size * 0.45);
      pen.fill();
    }
  }

  drawLosses(losses) {
    const { pen, palette } = this.scene;
    const size = this.drawn.length < 500 ? 4 : 2.5;
    pen.strokeStyle = palette.danger;
    pen.lineWidth = 1.8;
    for (const lit of [0, 1]) {
      pen.globalAlpha = lit ? 1 : FAINT * 2;
      pen.beginPath();
      for (let l = 0; l < losses.length; l += 3) {
        if (losses[l + 2] !== lit) continue;
        const [x, y] = [losses[l], losses[l + 1]];
        pen.moveTo(x - size, y - size);
        pen.lineTo(x + size, y + size);
        pen.moveTo(x - size, y + size);
        pen.lineTo(x + size, y - size);
      }
      pen.stroke();
    }
  }

  /** A ring on the arrow of a message that came late. */
  drawDetours(detours) {
    const { pen, palette } = this.scene;
    pen.lineWidth = 1.3;
    for (let d = 0; d < detours.length; d += 3) {
      const look = detours[d + 2];
      pen.globalAlpha = look & 8 ? FAINT : 1;
      pen.fillStyle = palette.paper;
      pen.strokeStyle = palette.type[look & 7];
      pen.beginPath();
      pen.arc(detours[d], detours[d + 1], 3, 0, 2 * Math.PI);
      pen.fill();
      pen.stroke();
    }
  }

  labelArrows() {
    const { pen, palette, layout } = this.scene;
    const { places } = this.scene;
    pen.font = `10.5px ${palette.font}`;
    pen.textBaseline = 'middle';
    let fan = -1;
    for (const { m, copy, x1, y1, x2, y2, lit } of this.drawn) {
      // of what is sent to many at once, one carries the name
      if (copy || !lit || fan === this.scene.run.sent[m] * 256 + this.scene.filter.typeOf[m]) continue;
      const text = this.scene.words.message(m);
      const width = pen.measureText(text).width;
      for (const along of betweenLanes(this.scene.run.messageFrom[m], this.scene.run.messageTo[m])) {
        const x = x1 + (x2 - x1) * along - width / 2;
        const y = y1 + (y2 - y1) * along;
        if (x < 2 || x + width > layout.width - 2 || !places.take(x - 2, y - 7, width + 4, 14)) continue;
        pen.globalAlpha = 0.85;
        pen.fillStyle = palette.paper;
        pen.fillRect(x - 2, y - 6, width + 4, 12);
        pen.globalAlpha = 1;
        pen.fillStyle = palette.type[this.scene.filter.colour(m)];
        pen.fillText(text, x, y + 0.5);
        fan = this.scene.run.sent[m] * 256 + this.scene.filter.typeOf[m];
        break;
      }
    }
    pen.textBaseline = 'alphabetic';
  }
}

/** Where an arrow runs between two lanes and not across one, from its middle outwards. */
function betweenLanes(from, to) {
  const crossed = Math.abs(from - to);
  return Array.from({ length: crossed }, (unused, gap) => (gap + 0.5) / crossed)
    .sort((a, b) => Math.abs(a - 0.5) - Math.abs(b - 0.5)).slice(0, 4);
}
