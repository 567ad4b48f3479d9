// Brings the store up to date and keeps it so, in an order that loses nothing: first the feed is opened and its updates
// set aside, then the snapshot is read, then the updates are applied on top (the store drops what the snapshot held).
// The feed begins a little in the past, because the snapshot may lag behind it. The snapshot holds the tickets that
// changed last, and besides those that are not done, however long nothing happened to them.

import { getJson, SignedOut } from './api.js';
import { Feed } from './feed.js';

const SNAPSHOT = 200;
const OVERLAP = 200;
const SET_ASIDE = 2_000;
const LOOK_UPS_AT_ONCE = 2;
const LOOK_UPS_WAITING = 50;

/**
 * @typedef {{all: boolean, open: boolean}} Reach whether the page was given every ticket of the desk, and every one that
 *     is not done
 *
 * @param {import('./store.js').TicketStore} store
 * @param {(state: import('./feed.js').FeedState) => void} onState
 * @param {(reach: Reach) => void} onLoaded the first picture is complete
 * @returns {Feed}
 */
export function keepInStep(store, onState, onLoaded) {
  /** @type {any[] | null} */
  let setAside = null;

  const feed = new Feed({
    path: '/api/stream/tickets',
    events: ['ticket'],
    fresh: `recent=${OVERLAP}`,
    onState,
    onEvent: (_, update) => {
      if (setAside && setAside.length < SET_ASIDE) {
        setAside.push(update);
      } else {
        store.applyUpdate(update);
      }
    },
    onConnected: (resumed) => {
      if (!resumed) {
        void readSnapshot();
      }
    },
  });

  async function readSnapshot() {
    setAside ??= [];
    const reach = { all: false, open: false };
    try {
      const recent = await getJson(`/api/tickets/recent?limit=${SNAPSHOT}`);
      recent.forEach((item) => store.applySnapshot(item));
      reach.all = recent.length < SNAPSHOT;
      const open = reach.all ? [] : await getJson(`/api/tickets/recent?limit=${SNAPSHOT}&open=true`);
      open.forEach((item) => store.applySnapshot(item));
      reach.open = open.length < SNAPSHOT;
    } catch (failure) {
      // Without a snapshot there is still what the feed told of the past.
      if (failure instanceof SignedOut) {
        onState('signed-out');
      }
    } finally {
      const waiting = setAside ?? [];
      setAside = null;
      waiting.forEach((update) => store.applyUpdate(update));
      onLoaded(reach);
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
