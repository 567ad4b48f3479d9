// One ticket in full: what is known of it, what may be done, and everything that happened.

import { append, el, setText } from './dom.js';
import { exact, millis, percent, personFull } from './format.js';
import { Commands } from './commands.js';
import { timeToFix } from './telling.js';
import { Timeline } from './timeline.js';
import {
  assuranceWord, categoryWord, channelWord, languageWord, sentimentWord, targetWord, ticketTone, ticketWord,
} from './words.js';

export class Detail {
  #section;
  #title = el('h2', { id: 'detail-title', tabindex: '-1' });
  #badges = el('p', { class: 'badges' });
  #id = el('span', { class: 'ticket-id' });
  #facts = el('dl', { class: 'detail-facts' });
  #gap = el('p', { class: 'muted', hidden: true }, 'What happened before is not shown here; the topic tickets.updates keeps all of it.');
  #commands;
  #say;
  #timeline = /** @type {Timeline | null} */ (null);
  #timelinePlace = el('div', {});
  #drawn = /** @type {import('./store.js').Entry | null} */ (null);
  /** @type {string | null} */
  id = null;

  /**
   * @param {HTMLElement} section
   * @param {{onClose: () => void, say: (text: string, tone?: string) => void}} options
   */
  constructor(section, { onClose, say }) {
    this.#section = section;
    this.#say = say;
    this.#commands = new Commands({ say, onFocusLost: () => this.#title.focus({ preventScroll: true }) });
    append(section, [
      el(
        'div', { class: 'detail-head' }, this.#id,
        el('button', { type: 'button', class: 'quiet close', 'aria-label': 'Back to the list', title: 'Back to the list (Esc)', onclick: onClose }, '✕'),
      ),
      el('div', { class: 'detail-body' }, this.#title, this.#badges, this.#commands.element, this.#facts,
        el('h3', {}, 'What happened'), this.#gap, this.#timelinePlace),
    ]);
  }

  get isOpen() {
    return this.id !== null;
  }

  /** Opens on a ticket; `undefined` while it is still being looked up. */
  open(id, entry) {
    this.id = id;
    this.#drawn = null;
    this.#commands.begin();
    this.#timeline = new Timeline(this.#say);
    this.#timelinePlace.replaceChildren(this.#timeline.element);
    this.#section.hidden = false;
    if (entry) {
      this.draw(entry);
    } else {
      this.#blank(id, 'Looking it up…');
    }
    this.#section.scrollTo({ top: 0 });
    this.#section.querySelector('.detail-body').scrollTo({ top: 0 });
    this.#title.focus({ preventScroll: true });
  }

  /** There is no such ticket, or it cannot be had just now. */
  notFound(id, isMissing) {
    if (this.id === id && !this.#drawn) {
      this.#blank(id, isMissing ? 'There is no ticket of that number.' : 'It cannot be looked up just now; try again in a moment.');
    }
  }

  close() {
    this.#commands.leave();
    this.id = null;
    this.#drawn = null;
    this.#section.hidden = true;
  }

  /**
   * Something happened to a ticket, open or not.
   *
   * @returns {{isOurs: boolean, isKept: boolean}} whether it refuses what was sent from here, and whether there were
   *     words, which are kept
   */
  hear(ticketId, event) {
    return this.#commands.hear(ticketId, event);
  }

  /** Whether something was sent for it from here of which nothing has been heard. */
  awaits(ticketId) {
    return this.#commands.awaits(ticketId);
  }

  /** Closes an open form first. */
  escape() {
    return this.#commands.escape();
  }

  /** @param {import('./store.js').Entry} entry */
  draw(entry) {
    if (entry === this.#drawn || entry.id !== this.id) {
      return;
    }
    this.#drawn = entry;
    const { ticket } = entry;
    this.#commands.element.hidden = false;
    setText(this.#id, entry.id);
    setText(this.#title, ticket.subject || '(no subject)');
    this.#badges.replaceChildren(...badges(entry));
    this.#facts.replaceChildren(...facts(ticket));
    this.#gap.hidden = !entry.gap;
    this.#commands.draw(ticket);
    this.#timeline.draw(entry);
  }

  #blank(id, title) {
    setText(this.#id, id);
    setText(this.#title, title);
    this.#badges.replaceChildren();
    this.#facts.replaceChildren();
    this.#gap.hidden = true;
    this.#commands.element.hidden = true;
  }
}

function badges({ ticket, failed }) {
  const sentiment = sentimentWord(ticket.sentiment, ticket.anger);
  return [
    el('span', { class: `status tone-${failed ? 'bad' : ticketTone(ticket)}` }, ticketWord(ticket)),
    ticket.priority && el('span', { class: `priority priority-${ticket.priority}` }, ticket.priority),
    ticket.category && el('span', { class: 'badge' }, `${categoryWord(ticket.category)} ${percent(ticket.categoryConfidence)}`),
    ticket.unsure && el('span', { class: 'badge' }, 'unsure'),
    ticket.sentiment && el('span', { class: `badge sentiment-${sentiment}` }, sentiment),
    ticket.language && el('span', { class: 'badge' }, languageWord(ticket.language)),
  ].filter(Boolean);
}

function facts(ticket) {
  const door = [ticket.channel && channelWord(ticket.channel), ticket.assurance && assuranceWord(ticket.assurance)];
  const fixed = timeToFix(ticket);
  const runs = ticket.runbook && ticket.runbook !== 'none';
  return [
    ['From', personFull(ticket.requester)],
    ['Came by', door.filter(Boolean).join(', ')],
    ['Opened', exact(millis(ticket.openedAt))],
    ['Diagnosis', ticket.diagnosis && (ticket.unsure ? `unsure, perhaps: ${ticket.diagnosis}` : ticket.diagnosis)],
    ['Also about', (ticket.alsoAbout ?? []).map(categoryWord).join(', ')],
    ['Asked for', ticket.question && `the ${ticket.question.about}; no answer yet`],
    ['Runbook', runs ? `${ticket.runbook} on ${targetWord(ticket.target)}${ticket.risk ? `, ${ticket.risk} risk` : ''}` : null],
    ['Waits for', ticket.run?.waitsFor],
    ['Assigned to', ticket.assignee],
    ['Done after', fixed],
    ['Merged into', ticket.mergedInto && link(ticket.mergedInto)],
    ['Holds', (ticket.merged ?? []).length > 0 && ticket.merged.flatMap(held)],
  ].filter(([, value]) => value).flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]);
}

function link(id) {
  return el('a', { href: `#${id}` }, id);
}

/** A ticket that was merged into this one, and who is answered for it. */
function held({ ticket, requester }, index) {
  return [index > 0 ? ', ' : '', link(ticket), ` of ${personFull(requester)}`];
}
