// Says aloud, to those who listen to the page, what is important and nothing else: a few sentences a minute at most.
// And shows a person for a moment how his command went.

import { setText } from './dom.js';

const PAUSE = 5_000;
const SHOWN_FOR = 5_000;

export class Announcer {
  #region;
  #waiting = /** @type {Set<string>} */ (new Set());
  #timer = 0;

  constructor(region) {
    this.#region = region;
  }

  /** Said once with what else there is to say; soon, but not at once. */
  say(text) {
    this.#waiting.add(text);
    this.#timer ||= setTimeout(() => this.#speak(), this.#region.textContent ? PAUSE : 300);
  }

  #speak() {
    const sentences = [...this.#waiting];
    const rest = sentences.length - 3;
    this.#waiting.clear();
    this.#timer = 0;
    setText(this.#region, sentences.slice(0, 3).join(' ') + (rest > 0 ? ` And ${rest} more.` : ''));
  }
}

/** A line at the foot of the page that goes away by itself. */
export function toast(element) {
  let timer = 0;
  return (text, tone = 'plain') => {
    clearTimeout(timer);
    element.className = `toast tone-${tone}`;
    element.textContent = text;
    element.hidden = false;
    timer = setTimeout(() => (element.hidden = true), tone === 'bad' ? SHOWN_FOR * 2 : SHOWN_FOR);
  };
}
