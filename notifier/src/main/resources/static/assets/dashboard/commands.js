// What a person may do with a ticket: the buttons that make sense in its status, the small form that some of them need,
// and sending the command. What came of it is told by the feed, not by the answer: until then what was written is kept.

import { append, el } from './dom.js';
import {
  command, getJson, goToLogin, SignedOut, signedInMayAgree, signedInUser,
} from './api.js';
import { Drafts } from './drafts.js';
import {
  CATEGORIES, categoryWord, consenterWord, isDone, isInReview, PRIORITIES, SENTIMENTS, targetWord,
} from './words.js';
import { personFull } from './format.js';
import { timeLeft } from './telling.js';

/**
 * @typedef {object} Action
 * @property {string} label
 * @property {string} [type] of the command; default its name here
 * @property {(ticket: any, me: string | null) => boolean} fits
 * @property {string} [style]
 * @property {(ticket: any) => Field[]} [fields] what must be said; none: it is sent at once
 * @property {(ticket: any, said: any) => any[]} [commands] what is sent, where it is not one command of the action's name
 *
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {'text' | 'line' | 'check' | 'choice' | 'note'} kind a note only says something
 * @property {boolean} [required]
 * @property {string} [value]
 * @property {string} [hint] shown while nothing is written
 * @property {[string, string][]} [choices] value and word
 * @property {() => Promise<[string, string][]>} [offers] what may be typed, value and word
 */

/** @type {Field} */
const SEND_IT = { name: 'toRequester', label: 'Send it to the requester', kind: 'check' };

/** @type {Record<string, Action>} */
const ACTIONS = {
  release: { label: 'Release', type: 'resume', fits: isInReview },
  reject: { label: 'Reject', type: 'close', fits: isInReview },
  assign: {
    label: 'Assign to me',
    fits: (ticket, me) => ticket.status !== 'CLOSED' && !isInReview(ticket) && (me === null || ticket.assignee !== me),
  },
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
      { name: 'runbook', label: 'Runbook', kind: 'line', required: true, hint: 'choose one, or type its id', offers: runbooks },
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
  close: {
    label: 'Close',
    fits: (ticket) => ticket.status !== 'CLOSED' && !isInReview(ticket),
    fields: ({ answerable }) => [
      {
        name: 'effect',
        label: answerable ? 'The requester is told that it is closed.' : 'It is closed; nobody is told.',
        kind: 'note',
      },
      { name: 'reason', label: 'Why (not needed; the requester does not see it)', kind: 'line' },
    ],
  },
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

/**
 * @typedef {object} Tellers
 * @property {(text: string, tone?: string) => void} say tells the person how it went
 * @property {() => void} onFocusLost what had the focus is gone
 */

export class Commands {
  element = el('div', { class: 'commands' });
  #consent = el('div', {});
  #buttons = el('div', { class: 'buttons', role: 'group', 'aria-label': 'Actions' });
  #form = el('div', {});
  #say;
  #onFocusLost;
  #drafts = new Drafts();
  #ticket = /** @type {any} */ (null);
  #me = /** @type {string | null} */ (null);
  #isFresh = true;
  #drawnConsent = '';
  /** @type {Map<string, HTMLButtonElement>} */
  #drawnButtons = new Map();
  /** The action whose form is open. */
  #open = /** @type {string | null} */ (null);

  /** @param {Tellers} tellers */
  constructor({ say, onFocusLost }) {
    this.#say = say;
    this.#onFocusLost = onFocusLost;
    append(this.element, [this.#consent, this.#buttons, this.#form]);
    // Where it cannot be found out now, "Assign to me" is offered once too often.
    signedInUser().then((user) => {
      this.#me = user ?? null;
      if (this.#ticket) {
        this.draw(this.#ticket);
      }
    }, () => {});
    addEventListener('beforeunload', (event) => {
      if (!this.#drafts.isEmpty) {
        event.preventDefault();
      }
    });
  }

  /** Another ticket: what was being written belongs to the last one, and waits there. */
  begin() {
    this.leave();
    this.#isFresh = true;
    this.#drawnConsent = '';
    this.#drawnButtons.clear();
  }

  /** Closes the form; what was written in it is kept, and nothing is opened here until a ticket is drawn again. */
  leave() {
    if (this.#open !== null && this.#drafts.of(this.#ticket.id, this.#open)) {
      this.#say(`What you wrote for ${this.#ticket.id} is kept until you open it again.`);
    }
    this.#closeForm();
    this.#ticket = null;
  }

  /** Draws anew only what differs, so that neither focus nor typed words are lost. */
  draw(ticket) {
    this.#ticket = ticket;
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    const isHere = this.element.contains(focused);
    const consent = JSON.stringify(ticket.consent ?? null);
    if (consent !== this.#drawnConsent) {
      this.#drawnConsent = consent;
      this.#consent.replaceChildren(...(ticket.consent ? [this.#consentBox(ticket)] : []));
    }
    const names = Object.keys(ACTIONS).filter((name) => ACTIONS[name].fits(ticket, this.#me));
    if (names.join() !== [...this.#drawnButtons.keys()].join()) {
      this.#drawnButtons = new Map(names.map((name) => [name, this.#drawnButtons.get(name) ?? this.#button(name)]));
      this.#buttons.replaceChildren(...this.#drawnButtons.values());
    }
    if (this.#isFresh) {
      this.#isFresh = false;
      this.#restore();
    }
    if (isHere && document.activeElement !== focused) {
      this.#focus(focused);
    }
  }

  /**
   * Something happened to a ticket, open or not.
   *
   * @returns {{isOurs: boolean, isKept: boolean}} whether it refuses what was sent from here, and whether there were
   *     words, which are kept
   */
  hear(ticketId, event) {
    const heard = this.#drafts.hear(ticketId, event);
    if (heard.isKept && this.#ticket?.id === ticketId) {
      this.#restore();
    }
    return heard;
  }

  /** Whether something was sent for it of which nothing has been heard. */
  awaits(ticketId) {
    return this.#drafts.awaits(ticketId);
  }

  /** Closes the form, if one is open; what was written in it is kept. */
  escape() {
    const name = this.#open;
    if (name === null) {
      return false;
    }
    this.#closeForm();
    this.#focus(this.#drawnButtons.get(name));
    if (this.#drafts.of(this.#ticket.id, name)) {
      this.#say(`What you wrote is kept: “${ACTIONS[name].label}” shows it again.`);
    }
    return true;
  }

  /** Shows what was written for this ticket last, even where it fits no more: the words may be of use. */
  #restore() {
    const name = this.#drafts.last(this.#ticket.id);
    if (name && this.#open === null) {
      this.#openForm(name);
    }
  }

  /** Gives the focus to what had it, or should have it, as long as that is there. */
  #focus(element) {
    if (element?.isConnected) {
      element.focus();
    } else {
      this.#onFocusLost();
    }
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
        'aria-expanded': action.fields ? String(this.#open === name) : null,
        onclick: (event) => (action.fields ? this.#toggleForm(name) : this.#send(name, {}, event.currentTarget)),
      },
      action.label,
    );
  }

  #toggleForm(name) {
    const again = this.#open === name;
    this.#closeForm();
    if (!again) {
      this.#openForm(name);
      this.#form.querySelector('textarea, input, select').focus();
    }
  }

  #openForm(name) {
    const ticketId = this.#ticket.id;
    this.#open = name;
    this.#drawnButtons.get(name)?.setAttribute('aria-expanded', 'true');
    const fields = ACTIONS[name].fields(this.#ticket);
    const sent = new Set();
    const send = el('button', { class: 'primary', type: 'submit' }, ACTIONS[name].label);
    const cancel = el('button', { type: 'button' }, 'Cancel');
    const form = el(
      'form',
      { class: 'command-form', 'aria-label': ACTIONS[name].label },
      ...fields.map(control),
      el('div', { class: 'buttons' }, send, cancel),
    );
    const written = fields.some(isWritten);
    const label = () => (cancel.textContent = this.#drafts.of(ticketId, name) ? 'Discard' : 'Cancel');
    setValues(form, fields, this.#drafts.of(ticketId, name));
    label();
    form.addEventListener('input', () => {
      if (written) {
        this.#drafts.keep(ticketId, name, values(form, fields, false));
        label();
      }
    });
    cancel.addEventListener('click', () => {
      this.#drafts.drop(ticketId, name);
      this.escape();
    });
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      // The keys for it may be pressed again before the answer is there.
      if (send.disabled || !(await this.#send(name, values(form, fields), send, sent))) {
        return;
      }
      // Another ticket may be open by now, or it is known already that this was refused.
      if (form.isConnected && !this.#drafts.of(ticketId, name)) {
        this.escape();
      }
    });
    form.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        form.requestSubmit();
      }
    });
    this.#form.replaceChildren(form);
  }

  #closeForm() {
    this.#form.replaceChildren();
    if (this.#open !== null) {
      this.#drawnButtons.get(this.#open)?.setAttribute('aria-expanded', 'false');
      this.#open = null;
    }
  }

  /** @param {Set<string>} [sent] what of several commands was sent before one failed; it is not sent again */
  async #send(name, said, button, sent = new Set()) {
    const ticket = this.#ticket;
    const type = ACTIONS[name]?.type ?? name;
    button.disabled = true;
    // Before it is sent: the feed may be faster than the answer.
    const draft = this.#drafts.send(ticket.id, name, type, said);
    try {
      const whose = type === 'assign' ? { assignee: await signedInUser() } : {};
      const commands = ACTIONS[name]?.commands?.(ticket, said) ?? [{ type, ...whose, ...said }];
      for (const each of commands.filter((one) => !sent.has(JSON.stringify(one)))) {
        await command(ticket.id, each);
        sent.add(JSON.stringify(each));
      }
      // What is said again after this is meant.
      sent.clear();
      this.#say(sentWords(name, said));
      return true;
    } catch (failure) {
      this.#drafts.takeBack(ticket.id, name, said, draft);
      if (failure instanceof SignedOut) {
        goToLogin();
      }
      this.#say(failure.message, 'bad');
      return false;
    } finally {
      button.disabled = false;
      // A button that is disabled loses the focus.
      if (document.activeElement === document.body && this.#ticket?.id === ticket.id) {
        this.#focus(button);
      }
    }
  }
}

function sentWords(name, { toRequester }) {
  if (name === 'comment') {
    return toRequester ? 'On its way to the requester.' : 'Noted; the requester does not see it.';
  }
  return SENT[name] ?? 'Sent.';
}

const SENT = {
  approve: 'Approval sent.',
  deny: 'Refusal sent.',
  assign: 'On its way to you.',
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

/** @returns {Promise<[string, string][]>} */
async function runbooks() {
  return (await getJson('/api/runbooks')).runbooks.map(({ id, title }) => [id, title]);
}

/** @param {Field} field */
function isWritten({ kind }) {
  return kind === 'text' || kind === 'line';
}

/** @param {Field} field */
function control({ name, label, kind, required, value, hint, offers, choices = [] }) {
  if (kind === 'note') {
    return el('p', { class: 'muted' }, label);
  }
  if (kind === 'check') {
    return el('label', { class: 'check' }, el('input', { type: 'checkbox', name }), label);
  }
  if (kind === 'choice') {
    const select = el('select', { name }, ...choices.map(([id, word]) => el('option', { value: id }, word)));
    select.value = value ?? '';
    return el('label', {}, label, select);
  }
  if (kind === 'text') {
    return el('label', {}, label, el('textarea', { name, required, rows: 3 }));
  }
  const list = offers && el('datalist', { id: `offers-${name}` });
  // Without them it can still be typed.
  offers?.().then((all) => list.replaceChildren(...all.map(([id, word]) => el('option', { value: id }, word))), () => {});
  return el('label', {}, label, el('input', { name, required, placeholder: hint, list: list?.id, autocomplete: 'off' }), list);
}

function values(form, fields, trimmed = true) {
  return Object.fromEntries(fields.filter(({ kind }) => kind !== 'note').map(({ name, kind }) => {
    const input = form.elements[name];
    return [name, kind === 'check' ? input.checked : trimmed ? input.value.trim() : input.value];
  }));
}

function setValues(form, fields, said = {}) {
  for (const { name, kind } of fields.filter((field) => field.name in said)) {
    const input = form.elements[name];
    if (kind === 'check') {
      input.checked = said[name];
    } else {
      input.value = said[name];
    }
  }
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
