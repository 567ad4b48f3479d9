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

  /**
   * @param {'none' | 'loading' | 'filtered' | 'filtered-last' | 'no-tickets'} state
   * @param {string} [address] of a mailbox that mails are taken from, where there is one
   */
  draw(state, address) {
    const drawn = state === 'no-tickets' ? `${state} ${address}` : state;
    if (drawn === this.#drawn) {
      return;
    }
    this.#drawn = drawn;
    this.#element.hidden = state === 'none';
    this.#element.replaceChildren(...(CONTENT[state]?.(this.#onClear, address) ?? []));
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
  'no-tickets': (_, address) => [
    el('h3', {}, 'No tickets yet'),
    address
      ? el('p', {}, 'Write a mail to ', el('b', {}, address), way(address), ', or post a ticket from a terminal:')
      : el('p', {}, 'Post one from a terminal:'),
    el('pre', {}, el('code', {}, example())),
    el('p', { class: 'muted' }, 'It appears here by itself, with each step as it happens.'),
  ],
};

/** The demo's address is nobody's in the world (RFC 2606): only its own port takes mails to it. */
function way(address) {
  return address.endsWith('.example')
    ? ' with any mail program that sends through the desk’s SMTP port (it is printed at start)'
    : '';
}

function example() {
  return [
    `curl ${location.origin}/api/tickets \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '{"email":"anna@acme.example","subject":"Locked out","text":"My account is locked, please unlock it."}'`,
  ].join('\n');
}
