// A ticket's way in short: its events folded into the steps that are drawn one after the other, each with its time
// since opening. Pure; knows nothing of the page.

import { duration, personName } from './format.js';
import { consenterWord, isDone, statusWord } from './words.js';

/** So much of a message is its hint. */
const SHOWN_OF_TEXT = 200;
/** The step of what somebody wrote later; a new message takes its place. */
const MESSAGE = 'message';

/**
 * @typedef {object} Step
 * @property {string} key unique in the ticket
 * @property {string} label
 * @property {'done' | 'now' | 'wait' | 'failed' | 'good'} state
 * @property {number | null} since milliseconds from opening; null when unknown
 * @property {string} [hint] more, for the title
 * @property {string[]} [phases] phases of a run's step that are done, in order
 */

/**
 * @param {import('./store.js').Entry} entry
 * @returns {Step[]}
 */
export function stepsOf(entry) {
  const path = new Path(entry);
  entry.moments.forEach((moment) => path.take(moment));
  return path.finish();
}

class Path {
  #entry;
  /** @type {Map<string, Step>} */
  #steps = new Map();
  #since = /** @type {number | null} */ (null);
  #attempt = 0;
  #turn = 0;
  #opening = false;

  constructor(entry) {
    this.#entry = entry;
    this.#set('received', 'received');
  }

  take({ at, event }) {
    this.#since = at === null ? null : Math.max(0, at - this.#entry.openedAt);
    const told = TELLERS[event.type];
    if (told) {
      told(event, this);
    }
  }

  /** What the state says happened, where the event itself was not seen; and that something is still going on. */
  finish() {
    const { ticket } = this.#entry;
    this.#since = null;
    const steps = [...this.#steps.values()];
    if (ticket.category && !this.#steps.has('understood')) {
      insert(steps, 1, { key: 'understood', label: 'understood', state: 'done', since: null });
    }
    if (ticket.priority && !this.#steps.has('prioritised')) {
      insert(steps, 2, { key: 'prioritised', label: ticket.priority, state: 'done', since: null });
    }
    if (ticket.runbook && !this.#steps.has('diagnosed')) {
      insert(steps, 3, { key: 'diagnosed', label: 'diagnosed', state: 'done', since: null });
    }
    const ended = steps.some((step) => step.key.startsWith('resolved') || step.key.startsWith('closed'));
    if (isDone(ticket.status) && !ended) {
      steps.push({ key: 'resolved', label: statusWord(ticket.status).toLowerCase(), state: 'good', since: null });
    }
    const working = ['NEW', 'DIAGNOSED', 'REMEDIATING'].includes(ticket.status);
    const waits = steps.some((step) => step.state === 'wait' && step.key !== MESSAGE);
    if (working && !waits) {
      steps.push({ key: 'now', label: 'working', state: 'now', since: null });
    }
    return steps;
  }

  get attempt() {
    return this.#attempt;
  }

  /** The next message is the one that the ticket was opened by. */
  opens() {
    this.#opening = true;
    this.once('received', 'received');
  }

  /** Somebody wrote. What a person wrote later waits until somebody answers, or it is done. */
  hears({ from, automatic, text }) {
    if (this.#opening) {
      this.#opening = false;
      return;
    }
    const { requester } = this.#entry.ticket;
    const label = addressOf(from) === addressOf(requester) ? 'wrote again' : `${personName(from)} wrote`;
    const isProgram = automatic && automatic !== 'none';
    this.#steps.delete(MESSAGE);
    this.#set(MESSAGE, label, isProgram ? 'done' : 'wait', text?.slice(0, SHOWN_OF_TEXT));
  }

  /** What somebody wrote waits no more. */
  isAnswered() {
    const message = this.#steps.get(MESSAGE);
    if (message) {
      message.state = 'done';
    }
  }

  /** A reopened ticket goes its way again: later steps do not overwrite the first ones. */
  nextTurn() {
    this.#turn++;
  }

  nextRun(attempt) {
    this.#attempt = attempt;
  }

  /** Adds a step that happens once; a second telling changes nothing. */
  once(key, label, hint) {
    const known = this.#steps.get(key);
    // The first step is there from the start; its own event brings its time.
    if (!known || known.since === null) {
      this.#set(key, label, 'done', hint);
    }
  }

  /** Adds a step, or tells it anew: then it stands where its time does, behind what came in between. */
  tell(key, label, state = /** @type {Step['state']} */ ('done'), hint = undefined) {
    const own = this.#turn ? `${key}#${this.#turn}` : key;
    this.#steps.delete(own);
    this.#set(own, label, state, hint);
  }

  /** One more phase of a run's step. */
  phase(name, phase, detail) {
    this.settleWaits();
    const key = `run-${this.#attempt}-${name}`;
    const known = this.#steps.get(key);
    const phases = [...(known?.phases ?? []), phase];
    const hint = [known?.hint, `${phase}: ${detail}`].filter(Boolean).join('\n');
    this.#steps.set(key, { key, label: name, state: 'done', since: this.#since ?? known?.since ?? null, hint, phases });
  }

  /** What the desk waited for is over. */
  settleWaits(state = /** @type {Step['state']} */ ('done')) {
    for (const step of this.#steps.values()) {
      if (step.state === 'wait' && step.key !== MESSAGE) {
        step.state = state;
      }
    }
  }

  #set(key, label, state = /** @type {Step['state']} */ ('done'), hint = undefined) {
    this.#steps.set(key, { key, label, state, since: this.#since, hint });
  }
}

/** @type {Record<string, (event: any, path: Path) => void>} */
const TELLERS = {
  opened: (_, path) => path.opens(),
  'message-received': (event, path) => path.hears(event),
  commented: (event, path) => event.toRequester && path.isAnswered(),
  understood: (event, path) => path.once('understood', 'understood', event.reading?.reasons?.join('\n')),
  prioritised: (event, path) =>
    path.once('prioritised', event.priority?.value ?? 'prioritised', event.priority?.reasons?.join('\n')),
  diagnosed: (event, path) =>
    path.once('diagnosed', 'diagnosed', event.diagnosis?.hypotheses?.[0]?.hypothesis),
  authorised: (event, path) => path.once('authorised', 'authorised', `rule ${event.authorisation?.rule}`),
  'consent-requested': (event, path) =>
    path.tell('consent', `asked ${consenterWord(event.consent)}`, 'wait', event.runbook),
  approved: (event, path) => {
    if (event.missing > 0) {
      path.tell('consent', `${event.missing} more must agree`, 'wait');
      return;
    }
    path.settleWaits();
    path.tell('answer', 'approved', 'good');
  },
  denied: (_, path) => {
    path.settleWaits();
    path.tell('answer', 'denied', 'failed');
  },
  'consent-expired': (_, path) => {
    path.settleWaits();
    path.tell('answer', 'nobody answered', 'failed');
  },
  'consent-impossible': (event, path) => {
    path.settleWaits();
    path.tell('answer', 'whom to ask is not known', 'failed', event.reason);
  },
  'remediation-requested': (event, path) => path.nextRun(event.attempt),
  'remediation-progressed': (event, path) => path.phase(event.step, event.phase, event.detail),
  'remediation-deferred': (event, path) =>
    path.tell(`wait-${path.attempt}`, `waits for ${event.connector}`, 'wait', event.reason),
  'remediation-succeeded': (_, path) => path.settleWaits(),
  'remediation-failed': (event, path) => {
    path.settleWaits();
    path.tell(`failed-${path.attempt}`, `${event.step} failed`, 'failed', event.reason);
  },
  assigned: (event, path) => {
    path.settleWaits();
    path.tell('assigned', `to ${event.assignee}`, 'done', event.reason);
  },
  'review-needed': (event, path) => path.tell('review', 'needs review', 'wait', event.reason),
  held: (event, path) => path.tell('held', 'on hold', 'wait', event.reason),
  resumed: (_, path) => path.settleWaits(),
  escalated: (event, path) => {
    path.settleWaits();
    path.tell('escalated', 'escalated', 'failed', event.reason);
  },
  resolved: (event, path) => {
    path.settleWaits();
    path.isAnswered();
    path.tell('resolved', 'resolved', 'good', event.note);
  },
  replied: (event, path) => path.tell('replied', 'replied', 'done', event.kind),
  'reply-withheld': (event, path) => path.tell('withheld', 'not sent', 'failed', event.reason),
  'message-repeated': (event, path) => path.tell('repeated', 'came again', 'done', `to ${event.ourAddress}`),
  reopened: (event, path) => {
    path.nextTurn();
    path.tell('reopened', 'reopened', 'failed', event.reason);
  },
  closed: (_, path) => {
    path.isAnswered();
    path.tell('closed', 'closed');
  },
  merged: (event, path) => {
    path.settleWaits();
    path.isAnswered();
    path.tell('closed', 'merged', 'done', `into ${event.target}`);
  },
  'merged-in': (event, path) => path.tell(`merged-in-${event.source}`, 'took another in', 'done', event.source),
};

function addressOf(person) {
  return String(person?.address ?? person).toLowerCase();
}

function insert(steps, position, step) {
  steps.splice(Math.min(position, steps.length), 0, step);
}

/** A step in one line, for titles and readers: `diagnosed, after 61 ms`. */
export function stepTitle(step) {
  const after = step.since === null ? '' : `, ${duration(step.since)} after opening`;
  return `${step.label}${after}${step.hint ? `\n${step.hint}` : ''}`;
}
