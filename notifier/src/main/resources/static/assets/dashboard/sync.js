// Brings the store up to date and keeps it so, in an order that loses nothing: first the feed is opened and its updates
// set aside, then the snapshot is read, then the updates are applied on top (the store drops what the snapshot held).
// The feed begins a little in the past, because the snapshot may lag behind it.

import { getJson, SignedOut } from './api.js';
import { Feed } from './feed.js';

const SNAPSHOT = 100;
const OVERLAP = 200;
const SET_ASIDE = 2_000;
const LOOK_UPS_AT_ONCE = 2;
const LOOK_UPS_WAITING = 50;

/**
 * @param {import('./store.js').TicketStore} store
 * @param {(state: import('./feed.js').FeedState) => void} onState
 * @param {() => void} onLoaded the first picture is complete
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
    try {
      const snapshot = await getJson(`/api/tickets/recent?limit=${SNAPSHOT}`);
      snapshot.forEach((item) => store.applySnapshot(item));
    } catch (failure) {
      // Without a snapshot there is still what the feed told of the past.
      if (failure instanceof SignedOut) {
        onState('signed-out');
      }
    } finally {
      const waiting = setAside ?? [];
      setAside = null;
      waiting.forEach((update) => store.applyUpdate(update));
      onLoaded();
    }
  }

  return feed;
}

/**
 * Looks single tickets up whose history has a gap: each once at a time, few at once.
 *
 * @param {(answer: {ticket: any, events?: any[], steps?: any[]}) => void} onTicket
 * @returns {(id: string) => Promise<boolean>} whether it was found
 */
export function lookUps(onTicket) {
  /** @type {Map<string, Promise<boolean>>} */
  const running = new Map();
  /** @type {(() => void)[]} */
  const waiting = [];
  let active = 0;

  async function lookUp(id) {
    if (active >= LOOK_UPS_AT_ONCE) {
      await new Promise((resolve) => waiting.push(resolve));
    }
    active++;
    try {
      const answer = await getJson(`/api/tickets/${encodeURIComponent(id)}`);
      onTicket(answer.ticket ? answer : { ...answer, ticket: answer });
      return true;
    } catch {
      return false;
    } finally {
      active--;
      waiting.shift()?.();
    }
  }

  return (id) => {
    if (!running.has(id)) {
      if (waiting.length >= LOOK_UPS_WAITING) {
        return Promise.resolve(false);
      }
      running.set(id, lookUp(id).finally(() => running.delete(id)));
    }
    return running.get(id);
  };
}
