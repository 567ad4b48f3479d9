// Which systems are left alone for a while, until when and why, with the buttons that end it. No feed tells of freezes: they
// are looked up again now and then, as they end by themselves, too.

import { getJson, goToLogin, postJson, SignedOut } from './api.js';
import { el } from './dom.js';
import { exact, millis } from './format.js';

const ALL = '*';
const BETWEEN_LOOKS = 30_000;

export class Freezes {
  #banner;
  #focusedAfter;
  #say;

  /**
   * @param {HTMLElement} banner
   * @param {HTMLElement} focusedAfter what is focused once a pressed button is gone
   * @param {(text: string, tone?: string) => void} say
   */
  constructor(banner, focusedAfter, say) {
    this.#banner = banner;
    this.#focusedAfter = focusedAfter;
    this.#say = say;
  }

  /** Shows what is frozen, now and from now on. */
  watch() {
    void this.#load();
    setInterval(() => document.hidden || void this.#load(), BETWEEN_LOOKS);
  }

  async #load() {
    try {
      this.#draw(await getJson('/api/remediation/freezes'));
    } catch (failure) {
      // What was shown last stays, and the next look comes by itself.
      if (failure instanceof SignedOut) {
        goToLogin();
      }
    }
  }

  #draw(freezes) {
    this.#banner.hidden = freezes.length === 0;
    this.#banner.replaceChildren(
      ...(freezes.length > 0 ? [el('h2', {}, 'Changes are frozen'), el('ul', {}, freezes.map((freeze) => this.#item(freeze)))] : []),
    );
  }

  #item(freeze) {
    return el(
      'li',
      {},
      el(
        'span',
        { class: 'stop-what' },
        el('b', {}, what(freeze.connector)),
        ` for ${freeze.tenant === ALL ? 'all tenants' : freeze.tenant}, until `,
        el('time', { datetime: freeze.until }, exact(millis(freeze.until))),
      ),
      el('span', { class: 'stop-why' }, freeze.reason),
      el('button', { type: 'button', onclick: (event) => void this.#lift(freeze, event.currentTarget) }, 'Lift'),
    );
  }

  async #lift({ tenant, connector }, button) {
    button.disabled = true;
    try {
      this.#draw(await postJson('/api/remediation/thaw', { tenant, connector }));
      this.#say(`The freeze of ${what(connector)} is lifted.`, 'good');
      this.#focusedAfter.focus();
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      } else {
        this.#say(failure.message, 'bad');
      }
    }
    button.disabled = false;
  }
}

function what(connector) {
  return connector === ALL ? 'Every system' : connector;
}
