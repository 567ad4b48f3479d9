// What the list is narrowed to: category, priority, status and words. Kept in the address, so that a filtered view can
// be bookmarked for a wall screen.

import { el } from './dom.js';
import { canonicalId } from './ids.js';
import { CATEGORIES, categoryWord, GROUPS, PRIORITIES, statusWord, STATUS_NAMES } from './words.js';

const FIELDS = ['text', 'category', 'priority', 'status'];

export class Filters {
  /** @type {Record<string, HTMLInputElement | HTMLSelectElement>} */
  #fields;
  #clear;
  #onChange;

  /** @param {() => void} onChange */
  constructor(form, onChange) {
    this.#onChange = onChange;
    const text = el('input', {
      type: 'search', name: 'text', placeholder: 'Filter by words', 'aria-label': 'Words in subject, person, id or runbook',
      title: 'Searches the tickets that are held here; a whole id is looked up among all',
      autocomplete: 'off', spellcheck: 'false', 'aria-keyshortcuts': '/',
    });
    const category = select('category', 'Category', CATEGORIES.map((id) => option(id, categoryWord(id))));
    const priority = select('priority', 'Priority', PRIORITIES.map((id) => option(id, id)));
    const status = select('status', 'Status', [
      el('optgroup', { label: 'Groups' }, ...Object.entries(GROUPS).map(([id, group]) => option(id, group.label))),
      el('optgroup', { label: 'Statuses' }, ...STATUS_NAMES.map((id) => option(id, statusWord(id)))),
    ]);
    this.#fields = { text, category, priority, status };
    this.#clear = el('button', { type: 'button', class: 'quiet', onclick: () => this.clear(), hidden: true }, 'Clear');
    form.append(text, category, priority, status, this.#clear);
    form.addEventListener('input', () => this.#changed());
    form.addEventListener('submit', (event) => event.preventDefault());
    this.#readAddress();
  }

  get status() {
    return this.#fields.status.value;
  }

  /** The ticket whose whole id is the filter's text. */
  get id() {
    return canonicalId(this.#fields.text.value.trim());
  }

  get active() {
    return FIELDS.some((name) => this.#fields[name].value !== '');
  }

  focus() {
    this.#fields.text.focus();
    /** @type {HTMLInputElement} */ (this.#fields.text).select();
  }

  clear() {
    FIELDS.forEach((name) => (this.#fields[name].value = ''));
    this.#changed();
  }

  clearWords() {
    this.#fields.text.value = '';
    this.#changed();
  }

  /** Filters to the group, or to all again when it is that already. */
  toggleGroup(group) {
    this.#fields.status.value = this.status === group ? '' : group;
    this.#changed();
  }

  /**
   * The test that a ticket passes now.
   *
   * @returns {(entry: import('./store.js').Entry) => boolean}
   */
  test() {
    const [text, category, priority, status] = FIELDS.map((name) => this.#fields[name].value);
    const words = text.toLowerCase().split(/\s+/).filter(Boolean).map((word) => [word, canonicalId(word)?.toLowerCase()]);
    const { id } = this;
    const group = GROUPS[status];
    return (entry) =>
      (!category || entry.ticket.category === category)
      && (!priority || entry.ticket.priority === priority)
      && (!status || (group ? group.test(entry) : entry.ticket.status === status))
      && (entry.id === id || words.every((spellings) => spellings.some((word) => word && entry.haystack.includes(word))));
  }

  #changed() {
    this.#clear.hidden = !this.active;
    const query = new URLSearchParams(
      FIELDS.map((name) => [name, this.#fields[name].value]).filter(([, value]) => value !== ''),
    ).toString();
    history.replaceState(null, '', `${location.pathname}${query ? `?${query}` : ''}${location.hash}`);
    this.#onChange();
  }

  #readAddress() {
    const query = new URLSearchParams(location.search);
    FIELDS.forEach((name) => {
      this.#fields[name].value = query.get(name) ?? '';
    });
    // A select that was given an unknown value shows nothing at all.
    FIELDS.forEach((name) => {
      const field = this.#fields[name];
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) {
        field.value = '';
      }
    });
    this.#clear.hidden = !this.active;
  }
}

/** The label is the empty choice, too. */
function select(name, label, options) {
  return el('select', { name, 'aria-label': label }, option('', label), ...options);
}

function option(value, text) {
  return el('option', { value }, text);
}
