// The stream of tickets, newest first. Draws only what is on the page and only what changed. While somebody reads
// further down, newcomers are held back and counted, so that nothing moves under the eye.

import { setText } from './dom.js';
import { TicketRow } from './ticket-row.js';

const PAGE = 60;
/** Scrolled this far, somebody is reading and not watching. */
const READING_FROM = 240;
/** A row that is drawn first this soon after its ticket was opened is seen to arrive. */
const NEW_FOR = 5_000;

export class TicketList {
  #list;
  #heldBack;
  #more;
  #scroller;
  /** @type {Map<string, TicketRow>} */
  #rows = new Map();
  #order = /** @type {string[]} */ ([]);
  #limit = PAGE;
  #selected = /** @type {string | null} */ (null);
  #open = /** @type {string | null} */ (null);
  /** The newest that was shown when reading began. */
  #ceiling = /** @type {import('./store.js').Entry | null} */ (null);
  #newest = /** @type {import('./store.js').Entry | null} */ (null);
  #redraw;

  /**
   * @param {{list: HTMLElement, heldBack: HTMLElement, more: HTMLElement, scroller: HTMLElement}} elements
   * @param {() => void} redraw
   */
  constructor({ list, heldBack, more, scroller }, redraw) {
    this.#list = list;
    this.#heldBack = heldBack;
    this.#more = more;
    this.#scroller = scroller;
    this.#redraw = redraw;
    more.addEventListener('click', () => {
      this.#limit += PAGE;
      redraw();
    });
    heldBack.addEventListener('click', () => this.toTop());
    scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    addEventListener('scroll', () => this.#scrolled(), { passive: true });
    list.addEventListener('focusin', (event) => this.#select(idOf(event.target), false));
  }

  /**
   * @param {import('./store.js').Entry[]} entries those that pass the filter, newest first
   * @returns {number} how many are drawn
   */
  draw(entries) {
    this.#newest = entries[0] ?? null;
    const settled = this.#ceiling ? entries.filter((entry) => !isNewer(entry, this.#ceiling)) : entries;
    const shown = settled.slice(0, this.#limit);
    this.#drawHeldBack(entries.length - settled.length);
    this.#more.hidden = settled.length <= this.#limit;
    this.#drawRows(shown);
    return shown.length;
  }

  /** The filter changed: begin at the top again. */
  reset() {
    this.#limit = PAGE;
    this.#ceiling = null;
  }

  toTop() {
    this.#ceiling = null;
    this.#scroller.scrollTo({ top: 0 });
    if (!scrollsItself(this.#scroller)) {
      this.#scroller.scrollIntoView();
    }
    this.#redraw();
  }

  /** Moves the selection and the focus by so many rows. */
  move(by) {
    const at = this.#selected === null ? -1 : this.#order.indexOf(this.#selected);
    const next = at < 0 ? 0 : Math.min(this.#order.length - 1, Math.max(0, at + by));
    const id = this.#order[next];
    if (id) {
      this.#select(id, true);
    }
  }

  /** Back to the row that was selected, after the detail was closed. */
  focusSelected() {
    const row = this.#selected && this.#rows.get(this.#selected);
    if (row) {
      row.link.focus({ preventScroll: true });
    }
  }

  /** Marks the ticket whose detail is open. */
  markOpen(id) {
    this.#rows.get(this.#open ?? '')?.element.classList.remove('is-open');
    this.#open = id;
    this.#rows.get(id ?? '')?.element.classList.add('is-open');
    if (id && this.#rows.has(id)) {
      this.#select(id, false);
    }
  }

  tick(now) {
    this.#rows.forEach((row) => row.tick(now));
  }

  #drawRows(entries) {
    const ids = new Set(entries.map((entry) => entry.id));
    for (const [id, row] of this.#rows) {
      if (!ids.has(id)) {
        row.element.remove();
        this.#rows.delete(id);
      }
    }
    let place = this.#list.firstElementChild;
    for (const entry of entries) {
      let row = this.#rows.get(entry.id);
      if (row) {
        row.draw(entry);
      } else {
        row = this.#add(entry);
      }
      if (row.element === place) {
        place = place.nextElementSibling;
      } else {
        this.#list.insertBefore(row.element, place);
      }
    }
    this.#order = entries.map((entry) => entry.id);
    if (this.#selected === null || !ids.has(this.#selected)) {
      this.#select(this.#order[0] ?? null, false);
    }
  }

  #add(entry) {
    const row = new TicketRow(entry, Date.now() - entry.openedAt < NEW_FOR);
    row.element.classList.toggle('is-open', entry.id === this.#open);
    this.#rows.set(entry.id, row);
    return row;
  }

  #select(id, focus) {
    if (id !== this.#selected) {
      this.#rows.get(this.#selected ?? '')?.link.setAttribute('tabindex', '-1');
      this.#selected = id;
    }
    const row = this.#rows.get(id ?? '');
    if (row) {
      // One stop for the tab key; the arrows move within.
      row.link.setAttribute('tabindex', '0');
      if (focus) {
        row.link.focus({ preventScroll: true });
        row.element.scrollIntoView({ block: 'nearest' });
      }
    }
  }

  #scrolled() {
    const reading = this.#scroller.scrollTop > READING_FROM
      || (!scrollsItself(this.#scroller) && this.#list.getBoundingClientRect().top < -READING_FROM);
    if (reading && !this.#ceiling) {
      this.#ceiling = this.#newest;
    } else if (!reading && this.#ceiling) {
      this.#ceiling = null;
      this.#redraw();
    }
  }

  #drawHeldBack(count) {
    this.#heldBack.hidden = count === 0;
    setText(this.#heldBack, count === 1 ? '1 new ticket' : `${count} new tickets`);
  }
}

function isNewer(entry, than) {
  return entry.openedAt > than.openedAt || (entry.openedAt === than.openedAt && entry.id < than.id);
}

function idOf(node) {
  return node.closest('[data-id]')?.dataset.id ?? null;
}

/** On a narrow page the window scrolls, not the list. */
function scrollsItself(element) {
  return getComputedStyle(element).overflowY !== 'visible';
}
