// Draws what is pointed at, on a canvas of its own: the chosen step with what led to it and what it caused, and
// whatever the pointer is over; and finds what that is.

class Pointed {
  constructor(scene, canvas) {
    this.scene = scene;
    this.sheet = new Sheet(canvas);
  }

  /** Draws the chosen step with what led to it and what it caused, and whatever the pointer is over. */
  draw(chosen, hover) {
    const { layout, run, palette } = this.scene;
    const pen = this.sheet.clear(layout.width, layout.height);
    this.scene.pen = pen;
    if (hover?.step >= 0) this.ring(hover.step, palette.ink, 1.5);
    if (hover?.arrow) this.strand(hover.arrow, palette.ink, 2.5);
    if (chosen < 0 || chosen >= run.count) return;
    const x = layout.xOf(chosen);
    pen.strokeStyle = palette.accent;
    pen.globalAlpha = 0.8;
    pen.lineWidth = 1;
    pen.setLineDash([4, 3]);
    pen.beginPath();
    pen.moveTo(x, AXIS);
    pen.lineTo(x, layout.height);
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    pen.fillStyle = palette.accent;
    pen.beginPath();
    pen.moveTo(x - 6, 0);
    pen.lineTo(x + 6, 0);
    pen.lineTo(x, 8);
    pen.fill();
    pen.save();
    pen.beginPath();
    pen.rect(0, layout.top - 2, layout.width, layout.height);
    pen.clip();
    for (let i = chosen, hops = 0; run.cause[i] >= 0 && hops < 400; i = run.cause[i], hops++) {
      if (layout.xOf(i) < 0) break;
      this.strandOf(run.cause[i], i, palette.past, hops === 0 ? 3 : 2);
    }
    for (const effect of Array.from(run.causedBy(chosen)).slice(0, 60)) this.strandOf(chosen, effect, palette.future, 2.2);
    this.ring(chosen, palette.accent, 2.5);
    pen.restore();
  }

  strandOf(from, to, colour, width) {
    const { layout, run } = this.scene;
    const line = run.isMessage(to)
      ? this.scene.arrowOf(run.subject(to), to)
      : { x1: layout.xOf(from), y1: layout.y(run.node[from]), x2: layout.xOf(to), y2: layout.y(run.node[to]) };
    this.strand(line, colour, width);
  }

  strand({ x1, y1, x2, y2 }, colour, width) {
    const { pen } = this.scene;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.lineTo(x2, y2);
    pen.stroke();
  }

  ring(step, colour, width) {
    const { layout, run, pen } = this.scene;
    const place = this.placeOf(step);
    if (place.x < -10 || place.x > layout.width + 10) return;
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(place.x, run.node[step] < 0 ? AXIS + 6 : place.y, 8, 0, 7);
    pen.stroke();
  }

  /** Where a step is; a drop lies on its arrow and not on a lane. */
  placeOf(step) {
    const { layout, run } = this.scene;
    if (run.kindName(step) !== 'dropped') return { x: layout.xOf(step), y: layout.y(run.node[step]) };
    const { x2, y2 } = this.scene.arrowOf(run.subject(step), step);
    return { x: x2, y: y2 };
  }

  /** The step or arrow under the pointer, or null. */
  find(x, y, arrows) {
    const { layout, run } = this.scene;
    const reach = 9;
    let best = { distance: reach, step: -1 };
    // a message that was lost at once is drawn some way on
    const usual = layout.scale.byOrder ? run.usualFlight.steps : run.usualFlight.nanos;
    const from = layout.scale.stepFrom(layout.moment(x - reach) - usual);
    const past = Math.min(layout.scale.stepFrom(layout.moment(x + reach)) + 1, run.count, from + 3000);
    const node = layout.nodeAt(y);
    for (let i = from; i < past; i++) {
      const dropped = run.kindName(i) === 'dropped';
      if (!dropped && run.node[i] !== node && run.node[i] >= 0) continue;
      const place = this.placeOf(i);
      const distance = Math.hypot(place.x - x, place.y - y);
      if (distance < best.distance) best = { distance, step: i };
    }
    if (best.step >= 0) return { step: best.step };
    let nearest = 5;
    let found = null;
    for (const arrow of arrows) {
      const distance = awayFrom(arrow, x, y);
      if (distance < nearest) {
        nearest = distance;
        found = arrow;
      }
    }
    return found && { arrow: found };
  }
}
