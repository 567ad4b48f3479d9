// Brings the store up to date and keeps it so, in an order that loses nothing: first the feed is opened and its updates
// set aside, then the snapshot is read, then the updates are applied on top (the store drops what the snapshot held).
// The feed begins a little in the past, because the snapshot may lag behind it. The snapshot holds the tickets that
// changed last, and besides those that are not done, however long nothing happened to them. Where it cannot be read, the
// page shows what the feed tells, and reads it again until it can.

import { getJson, SignedOut } from './api.js';
import { Feed } from './feed.js';

const SNAPSHOT = 200;
const OVERLAP = 200;
const SET_ASIDE = 2_000;
/** A snapshot that is so long in coming would hold the updates back for too long. */
const PATIENCE = 15_000;
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const LOOK_UPS_AT_ONCE = 2;
const LOOK_UPS_WAITING = 50;

/**
 * @typedef {{all: boolean, open: boolean}} Reach whether the page was given every ticket of the desk, and every one that
 *     is not done
 *
 * @param {import('./store.js').TicketStore} store
 * @param {(state: import('./feed.js').FeedState) => void} onState
 * @param {(reach: Reach) => void} onLoaded a picture is there: the whole one, or what the feed told where the snapshot
 *     could not be read, which reaches nothing for sure
 * @param {(id: string) => void} onUntaken told of a ticket whose update could not be taken
 * @returns {Feed}
 */
export function keepInStep(store, onState, onLoaded, onUntaken) {
  /** @type {any[] | null} */
  let setAside = null;
  let readings = 0;

  const feed = new Feed({
    path: '/api/stream/tickets',
    events: ['ticket'],
    fresh: `recent=${OVERLAP}`,
    onState,
    onEvent: (_, update) => {
      if (setAside && setAside.length < SET_ASIDE) {
        setAside.push(update);
      } else {
        take(update);
      }
    },
    onConnected: (resumed) => {
      if (!resumed) {
        void readSnapshot();
      }
    },
  });

  /** Until it succeeds, or a later connection needs one of its own. */
  async function readSnapshot() {
    const reading = ++readings;
    for (let pause = FIRST_PAUSE; reading === readings; pause = Math.min(LONGEST_PAUSE, pause * 2)) {
      setAside ??= [];
      const reach = await snapshot().catch((failure) => failure);
      if (reading !== readings) {
        return;
      }
      const waiting = setAside ?? [];
      setAside = null;
      waiting.forEach(take);
      if (reach instanceof SignedOut) {
        onState('signed-out');
        return;
      }
      const failed = reach instanceof Error;
      onLoaded(failed ? { all: false, open: false } : reach);
      if (!failed) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random() / 2)));
    }
  }

  /** @returns {Promise<Reach>} */
  async function snapshot() {
    const path = `/api/tickets/recent?limit=${SNAPSHOT}`;
    const recent = await getJson(path, AbortSignal.timeout(PATIENCE));
    recent.forEach((item) => store.applySnapshot(item));
    if (recent.length < SNAPSHOT) {
      return { all: true, open: true };
    }
    const open = await getJson(`${path}&open=true`, AbortSignal.timeout(PATIENCE));
    open.forEach((item) => store.applySnapshot(item));
    return { all: false, open: open.length < SNAPSHOT };
  }

  /** One that cannot be taken must not keep those behind it from being. */
  function take(update) {
    try {
      store.applyUpdate(update);
    } catch (failure) {
      console.warn('An update could not be taken', failure);
      if (update?.ticketId) {
        onUntaken(update.ticketId);
      }
    }
  }

  return feed;
}

/** @typedef {'found' | 'missing' | 'failed'} LookUp what became of it */

/**
 * Looks single tickets up with their history: each once at a time, few at once, and those first that are urgent.
 *
 * @param {(answer: {ticket: any, events?: any[], steps?: any[]}) => void} onTicket
 * @returns {(id: string, isUrgent?: boolean) => Promise<LookUp>}
 */
export function lookUps(onTicket) {
  /** @type {Map<string, Promise<LookUp>>} */
  const running = new Map();
  /** @type {(() => void)[]} */
  const waiting = [];
  let active = 0;

  async function lookUp(id, isUrgent) {
    if (active >= LOOK_UPS_AT_ONCE) {
      await new Promise((resolve) => (isUrgent ? waiting.unshift(resolve) : waiting.push(resolve)));
    }
    active++;
    try {
      onTicket(await read(`/api/tickets/${encodeURIComponent(id)}`));
      return 'found';
    } catch (failure) {
      return failure.status === 404 || failure.status === 400 ? 'missing' : 'failed';
    } finally {
      active--;
      waiting.shift()?.();
    }
  }

  return (id, isUrgent = false) => {
    if (!running.has(id)) {
      if (!isUrgent && waiting.length >= LOOK_UPS_WAITING) {
        return Promise.resolve('failed');
      }
      running.set(id, lookUp(id, isUrgent).finally(() => running.delete(id)));
    }
    return running.get(id);
  };
}

/** Right after opening only the stream knows a ticket, but not its history. */
async function read(path) {
  try {
    return await getJson(`${path}/history`);
  } catch (failure) {
    if (failure.status === 400) {
      throw failure;
    }
    return { ticket: await getJson(path) };
  }
}
