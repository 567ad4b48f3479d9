// The connectors' circuit breakers: green while work flows, red while the outside system is left alone, amber while it
// is tried again. Always said in words too.

import { el } from './dom.js';
import { exact } from './format.js';

const WORDS = {
  CLOSED: ['up', 'good', 'closed: work flows'],
  OPEN: ['down', 'bad', 'open: work waits until the system is back'],
  HALF_OPEN: ['being tried', 'warn', 'half open: a few calls try whether the system is back'],
  FORCED_OPEN: ['shut off', 'bad', 'forced open by an operator'],
  DISABLED: ['unguarded', 'plain', 'disabled: calls go through unguarded'],
  METRICS_ONLY: ['watched only', 'plain', 'only measured'],
};

export class BreakerList {
  #list;
  #drawn = '';

  constructor(list) {
    this.#list = list;
  }

  /** @param {import('./metrics.js').Breaker[]} breakers */
  draw(breakers) {
    const signature = JSON.stringify(breakers);
    if (signature !== this.#drawn) {
      this.#drawn = signature;
      this.#list.replaceChildren(...breakers.map(item));
    }
  }
}

function item({ connector, state, at }) {
  const [word, tone, meaning] = WORDS[state] ?? [state, 'plain', state];
  return el(
    'li',
    { class: `breaker tone-${tone}`, title: `Circuit breaker of ${connector}: ${meaning}${at === null ? '' : `, since ${exact(at)}`}` },
    el('span', { class: 'dot', 'aria-hidden': 'true' }),
    el('span', { class: 'breaker-name' }, connector),
    el('span', { class: 'breaker-state' }, word),
  );
}

/** A change of state, to be said aloud. */
export function breakerNews({ connector, state }) {
  return `${connector} is ${WORDS[state]?.[0] ?? state}.`;
}
