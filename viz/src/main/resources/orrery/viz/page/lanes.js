// Draws what lasts: partitions behind all lanes, and on each lane roles, times down and the operations of clients.

class Lanes {
  constructor(scene) {
    this.scene = scene;
  }

  drawPartitions() {
    const { layout, pen, palette } = this.scene;
    const scale = layout.scale;
    for (const partition of this.scene.chronicle.partitions) {
      const from = layout.x(scale.of(partition.from));
      const to = layout.x(scale.until(partition.to));
      if (to < 0 || from > layout.width) continue;
      const left = Math.max(from, -2);
      const width = Math.max(1, Math.min(to, layout.width + 2) - left);
      pen.fillStyle = palette.cut;
      pen.globalAlpha = 0.1;
      pen.fillRect(left, AXIS, width, layout.height - AXIS);
      // hatching takes long to draw, and where it is narrow nobody sees it
      if (width < 6) {
        pen.globalAlpha = 1;
        continue;
      }
      pen.globalAlpha = 0.4;
      partition.sides.forEach((side, s) => {
        if (s > 1) return;
        pen.fillStyle = this.scene.hatch(`side ${s}`, palette.cut, s === 0 ? 1 : -1);
        for (const node of side) pen.fillRect(left, layout.y(node) - layout.lane / 2 + 2, width, layout.lane - 4);
      });
      pen.globalAlpha = 1;
      pen.strokeStyle = palette.cut;
      pen.lineWidth = 1.5;
      pen.setLineDash([5, 3]);
      pen.beginPath();
      for (const x of [from, to]) {
        pen.moveTo(x, AXIS);
        pen.lineTo(x, layout.height);
      }
      pen.stroke();
      pen.setLineDash([]);
    }
  }

  /** What each partition parts, at the foot. */
  namePartitions() {
    const { layout, pen, palette, chronicle, words } = this.scene;
    let end = 0;
    for (const partition of chronicle.partitions) {
      const from = Math.max(layout.xOf(partition.from), end);
      const room = Math.min(layout.x(layout.scale.until(partition.to)), layout.width) - from - 10;
      if (room < 30 || from > layout.width) continue;
      const text = words.partition(partition);
      pen.fillStyle = palette.panel;
      pen.globalAlpha = 0.8;
      pen.fillRect(from + 2, layout.height - FOOT + 1, Math.min(room, text.length * 6.4) + 6, FOOT - 2);
      pen.globalAlpha = 1;
      end = this.scene.label(text, from + 5, layout.height - 7, room, palette.cut, 11, true) + 8;
    }
  }

  drawLanes() {
    const { layout, pen, palette, run } = this.scene;
    const scale = layout.scale;
    for (let node = 0; node < run.names.length; node++) {
      const y = layout.y(node);
      if (y < -layout.lane || y > layout.height + layout.lane) continue;
      const half = layout.lane / 2;
      pen.globalAlpha = this.scene.filter.node(node) ? 1 : 0.25;
      pen.strokeStyle = palette.line;
      pen.lineWidth = 1;
      pen.beginPath();
      pen.moveTo(0, y + half);
      pen.lineTo(layout.width, y + half);
      pen.stroke();
      const life = this.scene.chronicle.lives[node];
      let start = firstWhere(life.length, (l) => scale.until(life[l].to) >= layout.from);
      let drawn = -Infinity;
      for (; run.count && start < life.length; start++) {
        const { from, to, role, reign } = life[start];
        const left = Math.max(layout.x(from === 0 ? scale.start : scale.of(from)), -4);
        const right = Math.min(layout.x(scale.until(to)), layout.width + 4);
        if (left > layout.width) break;
        // what is narrower than half a pixel is drawn once a pixel
        if (right - left < 0.5 && left - drawn < 1) continue;
        drawn = left;
        this.drawReign(y, half, left, Math.max(right, left + 0.5), role);
        const rank = this.scene.chronicle.rankOf(role);
        const words = role === null ? 'down' : rank > 0 ? `${role}${reign ? `, ${reign}` : ''}` : reign;
        const room = right - Math.max(left, 0) - 6;
        // of the common role only the reign is written, and only whole
        const least = rank > 0 || role === null ? 16 : words.length * 6.5;
        if (words && room > least && from < run.count && !(role === null && from === 0)) {
          const end = this.scene.label(words, Math.max(left, 0) + 5, y - half + 12, room, role && rank ? palette.ink : palette.muted, 11, rank > 0);
          this.scene.places.take(Math.max(left, 0) + 5, y - half + 2, end - Math.max(left, 0), 12);
        }
      }
      pen.globalAlpha = 1;
    }
  }

  drawReign(y, half, left, right, role) {
    const { pen, palette } = this.scene;
    if (role === null) {
      pen.fillStyle = right - left < 6 ? palette.muted : this.scene.hatch('down', palette.muted, 1);
      const before = pen.globalAlpha;
      pen.globalAlpha = before * 0.35;
      pen.fillRect(left, y - half + 3, right - left, half * 2 - 6);
      pen.globalAlpha = before;
      return;
    }
    const rank = this.scene.chronicle.rankOf(role);
    const fill = palette.roleFill(rank);
    if (fill) {
      const before = pen.globalAlpha;
      pen.fillStyle = fill;
      pen.globalAlpha = before * 0.3;
      pen.fillRect(left, y - half + 2, right - left, half * 2 - 4);
      pen.globalAlpha = before;
      pen.fillRect(left, y - 2, right - left, 4);
    } else {
      pen.fillStyle = palette.faint;
      pen.fillRect(left, y - 0.75, right - left, 1.5);
    }
  }

  drawOperations() {
    const { layout, pen, palette, run } = this.scene;
    const drawn = new Map();
    const moment = (step, nanos) => (layout.scale.byOrder ? Math.min(step, run.last) : nanos);
    for (const op of run.operations) {
      if (op.client < 0 || (op.invoked < 0 && op.completed < 0)) continue;
      const left = op.invoked < 0 ? layout.x(layout.scale.start) : layout.x(moment(op.invoked, op.invokedNanos));
      const right = op.completed < 0 ? layout.width + 4 : layout.x(moment(op.completed, op.completedNanos));
      if (right < 0 || left > layout.width) continue;
      // where a pixel holds several, one bar stands for them
      if (right - left < 1 && left - (drawn.get(op.client) ?? -9) < 1) continue;
      drawn.set(op.client, left);
      const y = layout.y(op.client);
      const x = Math.max(left, -6);
      const width = Math.max(1.5, Math.min(right, layout.width + 6) - x);
      pen.globalAlpha = this.scene.filter.node(op.client) ? 0.28 : 0.1;
      pen.fillStyle = op.outcome === 'ok' ? palette.ok : op.outcome === 'fail' ? palette.warn
        : width < 6 ? palette.muted : this.scene.hatch('open', palette.muted, -1);
      if (op.outcome === 'unknown') pen.globalAlpha *= 2;
      if (width < 6) {
        pen.fillRect(x, y - 8, width, 16);
      } else {
        pen.beginPath();
        pen.roundRect(x, y - 8, width, 16, 5);
        pen.fill();
      }
      pen.globalAlpha = this.scene.filter.node(op.client) ? 1 : 0.25;
      if (width > 30) {
        const text = `${run.values.text(op.question)} → ${this.scene.words.outcome(op)}`;
        const at = Math.max(x, 0) + 4;
        const end = this.scene.label(text, at, y - layout.lane / 2 + 10, Math.min(layout.width, x + width) - at - 2, palette.ink, 11);
        this.scene.places.take(at, y - layout.lane / 2, end - at, 12);
      }
      pen.globalAlpha = 1;
    }
  }

  /** What was wrong with a node for a while, as a line of its own below its lane. */
  drawTroubles() {
    const { layout, pen, palette, chronicle } = this.scene;
    const { scale } = layout;
    pen.strokeStyle = palette.warn;
    pen.lineWidth = 2;
    pen.setLineDash([7, 3]);
    for (const { node, from, to, what, row } of chronicle.troubles) {
      const left = layout.x(scale.of(from));
      const right = Math.max(left + 8, layout.x(scale.until(to)));
      if (right < 0 || left > layout.width) continue;
      const y = node < 0 ? layout.top + 14 + row * 14 : layout.y(node) + layout.lane / 2 - 4 - Math.min(row * 14, layout.lane / 2);
      pen.beginPath();
      pen.moveTo(Math.max(left, -10), y);
      pen.lineTo(Math.min(right, layout.width + 10), y);
      pen.stroke();
      const end = this.scene.label(what, Math.max(left, 0) + 4, y - 3, right - Math.max(left, 0), palette.warn, 10.5, true);
      this.scene.places.take(Math.max(left, 0), y - 13, end - Math.max(left, 0), 13);
    }
    pen.setLineDash([]);
  }
}
