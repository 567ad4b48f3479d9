// The desk's figures as the metrics feed tells them: windows of ten seconds, the breakers' states and how the
// mailboxes do. A window that is told again replaces its first telling.

import { millis } from './format.js';

/** Upper bounds of the histogram's buckets, milliseconds; one more bucket holds all above. */
export const BUCKETS = [50, 100, 200, 300, 500, 750, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000];
export const WINDOW = 10_000;

/** Windows older than an hour are forgotten: nothing on the page looks further back. */
const HOUR = 3_600_000;

/** Breakers are told every minute. A state that is not told again is of a program that ended. */
const BREAKER_HOLDS = 5 * 60_000;

/**
 * @typedef {object} Window
 * @property {number} from
 * @property {number} opened
 * @property {number} resolved
 * @property {number} automated
 * @property {number} failed
 * @property {number[]} resolveMillis
 *
 * @typedef {{connector: string, state: string, at: number | null}} Breaker
 * @typedef {{breaker: Breaker, heard: number}} Heard
 *
 * @typedef {object} Mailbox
 * @property {string} mailbox
 * @property {string} address
 * @property {string} state
 * @property {string} [problem]
 * @property {number} backlog
 * @property {number} [lagMillis]
 * @property {number} taken
 * @property {number} ignored
 * @property {number} parked
 * @property {string} at
 */

export class Metrics {
  /** @type {Map<string, Window>} */
  #windows = new Map();
  /** @type {Map<string, Heard>} */
  #breakers = new Map();
  /** @type {Map<string, Mailbox>} */
  #mailboxes = new Map();

  takeWindow(data) {
    const from = millis(data.from);
    if (from === null) {
      return;
    }
    this.#windows.delete(`${data.tenant}|${from}`);
    this.#windows.set(`${data.tenant}|${from}`, {
      from,
      opened: data.opened ?? 0,
      resolved: data.resolved ?? 0,
      automated: data.automated ?? 0,
      failed: data.failed ?? 0,
      resolveMillis: data.resolveMillis ?? [],
    });
    const oldest = Date.now() - HOUR;
    for (const [key, window] of this.#windows) {
      if (window.from >= oldest) {
        break;
      }
      this.#windows.delete(key);
    }
  }

  /**
   * Takes a breaker's state, unless it is older than the one that is held and still told.
   *
   * @param {number} now
   * @returns {boolean} whether a breaker that was known is in another state now
   */
  takeBreaker(data, now = Date.now()) {
    this.#forgetBreakers(now);
    const at = millis(data.at);
    const held = this.#breakers.get(data.connector)?.breaker;
    if (held && held.at !== null && at !== null && at < held.at) {
      return false;
    }
    this.#breakers.set(data.connector, { breaker: { connector: data.connector, state: data.state, at }, heard: now });
    return held !== undefined && held.state !== data.state;
  }

  /**
   * Takes how a mailbox does, unless it is older than what is held.
   *
   * @returns {boolean} whether a mailbox that was known is in another state now
   */
  takeMailbox(data) {
    const key = `${data.tenant}|${data.mailbox}`;
    const held = this.#mailboxes.get(key);
    if (held && (millis(data.at) ?? 0) < (millis(held.at) ?? 0)) {
      return false;
    }
    this.#mailboxes.set(key, data);
    return held !== undefined && held.state !== data.state;
  }

  /** By address. */
  mailboxes() {
    return [...this.#mailboxes.values()].sort((a, b) => a.address.localeCompare(b.address));
  }

  /**
   * By name.
   *
   * @param {number} now
   */
  breakers(now = Date.now()) {
    this.#forgetBreakers(now);
    return [...this.#breakers.values()]
      .map(({ breaker }) => breaker)
      .sort((a, b) => a.connector.localeCompare(b.connector));
  }

  #forgetBreakers(now) {
    for (const [connector, { heard }] of this.#breakers) {
      if (now - heard > BREAKER_HOLDS) {
        this.#breakers.delete(connector);
      }
    }
  }

  /**
   * The last windows that are over, in order of time, with empty ones where nothing happened, all tenants together.
   * The window that still runs would look like a fall.
   *
   * @param {number} count
   * @param {number} now
   * @returns {Window[]}
   */
  last(count, now) {
    const newest = (Math.floor(now / WINDOW) - 1) * WINDOW;
    const series = Array.from({ length: count }, (_, index) => empty(newest - (count - 1 - index) * WINDOW));
    for (const window of this.#windows.values()) {
      const index = count - 1 - (newest - window.from) / WINDOW;
      const place = series[Math.floor(index)];
      if (place) {
        add(place, window);
      }
    }
    return series;
  }
}

function empty(from) {
  return { from, opened: 0, resolved: 0, automated: 0, failed: 0, resolveMillis: [] };
}

function add(sum, window) {
  sum.opened += window.opened;
  sum.resolved += window.resolved;
  sum.automated += window.automated;
  sum.failed += window.failed;
  sum.resolveMillis = addHistograms(sum.resolveMillis, window.resolveMillis);
}

/** Bucket by bucket. */
export function addHistograms(one, other) {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, i) => (one[i] ?? 0) + (other[i] ?? 0));
}

/**
 * A quantile of a histogram, straight between the bounds of its bucket.
 *
 * @returns {number | null} milliseconds; infinite above the last bound, where it is not known how long it took; null
 *     when nothing was counted
 */
export function quantile(histogram, share) {
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    return null;
  }
  const rank = share * total;
  let below = 0;
  for (let i = 0; i < histogram.length; i++) {
    if (histogram[i] > 0 && below + histogram[i] >= rank) {
      if (i >= BUCKETS.length) {
        break;
      }
      const lower = i === 0 ? 0 : BUCKETS[i - 1];
      return lower + (BUCKETS[i] - lower) * ((rank - below) / histogram[i]);
    }
    below += histogram[i];
  }
  return Infinity;
}
