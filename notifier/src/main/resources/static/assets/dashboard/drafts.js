// What was written for a ticket and has not reached it: half-written, or sent and not yet known to be taken. Kept while
// the page is open, so that nobody writes anything twice.

import { canonicalId } from './ids.js';

/** The event by which a command is known to be taken, and what of the command it repeats: others send theirs, too. */
const TAKEN = {
  comment: { by: 'commented', repeats: ['text'] },
  resolve: { by: 'resolved', repeats: ['note'] },
  reopen: { by: 'reopened', repeats: ['reason'] },
  close: { by: 'closed', repeats: ['reason'] },
  merge: { by: 'merged', repeats: ['target', 'reason'] },
  run: { by: 'runbook-chosen', repeats: ['runbook', 'target'] },
};

/**
 * @typedef {Record<string, string | boolean>} Said by the names of a form's fields
 */

export class Drafts {
  /** @type {Map<string, Map<string, Said>>} by ticket, then by action; what was written last comes last */
  #written = new Map();
  /** @type {Map<string, {action: string, type: string, said: Said}[]>} by ticket, in order */
  #sent = new Map();

  get isEmpty() {
    return this.#written.size === 0;
  }

  /** Keeps what was written; nothing but blanks is nothing. */
  keep(ticketId, action, said) {
    this.drop(ticketId, action);
    if (Object.values(said).some((value) => typeof value === 'string' && value.trim() !== '')) {
      const ofTicket = this.#written.get(ticketId) ?? new Map();
      ofTicket.set(action, said);
      this.#written.set(ticketId, ofTicket);
    }
  }

  drop(ticketId, action) {
    const ofTicket = this.#written.get(ticketId);
    ofTicket?.delete(action);
    if (ofTicket?.size === 0) {
      this.#written.delete(ticketId);
    }
  }

  /** @returns {Said | undefined} */
  of(ticketId, action) {
    return this.#written.get(ticketId)?.get(action);
  }

  /**
   * The action for which something was written last.
   *
   * @returns {string | undefined}
   */
  last(ticketId) {
    return [...(this.#written.get(ticketId)?.keys() ?? [])].at(-1);
  }

  /**
   * It is on its way: a draft no longer, but not known to be taken either.
   *
   * @returns {Said | undefined} the draft that it was
   */
  send(ticketId, action, type, said) {
    const draft = this.of(ticketId, action);
    this.drop(ticketId, action);
    if (action in TAKEN) {
      this.#sent.set(ticketId, [...(this.#sent.get(ticketId) ?? []), { action, type, said }]);
    }
    return draft;
  }

  /** It was not even sent. */
  takeBack(ticketId, action, said, draft) {
    this.#remove(ticketId, (sent) => sent.said === said);
    // What was written since is newer.
    if (draft && !this.of(ticketId, action)) {
      this.keep(ticketId, action, draft);
    }
  }

  /** Whether something was sent for it of which nothing has been heard. */
  awaits(ticketId) {
    return this.#sent.has(ticketId);
  }

  /**
   * Something happened to the ticket.
   *
   * @returns {{isOurs: boolean, isKept: boolean}} whether it refuses what was sent from here, and whether there were
   *     words, which are a draft again
   */
  hear(ticketId, event) {
    if (event.type !== 'command-refused') {
      this.#remove(ticketId, ({ action, said }) => isTakenBy(event, action, said));
      return { isOurs: false, isKept: false };
    }
    const refused = this.#remove(ticketId, ({ type }) => type === event.command, true);
    if (!refused) {
      return { isOurs: false, isKept: false };
    }
    // What was begun since is newer.
    if (!this.of(ticketId, refused.action)) {
      this.keep(ticketId, refused.action, refused.said);
    }
    return { isOurs: true, isKept: this.of(ticketId, refused.action) !== undefined };
  }

  /** Takes out the first that fits; or the last, where one before it may only have stayed unheard. */
  #remove(ticketId, fits, last = false) {
    const sent = this.#sent.get(ticketId) ?? [];
    const found = last ? sent.findLast(fits) : sent.find(fits);
    const left = sent.filter((each) => each !== found);
    if (left.length > 0) {
      this.#sent.set(ticketId, left);
    } else {
      this.#sent.delete(ticketId);
    }
    return found;
  }
}

function isTakenBy(event, action, said) {
  const { by, repeats } = TAKEN[action];
  return event.type === by && repeats.every((name) => isSame(event[name] ?? '', said[name] ?? ''));
}

/** Whether this is what was said: an event has secrets masked, long texts cut and ids as the desk writes them. */
function isSame(told, said) {
  const end = told.search(/•{6}|…$/);
  return end < 0 ? told === said || told === canonicalId(said) : said.startsWith(told.slice(0, end));
}
