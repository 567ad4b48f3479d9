// The mailboxes that mails are taken from: how each does, how far behind it is, and what became of its mails.

import { el } from './dom.js';
import { ago, duration, exact, millis } from './format.js';

const WORDS = {
  WORKING: ['open', 'good'],
  CONNECTING: ['connecting', 'info'],
  FAILING: ['failing', 'bad'],
  STOPPED: ['stopped', 'plain'],
};

/** Told every minute; who has been silent for longer is not known to be well. */
const SILENT_AFTER = 150_000;

/** Who writes notices that nothing comes of it. */
const FAR_BEHIND = 300_000;

export class MailboxPanel {
  #panel;
  #list;
  #drawn = '';

  constructor(panel, list) {
    this.#panel = panel;
    this.#list = list;
  }

  /** @param {import('./metrics.js').Mailbox[]} mailboxes */
  draw(mailboxes, now = Date.now()) {
    const shown = mailboxes.map((mailbox) => ({
      ...mailbox,
      silent: now - (millis(mailbox.at) ?? now) > SILENT_AFTER,
      behind: Math.max(0, now - (millis(mailbox.behindSince) ?? now)),
    }));
    const signature = JSON.stringify(shown);
    if (signature !== this.#drawn) {
      this.#drawn = signature;
      this.#panel.hidden = shown.length === 0;
      this.#list.replaceChildren(...shown.map(item));
    }
  }
}

function item(mailbox) {
  const [word, tone] = mailbox.silent ? ['silent', 'warn'] : (WORDS[mailbox.state] ?? [mailbox.state, 'plain']);
  const at = millis(mailbox.at);
  const failing = mailbox.state === 'FAILING' && mailbox.problem;
  return el(
    'li',
    { class: `mailbox tone-${tone}`, title: mailbox.silent && at !== null ? `last heard of ${ago(at)}` : exact(at) },
    el(
      'p',
      { class: 'mailbox-head' },
      el('span', { class: 'dot', 'aria-hidden': 'true' }),
      el('span', { class: 'mailbox-name' }, mailbox.address ?? mailbox.mailbox),
      el('span', { class: 'mailbox-state' }, word),
    ),
    el(
      'dl',
      { class: 'mailbox-figures' },
      figure('waiting', mailbox.backlog ?? 0),
      figure('lag', mailbox.lagMillis == null ? '–' : duration(mailbox.lagMillis)),
      figure('behind', mailbox.behind > 0 ? duration(mailbox.behind) : '–', mailbox.behind > FAR_BEHIND),
      figure('taken', mailbox.taken ?? 0),
      figure('ignored', mailbox.ignored ?? 0),
      figure('parked', mailbox.parked ?? 0, mailbox.parked > 0),
    ),
    mailbox.problem && el('p', { class: 'mailbox-problem' }, failing ? mailbox.problem : `Last error: ${mailbox.problem}`),
  );
}

function figure(label, value, alarming = false) {
  return el('div', { class: alarming ? 'is-alarming' : null }, el('dt', {}, label), el('dd', {}, value));
}

/** A change of state, to be said aloud. */
export function mailboxNews({ mailbox, state }) {
  return `Mailbox ${mailbox} is ${WORDS[state]?.[0] ?? state}.`;
}
