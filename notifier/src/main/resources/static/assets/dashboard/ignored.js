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
  #tickets;

  /**
   * @param {HTMLDetailsElement} details
   * @param {HTMLElement} list
   * @param {import('./mail-tickets.js').MailTickets} tickets
   */
  constructor(details, list, tickets) {
    this.#list = list;
    this.#tickets = tickets;
    details.addEventListener('toggle', () => details.open && void this.#load());
  }

  async #load() {
    try {
      const mails = await getJson(`/api/mail/ignored?newest=${NEWEST}`);
      mails.sort((one, other) => (millis(other.at) ?? 0) - (millis(one.at) ?? 0));
      this.#list.replaceChildren(
        ...mails.map((mail) => this.#item(mail)),
        ...(mails.length === 0 ? [el('li', { class: 'muted' }, 'None in the last 30 days.')] : []),
        ...(mails.length === NEWEST ? [el('li', { class: 'muted' }, `These are the newest ${NEWEST}.`)] : []),
      );
    } catch (failure) {
      leaveIfSignedOut(failure);
      this.#list.replaceChildren(el('li', { class: 'muted' }, `They cannot be listed: ${failure.message}`));
    }
  }

  #item(mail) {
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
      el('button', { type: 'button', onclick: (event) => void this.#take(mail, event.currentTarget) }, 'Take it in'),
    );
  }

  /** Says what came of it in the place of the button. */
  async #take({ rawSha256, mailbox }, button) {
    button.disabled = true;
    const outcome = el('span', { class: 'ignored-outcome', role: 'status' });
    const say = (...words) => {
      outcome.replaceChildren(...words);
      button.replaceWith(outcome);
    };
    try {
      const query = new URLSearchParams({ blob: rawSha256, mailbox, anyway: 'true' });
      const { outcome: word, ticket: named, reason } = await postJson(`/api/mail/replay?${query}`, {});
      if (word !== 'taken') {
        say(`Not taken in: ${reason ?? word}.`);
        return;
      }
      say('Handed over…');
      const ticket = await this.#tickets.find(rawSha256, named);
      say(...(ticket
        ? ['Taken in: ticket ', link(ticket), '.']
        : ['Handed over. It names ticket ', link(named), ', but may be on one of its own.']));
    } catch (failure) {
      leaveIfSignedOut(failure);
      say(failure.message);
    }
  }
}

function link(ticket) {
  return el('a', { href: `#${ticket}` }, ticket);
}

function leaveIfSignedOut(failure) {
  if (failure instanceof SignedOut) {
    goToLogin();
  }
}
