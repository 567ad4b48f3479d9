// What a person may do with a ticket: the buttons that make sense in its status, the small form that some of them need,
// and sending the command. What came of it is told by the feed, not by the answer.

import { append, el } from './dom.js';
import {
  command, goToLogin, SignedOut, signedInMayAgree, signedInUser,
} from './api.js';
import {
  CATEGORIES, categoryWord, consenterWord, isDone, isInReview, PRIORITIES, SENTIMENTS, targetWord,
} from './words.js';
import { personFull } from './format.js';
import { timeLeft } from './telling.js';

/**
 * @typedef {object} Action
 * @property {string} label
 * @property {string} [type] of the command; default its name here
 * @property {(ticket: any) => boolean} fits
 * @property {string} [style]
 * @property {(ticket: any) => Field[]} [fields] what must be said; none: it is sent at once
 * @property {(ticket: any, said: any) => any[]} [commands] what is sent, where it is not one command of the action's name
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {'text' | 'line' | 'check' | 'choice'} kind
 * @property {boolean} [required]
 * @property {string} [value]
 * @property {string} [hint] shown while nothing is written
 * @property {[string, string][]} [choices] value and word
 */

/** @type {Field} */
const SEND_IT = { name: 'toRequester', label: 'Send it to the requester', kind: 'check' };

/** @type {Record<string, Action>} */
const ACTIONS = {
  release: { label: 'Release', type: 'resume', fits: isInReview },
  reject: { label: 'Reject', type: 'close', fits: isInReview },
  assign: { label: 'Assign to me', fits: (ticket) => ticket.status !== 'CLOSED' && !isInReview(ticket) },
  comment: {
    label: 'Comment',
    fits: () => true,
    fields: (ticket) => [
      { name: 'text', label: 'Comment', kind: 'text', required: true },
      ...(isInReview(ticket) || ticket.mergedInto ? [] : [SEND_IT]),
    ],
  },
  run: {
    label: 'Run a runbook',
    type: 'run-runbook',
    fits: ({ status }) => ['ASSIGNED', 'ESCALATED', 'REOPENED'].includes(status),
    fields: ({ requester }) => [
      { name: 'runbook', label: 'Runbook, by its id', kind: 'line', required: true },
      { name: 'target', label: `On what (“sender” for the account of ${personFull(requester)})`, kind: 'line', required: true },
    ],
  },
  resolve: {
    label: 'Resolve',
    fits: (ticket) => !isDone(ticket.status) && !isInReview(ticket),
    fields: () => [{ name: 'note', label: 'What was done (the requester reads it)', kind: 'text', required: true }],
  },
  merge: {
    label: 'Merge',
    fits: (ticket) => ticket.status !== 'CLOSED' && !isInReview(ticket),
    fields: () => [
      { name: 'target', label: 'Into the ticket', kind: 'line', required: true, hint: 'such as 7ZK3Q-4M2P-9XYD; answers there also go to this requester' },
      { name: 'reason', label: 'Why (not needed)', kind: 'line' },
    ],
  },
  reopen: {
    label: 'Reopen',
    fits: ({ status, mergedInto }) => isDone(status) && !mergedInto,
    fields: () => [{ name: 'reason', label: 'Why', kind: 'line', required: true }],
  },
  resume: { label: 'Resume', fits: (ticket) => ticket.status === 'ON_HOLD' && !isInReview(ticket) },
  close: { label: 'Close', fits: (ticket) => ticket.status !== 'CLOSED' && !isInReview(ticket) },
  correct: {
    label: 'Correct',
    fits: ({ category }) => Boolean(category),
    fields: ({ category, priority, sentiment }) => [
      choice('category', 'Category', category, CATEGORIES.map((id) => [id, categoryWord(id)])),
      choice('priority', 'Priority', priority, PRIORITIES.map((id) => [id, id])),
      choice('sentiment', 'Tone of the writer', sentiment, SENTIMENTS.map((id) => [id, id])),
    ],
    commands: (ticket, said) => Object.entries(said)
      .filter(([field, value]) => value !== '' && value !== ticket[field])
      .map(([field, value]) => ({ type: `correct-${field}`, [field]: value })),
  },
};

export class Commands {
  element = el('div', { class: 'commands' });
  #consent = el('div', {});
  #buttons = el('div', { class: 'buttons', role: 'group', 'aria-label': 'Actions' });
  #form = el('div', {});
  #say;
  #ticket = /** @type {any} */ (null);
  #drawnConsent = '';
  #drawnButtons = '';
  #opener = /** @type {HTMLElement | null} */ (null);

  /** @param {(text: string, tone?: string) => void} say tells the person how it went */
  constructor(say) {
    this.#say = say;
    append(this.element, [this.#consent, this.#buttons, this.#form]);
  }

  /** Another ticket: what was being written belongs to the last one. */
  begin() {
    this.#closeForm();
    this.#drawnConsent = '';
    this.#drawnButtons = '';
  }

  /** Draws anew only what differs, so that neither focus nor typed words are lost. */
  draw(ticket) {
    this.#ticket = ticket;
    const consent = JSON.stringify(ticket.consent ?? null);
    if (consent !== this.#drawnConsent) {
      this.#drawnConsent = consent;
      this.#consent.replaceChildren(...(ticket.consent ? [this.#consentBox(ticket)] : []));
    }
    const names = Object.keys(ACTIONS).filter((name) => ACTIONS[name].fits(ticket));
    if (names.join() !== this.#drawnButtons) {
      this.#drawnButtons = names.join();
      this.#buttons.replaceChildren(...names.map((name) => this.#button(name)));
    }
  }

  /** Closes the form, if one is open. */
  escape() {
    const open = this.#form.childElementCount > 0;
    if (open) {
      this.#closeForm();
      this.#opener?.focus();
    }
    return open;
  }

  #consentBox({ consent, runbook, target }) {
    const { approvalId, content, consenters = [], given = [], quorum = 1, expiresAt } = consent;
    const several = quorum > 1 ? `${given.length} of ${quorum} have agreed${given.length > 0 ? ` (${given.map(personFull).join(', ')})` : ''}. ` : '';
    const asked = `${several}${consenters.length > 0 ? `Asked: ${consenters.map(personFull).join(', ')}. ` : ''}`;
    const approve = el('button', { type: 'button', class: 'primary', onclick: (event) => this.#send('approve', { approvalId, content }, event.target) }, 'Approve');
    const unknown = el('p', { class: 'muted' });
    signedInMayAgree().then((may) => {
      if (!may) {
        approve.disabled = true;
        unknown.textContent = 'Nobody can approve here while millrace.admin.address does not say whose account this is. Whoever was asked can answer the mail; denying is possible.';
      }
      // Where it cannot be found out now, the server says it when somebody tries.
    }, () => {});
    return el(
      'div',
      { class: 'consent', role: 'group', 'aria-label': 'Approval' },
      el('p', {}, el('b', {}, `${capital(consenterWord(consent.consent))} must agree`), ` to run ${runbook} on ${targetWord(target)}.`),
      el('p', { class: 'muted' }, `${asked}Expires ${timeLeft(expiresAt)}.`),
      unknown,
      el(
        'div',
        { class: 'buttons' },
        approve,
        el('button', { type: 'button', class: 'danger', onclick: (event) => this.#send('deny', { approvalId, content }, event.target) }, 'Deny'),
      ),
    );
  }

  #button(name) {
    const action = ACTIONS[name];
    return el(
      'button',
      {
        type: 'button',
        'aria-expanded': action.fields ? 'false' : null,
        onclick: (event) => (action.fields ? this.#openForm(name, event.currentTarget) : this.#send(name, {}, event.currentTarget)),
      },
      action.label,
    );
  }

  #openForm(name, opener) {
    const again = this.#opener === opener && this.#form.childElementCount > 0;
    this.#closeForm();
    if (again) {
      return;
    }
    this.#opener = opener;
    opener.setAttribute('aria-expanded', 'true');
    const fields = ACTIONS[name].fields(this.#ticket);
    const send = el('button', { class: 'primary', type: 'submit' }, ACTIONS[name].label);
    const form = el(
      'form',
      { class: 'command-form', 'aria-label': ACTIONS[name].label },
      ...fields.map(control),
      el('div', { class: 'buttons' }, send, el('button', { type: 'button', onclick: () => this.escape() }, 'Cancel')),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (await this.#send(name, values(form, fields), send)) {
        this.escape();
      }
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        form.requestSubmit();
      }
    });
    this.#form.replaceChildren(form);
    form.querySelector('textarea, input, select').focus();
  }

  #closeForm() {
    this.#form.replaceChildren();
    this.#opener?.setAttribute('aria-expanded', 'false');
  }

  async #send(name, body, button) {
    const type = ACTIONS[name]?.type ?? name;
    button.disabled = true;
    try {
      const ticket = this.#ticket;
      const whose = type === 'assign' ? { assignee: await signedInUser() } : {};
      const commands = ACTIONS[name]?.commands?.(ticket, body) ?? [{ type, ...whose, ...body }];
      for (const each of commands) {
        await command(ticket.id, each);
      }
      this.#say(SENT[name] ?? 'Sent.');
      return true;
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      }
      this.#say(failure.message, 'bad');
      return false;
    } finally {
      button.disabled = false;
    }
  }
}

const SENT = {
  approve: 'Approval sent.',
  deny: 'Refusal sent.',
  assign: 'On its way to you.',
  comment: 'Comment sent.',
  correct: 'Correction sent; models can learn from it.',
  run: 'Asked for; the policy judges it.',
  merge: 'The other ticket is asked to take it in.',
  release: 'Released.',
  reject: 'Rejected; nobody is told.',
};

/** @returns {Field} */
function choice(name, label, value, choices) {
  return { name, label, kind: 'choice', value, choices: value ? choices : [['', 'not known yet'], ...choices] };
}

/** @param {Field} field */
function control({ name, label, kind, required, value, hint, choices = [] }) {
  if (kind === 'check') {
    return el('label', { class: 'check' }, el('input', { type: 'checkbox', name }), label);
  }
  if (kind === 'choice') {
    const select = el('select', { name }, ...choices.map(([id, word]) => el('option', { value: id }, word)));
    select.value = value ?? '';
    return el('label', {}, label, select);
  }
  return el('label', {}, label, kind === 'text' ? el('textarea', { name, required, rows: 3 }) : el('input', { name, required, placeholder: hint }));
}

function values(form, fields) {
  return Object.fromEntries(
    fields.map(({ name, kind }) => {
      const input = form.elements[name];
      return [name, kind === 'check' ? input.checked : input.value.trim()];
    }),
  );
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
