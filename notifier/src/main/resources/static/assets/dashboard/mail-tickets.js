// Finds the ticket that a mail is on, by the hash of its bytes. Intake only knows which one the mail names; the stream
// says where it belongs, and tells so by the feed.

import { getJson, RequestFailed } from './api.js';

/** So long at most the stream is waited for. */
const PATIENCE = 15_000;

export class MailTickets {
  #store;
  /** @type {Set<{blob: string, found: (ticket: string | null) => void}>} */
  #awaited = new Set();

  /** @param {import('./store.js').TicketStore} store */
  constructor(store) {
    this.#store = store;
    store.subscribe((entry) => {
      for (const { blob, found } of this.#awaited) {
        if (holds(entry, blob)) {
          found(entry.id);
        }
      }
    });
  }

  /**
   * @param {string} blob the hash of a mail that was handed over
   * @param {string} named the ticket that the mail names
   * @returns {Promise<string | null>} the ticket that it is on; null where that is not known in time
   */
  async find(blob, named) {
    const held = this.#store.newestFirst().find((entry) => holds(entry, blob));
    return held?.id ?? (await this.#told(blob)) ?? (await tookBefore(named, blob) ? named : null);
  }

  /** @returns {Promise<string | null>} */
  #told(blob) {
    return new Promise((resolve) => {
      const found = (ticket) => {
        clearTimeout(timer);
        this.#awaited.delete(awaited);
        resolve(ticket);
      };
      const awaited = { blob, found };
      const timer = setTimeout(found, PATIENCE, null);
      this.#awaited.add(awaited);
    });
  }
}

/** @param {import('./store.js').Entry} entry */
function holds(entry, blob) {
  return entry.moments.some(({ event }) => event.rawSha256 === blob);
}

/** Of a mail that its ticket has already, the stream tells nothing. */
async function tookBefore(ticket, blob) {
  try {
    const { steps } = await getJson(`/api/tickets/${encodeURIComponent(ticket)}/history`);
    return steps.some(({ events }) => events.some((event) => event.rawSha256 === blob));
  } catch (failure) {
    if (failure instanceof RequestFailed) {
      return false;
    }
    throw failure;
  }
}
