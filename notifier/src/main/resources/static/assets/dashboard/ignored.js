// Mails that were not taken in, and why, each with a button that takes it in after all. They lie with intake, and are
// read when somebody opens the list.

import { getJson, goToLogin, postJson, SignedOut } from './api.js';
import { el } from './dom.js';
import { dated, exact, millis } from './format.js';

const NEWEST = 100;

const REASONS = {
  'own-mail': 'The desk’s own mail',
  'auto-reply-to-no-ticket': 'An automatic reply that belongs to no ticket',
  'bounce-of-no-ticket': 'A returned mail that belongs to no ticket',
  'same-content': 'The same mail came before',
  'same-message-id': 'The same mail came before under the same id',
};

export class IgnoredMails {
  #list;

  /**
   * @param {HTMLDetailsElement} details
   * @param {HTMLElement} list
   */
  constructor(details, list) {
    this.#list = list;
    details.addEventListener('toggle', () => details.open && void this.#load());
  }

  async #load() {
    try {
      const mails = await getJson(`/api/mail/ignored?newest=${NEWEST}`);
      mails.sort((one, other) => (millis(other.at) ?? 0) - (millis(one.at) ?? 0));
      this.#list.replaceChildren(
        ...mails.map(item),
        ...(mails.length === 0 ? [el('li', { class: 'muted' }, 'None in the last 30 days.')] : []),
        ...(mails.length === NEWEST ? [el('li', { class: 'muted' }, `These are the newest ${NEWEST}.`)] : []),
      );
    } catch (failure) {
      leaveIfSignedOut(failure);
      this.#list.replaceChildren(el('li', { class: 'muted' }, `They cannot be listed: ${failure.message}`));
    }
  }
}

function item(mail) {
  return el(
    'li',
    {},
    el(
      'p',
      {},
      el('b', {}, mail.subject || 'no subject'),
      ` from ${mail.from ?? 'nobody'} to ${mail.mailbox}, `,
      el('time', { datetime: mail.at, title: exact(millis(mail.at)) }, dated(millis(mail.at))),
    ),
    el('p', { class: 'ignored-why' }, `${REASONS[mail.reason] ?? mail.reason}.`),
    el('button', { type: 'button', onclick: (event) => void take(mail, event.currentTarget) }, 'Take it in'),
  );
}

/** Says what came of it in the place of the button. */
async function take({ rawSha256, mailbox }, button) {
  button.disabled = true;
  try {
    const query = new URLSearchParams({ blob: rawSha256, mailbox, anyway: 'true' });
    const { outcome: word, ticket, reason } = await postJson(`/api/mail/replay?${query}`, {});
    button.replaceWith(
      outcome(
        ...(word === 'taken'
          ? ['Taken in: ticket ', el('a', { href: `#${ticket}` }, ticket), '.']
          : [`Not taken in: ${reason ?? word}.`]),
      ),
    );
  } catch (failure) {
    leaveIfSignedOut(failure);
    button.replaceWith(outcome(failure.message));
  }
}

function outcome(...said) {
  return el('span', { class: 'ignored-outcome', role: 'status' }, ...said);
}

function leaveIfSignedOut(failure) {
  if (failure instanceof SignedOut) {
    goToLogin();
  }
}
