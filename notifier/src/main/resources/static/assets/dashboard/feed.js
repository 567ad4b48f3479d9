// One server-sent feed that loses nothing: remembers the last event's id and, after any break, opens a new connection
// from there, with growing and jittered pauses. Reconnecting is all done here and not left to EventSource, which gives
// up for good after an answer such as 503 and cannot tell a restart from an ended session.

import { getJson, RequestFailed, SignedOut } from './api.js';

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;
/** A connection that held this long was a good one: the next pause is short again. */
const PROVEN_AFTER = 3_000;
/** How many heartbeats may be missed before the connection counts as dead. */
const SILENT_BEATS = 3;
/** How long a connection may be silent while it is not known how often its heart beats. */
const UNKNOWN_SILENCE = 60_000;

/**
 * @typedef {'connecting' | 'live' | 'reconnecting' | 'signed-out'} FeedState
 *
 * @typedef {object} FeedOptions
 * @property {string} path
 * @property {string[]} events names to listen for
 * @property {string} [fresh] query of a connection that has no event to resume from
 * @property {(name: string, data: any) => void} onEvent
 * @property {(state: FeedState) => void} onState
 * @property {(resumed: boolean) => void} [onConnected] whether it went on where it stopped; if not, events may be missing
 */

export class Feed {
  #options;
  #source = /** @type {EventSource | null} */ (null);
  #lastId = '';
  #failures = 0;
  #timer = 0;
  #provenTimer = 0;
  #running = false;
  #lastSign = 0;
  #lastBeat = 0;
  #beatInterval = 0;
  #unknownSilence = UNKNOWN_SILENCE;
  #watch = 0;

  /** @param {FeedOptions} options */
  constructor(options) {
    this.#options = options;
    addEventListener('online', () => this.#hurry());
  }

  start() {
    if (!this.#running) {
      this.#running = true;
      this.#options.onState('connecting');
      this.#connect();
    }
  }

  /** Closes the connection; the place is kept for `start`. */
  stop() {
    this.#running = false;
    this.#drop();
  }

  /** Forgets the place, so that the next connection is a fresh one. */
  forget() {
    this.#lastId = '';
  }

  #connect() {
    const resumed = this.#lastId !== '';
    const query = resumed ? `lastEventId=${encodeURIComponent(this.#lastId)}` : this.#options.fresh;
    const source = new EventSource(this.#options.path + (query ? `?${query}` : ''));
    this.#source = source;
    this.#lastSign = performance.now();
    this.#lastBeat = 0;
    this.#beatInterval = 0;
    this.#watch = setInterval(() => this.#watchSigns(), 5_000);
    source.onopen = () => this.#opened(resumed);
    source.onerror = () => this.#broken();
    source.addEventListener('reconnect', (event) => {
      this.#remember(event);
      this.#broken();
    });
    source.addEventListener('heartbeat', (event) => {
      this.#remember(event);
      this.#beat();
    });
    for (const name of this.#options.events) {
      source.addEventListener(name, (event) => this.#take(name, event));
    }
  }

  #opened(resumed) {
    this.#options.onState('live');
    this.#provenTimer = setTimeout(() => (this.#failures = 0), PROVEN_AFTER);
    this.#lastSign = performance.now();
    this.#options.onConnected?.(resumed);
  }

  #take(name, event) {
    this.#lastSign = performance.now();
    // An event that cannot be taken is passed over: it would be no better the second time.
    this.#remember(event);
    let data;
    try {
      data = JSON.parse(event.data);
    } catch {
      console.warn(`An event '${name}' is no JSON`);
      return;
    }
    this.#options.onEvent(name, data);
  }

  #remember(event) {
    if (event.lastEventId) {
      this.#lastId = event.lastEventId;
    }
  }

  #beat() {
    const now = performance.now();
    if (this.#lastBeat) {
      this.#beatInterval = Math.max(this.#beatInterval, now - this.#lastBeat);
      this.#unknownSilence = Math.max(UNKNOWN_SILENCE, this.#beatInterval * SILENT_BEATS);
    }
    this.#lastBeat = now;
    this.#lastSign = now;
  }

  /** A connection cut without a word (a laptop that slept, a lost route) shows only by its silence. */
  #watchSigns() {
    const limit = this.#beatInterval ? Math.max(15_000, this.#beatInterval * SILENT_BEATS) : this.#unknownSilence;
    if (performance.now() - this.#lastSign <= limit) {
      return;
    }
    if (!this.#beatInterval) {
      // The desk's heart may be set to beat more slowly than that, which only a longer wait can show.
      this.#unknownSilence *= 2;
    }
    this.#broken();
  }

  #drop() {
    this.#source?.close();
    this.#source = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#provenTimer);
    clearInterval(this.#watch);
    this.#timer = 0;
  }

  #broken() {
    this.#drop();
    if (!this.#running) {
      return;
    }
    this.#options.onState('reconnecting');
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures);
    this.#failures++;
    this.#timer = setTimeout(() => this.#tryAgain(), pause * (0.5 + Math.random() / 2));
  }

  #hurry() {
    if (this.#timer) {
      clearTimeout(this.#timer);
      this.#tryAgain();
    }
  }

  /** Asks by a plain request first: only its answer tells "not yet up" from "signed out". */
  async #tryAgain() {
    this.#timer = 0;
    try {
      await getJson('/api/tickets/recent?limit=1', AbortSignal.timeout(LONGEST_PAUSE));
    } catch (failure) {
      if (failure instanceof SignedOut) {
        this.stop();
        this.#options.onState('signed-out');
        return;
      }
      const away = !(failure instanceof RequestFailed) || failure.status === 0 || failure.status >= 502;
      if (away) {
        this.#broken();
        return;
      }
    }
    if (this.#running && !this.#source) {
      this.#connect();
    }
  }
}
