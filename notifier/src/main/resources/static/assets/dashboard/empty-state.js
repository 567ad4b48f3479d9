// What a newcomer sees before the first ticket: what to try.

import { el } from './dom.js';

/** @param {() => void} onClear clears the filter */
export class EmptyState {
  #element;
  #drawn = '';
  #onClear;

  constructor(element, onClear) {
    this.#element = element;
    this.#onClear = onClear;
  }

  /** @param {'none' | 'loading' | 'filtered' | 'filtered-last' | 'no-tickets'} state */
  draw(state) {
    if (state === this.#drawn) {
      return;
    }
    this.#drawn = state;
    this.#element.hidden = state === 'none';
    this.#element.replaceChildren(...(CONTENT[state]?.(this.#onClear) ?? []));
  }
}

const CONTENT = {
  loading: () => [el('p', { class: 'muted' }, 'Looking for tickets…')],
  filtered: (onClear) => [
    el('p', {}, 'No ticket passes the filter.'),
    el('button', { type: 'button', onclick: onClear }, 'Clear the filter'),
  ],
  'filtered-last': (onClear) => [
    el('p', {}, 'None of the tickets held here passes the filter. Any other is found by its whole id.'),
    el('button', { type: 'button', onclick: onClear }, 'Clear the filter'),
  ],
  'no-tickets': () => [
    el('h3', {}, 'No tickets yet'),
    el(
      'p', {}, 'Write a mail to ', el('b', {}, 'support@acme.example'),
      ' with any mail program that sends through the desk’s SMTP port (it is printed at start), ',
      'or post one from a terminal:',
    ),
    el('pre', {}, el('code', {}, example())),
    el('p', { class: 'muted' }, 'It appears here by itself, with each step as it happens.'),
  ],
};

function example() {
  return [
    `curl ${location.origin}/api/tickets \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"email":"anna@acme.example","subject":"Locked out","text":"My account is locked, please unlock it."}'`,
  ].join('\n');
}
