// One ticket in the list: what it is in two lines, and its steps in a third.

import { el, setAttribute, setText } from './dom.js';
import { ago, exact, percent, personFull, personName } from './format.js';
import { stepsOf } from './steps.js';
import { Trace } from './trace.js';
import { categoryWord, sentimentWord, ticketTone, ticketWord } from './words.js';

export class TicketRow {
  element;
  link;
  #entry;
  #parts;
  #trace;

  /**
   * @param {import('./store.js').Entry} entry
   * @param {boolean} isNew whether it happens now and is to be seen arriving
   */
  constructor(entry, isNew) {
    this.#trace = new Trace(isNew);
    this.link = el('a', { class: 'subject', tabindex: '-1' });
    this.#parts = {
      priority: el('span', { class: 'priority' }),
      status: el('span', { class: 'status' }),
      id: el('span', { class: 'ticket-id' }),
      requester: el('span', { class: 'requester' }),
      category: el('span', { class: 'category' }),
      sentiment: el('span', { class: 'sentiment' }),
      age: el('time', { class: 'age' }),
    };
    const { priority, status, id, requester, category, sentiment, age } = this.#parts;
    this.element = el(
      'li',
      { class: isNew ? 'ticket is-new' : 'ticket', dataset: { id: entry.id } },
      priority,
      el('h3', {}, this.link),
      status,
      el('p', { class: 'facts' }, requester, category, sentiment, id, age),
      this.#trace.element,
    );
    this.draw(entry);
  }

  get entry() {
    return this.#entry;
  }

  /** @param {import('./store.js').Entry} entry */
  draw(entry) {
    if (entry === this.#entry) {
      return;
    }
    this.#entry = entry;
    const { ticket } = entry;
    const parts = this.#parts;
    setText(this.link, ticket.subject || '(no subject)');
    setAttribute(this.link, 'href', `#${entry.id}`);
    setText(parts.priority, ticket.priority ?? '··');
    parts.priority.className = `priority priority-${ticket.priority ?? 'none'}`;
    setText(parts.status, ticketWord(ticket));
    setAttribute(parts.status, 'title', ticket.review ?? null);
    parts.status.className = `status tone-${entry.failed ? 'bad' : ticketTone(ticket)}`;
    setText(parts.id, entry.id);
    setText(parts.requester, personName(ticket.requester));
    setAttribute(parts.requester, 'title', personFull(ticket.requester));
    setText(parts.category, categoryWord(ticket.category));
    setAttribute(parts.category, 'title', ticket.category ? `${percent(ticket.categoryConfidence)} sure` : null);
    setText(parts.sentiment, ticket.sentiment ? sentimentWord(ticket.sentiment, ticket.anger) : '');
    parts.sentiment.className = `sentiment sentiment-${sentimentWord(ticket.sentiment, ticket.anger)}`;
    setAttribute(parts.age, 'datetime', ticket.openedAt);
    setAttribute(parts.age, 'title', `opened ${exact(entry.openedAt)}`);
    this.element.classList.toggle('is-failed', entry.failed);
    this.#trace.draw(stepsOf(entry));
    this.tick();
  }

  /** Time goes on. */
  tick(now = Date.now()) {
    setText(this.#parts.age, ago(this.#entry.openedAt, now));
  }
}
