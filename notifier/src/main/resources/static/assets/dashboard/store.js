// The tickets this page holds: the newest state of each, and what happened to it. Takes an update once, in order of
// versions, whatever the feed repeats; forgets the oldest, so that a page may stay open for weeks.

import { millis } from './format.js';
import { isDone } from './words.js';

const TICKETS_HELD = 500;
const EVENTS_HELD = 100;
const TEXT_HELD = 4_000;
/** As many as a history tells at most. */
const UNHEARD_HELD = 60;

/**
 * @typedef {object} Moment something that happened
 * @property {number | null} at milliseconds since the epoch; null when the snapshot did not say
 * @property {string | null} place where it stands in what happened: of the same place is the same moment; null when it
 *     was not said
 * @property {{type: string} & Record<string, any>} event
 *
 * @typedef {object} Entry a ticket as the page holds it
 * @property {string} id
 * @property {Record<string, any>} ticket its state, as the server tells it
 * @property {number} version
 * @property {number} openedAt milliseconds since the epoch
 * @property {Moment[]} moments oldest first
 * @property {boolean} gap whether some of what happened was not seen
 * @property {number[]} unheard the last versions that the feed left out, while no history has told them
 * @property {boolean} failed whether the last run failed
 * @property {boolean} automated whether a runbook resolved it
 * @property {string} haystack what the text filter searches, in lower case
 */

export class TicketStore {
  /** @type {Map<string, Entry>} */
  #entries = new Map();
  /** @type {Entry[] | null} */
  #sorted = null;
  #listeners = /** @type {((entry: Entry, moments: Moment[], missed: Moment[]) => void)[]} */ ([]);
  #onGap;
  /** Whether some were forgotten, and whether one of them was not done. */
  hasForgotten = false;
  hasForgottenOpen = false;

  /** @param {(id: string) => void} onGap told when updates of a ticket are missing, and again as long as they are */
  constructor(onGap) {
    this.#onGap = onGap;
  }

  /** Told of every change, with what happened; and apart from it with what a history says that the feed had not. */
  subscribe(listener) {
    this.#listeners.push(listener);
  }

  get size() {
    return this.#entries.size;
  }

  get(id) {
    return this.#entries.get(id);
  }

  /** All, newest first. */
  newestFirst() {
    this.#sorted ??= [...this.#entries.values()].sort(
      (a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1),
    );
    return this.#sorted;
  }

  /** Takes an update of the feed, unless it was taken before. */
  applyUpdate(update) {
    const held = this.#entries.get(update.ticketId);
    const version = update.version;
    if (held && version <= held.version) {
      return;
    }
    const at = millis(update.at);
    const moments = (update.events ?? []).map((event, index) => momentOf(event, at, placeOf(version, index)));
    const missing = version !== (held?.version ?? 0) + 1;
    this.#put(update.ticketId, update.ticket, version, [...(held?.moments ?? []), ...moments], moments, {
      gap: missing || (held?.gap ?? false),
      unheard: held ? [...held.unheard, ...between(held.version, version)].slice(-UNHEARD_HELD) : [],
      failed: held?.failed ?? false,
      automated: held?.automated ?? false,
    });
    if (missing || held?.unheard.length) {
      this.#onGap(update.ticketId);
    }
  }

  /**
   * Takes a ticket with its history, as the snapshot or a single look-up tells it; a newer state that is held stays.
   *
   * @param {{ticket: any, events?: any[], steps?: any[]}} told the history as events or as updates
   */
  applySnapshot({ ticket, steps, events = steps }) {
    const held = this.#entries.get(ticket.id);
    // A state alone that ran ahead of the feed would hide what the feed is about to tell.
    if (held && (!events?.length || ticket.version < held.version || (ticket.version === held.version && !held.gap))) {
      return;
    }
    const moments = (events ?? []).flatMap(momentsOf);
    const whole = moments.some((moment) => moment.event.type === 'opened');
    const missed = held
      ? events.filter(({ version }) => version > held.version || held.unheard.includes(version)).flatMap(momentsOf)
      : [];
    this.#put(ticket.id, ticket, ticket.version, moments, moments, {
      gap: !whole,
      unheard: [],
      failed: held?.failed ?? false,
      automated: held?.automated ?? false,
    }, { told: [], missed });
  }

  /** @param {{told: Moment[], missed: Moment[]}} [heard] what is told as happening now, and as what was missed */
  #put(id, ticket, version, allMoments, news, flags, { told, missed } = { told: news, missed: [] }) {
    const moments = allMoments.slice(-EVENTS_HELD);
    const openedAt = millis(ticket.openedAt) ?? Date.now();
    /** @type {Entry} */
    const entry = { id, ticket, version, openedAt, moments, ...flags, haystack: haystackOf(ticket) };
    for (const { event } of news) {
      if (event.type === 'remediation-failed') {
        entry.failed = true;
      } else if (event.type === 'remediation-requested') {
        entry.failed = false;
      } else if (event.type === 'resolved') {
        entry.automated = !event.by;
        entry.failed = false;
      } else if (event.type === 'reopened') {
        entry.automated = false;
      }
    }
    this.#entries.set(id, entry);
    if (this.#entries.size > TICKETS_HELD) {
      this.#forgetOne(entry);
    }
    this.#sorted = null;
    this.#listeners.forEach((listener) => listener(entry, told, missed));
  }

  /** The oldest that is done; if none is, the oldest; never the newcomer, which may be old and asked for. */
  #forgetOne(newcomer) {
    let victim = null;
    for (const entry of this.#entries.values()) {
      if (entry !== newcomer && (!victim || isSpared(victim, entry))) {
        victim = entry;
      }
    }
    this.#entries.delete(victim.id);
    this.hasForgotten = true;
    this.hasForgottenOpen ||= !isDone(victim.ticket.status);
  }
}

/** The last versions after the one and before the other. */
function between(one, other) {
  const first = Math.max(one + 1, other - UNHEARD_HELD);
  return Array.from({ length: other - first }, (_, index) => first + index);
}

/** Whether the one is worth more than the other: not done, or newer. */
function isSpared(one, other) {
  const oneDone = isDone(one.ticket.status);
  const otherDone = isDone(other.ticket.status);
  return oneDone === otherDone ? one.openedAt > other.openedAt : otherDone;
}

/** A snapshot's item: an event, an event with its time, or a whole update. */
function momentsOf(item) {
  const at = millis(item.at);
  if (Array.isArray(item.events)) {
    return item.events.map((event, index) => momentOf(event, at, placeOf(item.version, index)));
  }
  return [momentOf(item.event ?? item, at, null)];
}

/** @returns {Moment} */
function momentOf(event, at, place) {
  return { at: at ?? millis(event.at), place, event: clipped(event) };
}

/** By the version of a step, and among what happened in it. */
function placeOf(version, index) {
  return version === undefined ? null : `${version}/${index}`;
}

/** Long mails are kept by their beginning. */
function clipped(event) {
  return typeof event.text === 'string' && event.text.length > TEXT_HELD
    ? { ...event, text: `${event.text.slice(0, TEXT_HELD)}…` }
    : event;
}

function haystackOf(ticket) {
  const requester = ticket.requester;
  return [
    ticket.id, ticket.subject, requester?.name, requester?.address ?? requester, ticket.category, ticket.runbook,
    ticket.target, ticket.assignee, ticket.diagnosis,
  ].filter(Boolean).join('\n').toLowerCase();
}
