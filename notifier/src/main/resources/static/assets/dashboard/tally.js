// What the server counts where the page does not hold every ticket: how many are open in each status, and how many a
// runbook fixed today. Today begins at the reader's own midnight, wherever the desk is.

import { getJson } from './api.js';
import { lastMidnight } from './format.js';

/** Of a busy day it takes the database some time. */
const FIXED_EVERY = 15_000;
/** An answer that is so long in coming tells of the past. */
const PATIENCE = 30_000;

/**
 * @typedef {object} Told
 * @property {Record<string, number> | null} open by statuses; null where the page holds all of them
 * @property {number | null} fixed null where the page holds every ticket, or it is not known
 */

export class Tally {
  #open = /** @type {Record<string, number> | null} */ (null);
  #fixed = /** @type {number | null} */ (null);
  #since = 0;
  #fixedAt = 0;
  #isAsking = false;

  /** @returns {Told} */
  get told() {
    return { open: this.#open, fixed: this.#since === lastMidnight() ? this.#fixed : null };
  }

  /**
   * Asks for what the page cannot count itself, one question at a time: who is slow to answer is not asked more. Where
   * it cannot be found out now, the last answer stands.
   *
   * @param {import('./sync.js').Reach} reach
   */
  async ask(reach) {
    const holdsOpen = reach.all || reach.open;
    const since = lastMidnight();
    const isDue = !reach.all && (since !== this.#since || performance.now() - this.#fixedAt >= FIXED_EVERY);
    this.#open = holdsOpen ? null : this.#open;
    this.#fixed = reach.all ? null : this.#fixed;
    if (document.hidden || this.#isAsking || (holdsOpen && !isDue)) {
      return;
    }
    const query = isDue ? `?since=${new Date(since).toISOString()}` : '';
    if (isDue) {
      this.#fixed = since === this.#since ? this.#fixed : null;
      this.#since = since;
      this.#fixedAt = performance.now();
    }
    this.#isAsking = true;
    const counts = await getJson(`/api/tickets/counts${query}`, AbortSignal.timeout(PATIENCE)).catch(() => null);
    this.#isAsking = false;
    if (!counts) {
      return;
    }
    this.#open = holdsOpen ? null : counts.open;
    this.#fixed = isDue ? (counts.fixed ?? null) : this.#fixed;
  }
}
