// Draws a ticket's steps in a row, each appearing as it happens. Steps that are drawn already are only touched where
// they differ, so that a busy list stays smooth and an arriving step is seen to arrive.

import { el, setAttribute, setText } from './dom.js';
import { duration } from './format.js';
import { stepTitle } from './steps.js';

const PHASE_MARKS = { check: 'looked', apply: 'changed', verify: 'made sure', undo: 'took back' };

export class Trace {
  element = el('ol', { class: 'trace', 'aria-label': 'Steps' });
  /** @type {Map<string, {item: HTMLElement, label: HTMLElement, phases: HTMLElement, time: HTMLElement, arrival: string}>} */
  #drawn = new Map();
  /** Whether steps are seen to arrive; those of an old ticket that is drawn first are just there. */
  #live;

  /** @param {boolean} live whether the ticket is happening now */
  constructor(live) {
    this.#live = live;
  }

  /** @param {import('./steps.js').Step[]} steps */
  draw(steps) {
    const keys = new Set(steps.map((step) => step.key));
    for (const [key, { item }] of this.#drawn) {
      if (!keys.has(key)) {
        item.remove();
        this.#drawn.delete(key);
      }
    }
    steps.forEach((step, index) => {
      const parts = this.#drawn.get(step.key) ?? this.#add(step.key);
      if (this.element.children[index] !== parts.item) {
        this.element.insertBefore(parts.item, this.element.children[index] ?? null);
      }
      parts.item.className = `step step-${step.state}${parts.arrival}`;
      setText(parts.label, step.label);
      setText(parts.time, step.since === null ? '' : duration(step.since));
      setAttribute(parts.item, 'title', stepTitle(step));
      drawPhases(parts.phases, step.phases ?? []);
    });
    this.#live = true;
  }

  #add(key) {
    const label = el('span', { class: 'step-label' });
    const phases = el('span', { class: 'step-phases' });
    const time = el('span', { class: 'step-time' });
    const parts = { item: el('li', { class: 'step' }, label, phases, time), label, phases, time, arrival: this.#live ? ' is-arriving' : '' };
    this.#drawn.set(key, parts);
    return parts;
  }
}

/** A mark for each phase of a run's step: ◦ looked, • changed, ✓ made sure, ↶ took back. */
function drawPhases(element, phases) {
  while (element.children.length > phases.length) {
    element.lastChild.remove();
  }
  for (const phase of phases.slice(element.children.length)) {
    element.append(el('i', { class: `phase phase-${phase}`, role: 'img', 'aria-label': PHASE_MARKS[phase] ?? phase }));
  }
}
