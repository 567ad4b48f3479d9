// Everything that happened to a ticket, in words and in order. Grows at its end and, where it is long, is forgotten from
// its beginning; what else is drawn stays as it is, so that text being read or copied is not replaced.

import { el } from './dom.js';
import { duration, exact } from './format.js';
import { fileList, mailFrame, rawMail } from './original.js';
import { tell } from './telling.js';

/** Longer messages are folded. */
const FOLDED_FROM = 700;

export class Timeline {
  element = el('ol', { class: 'timeline' });
  #drawn = /** @type {import('./store.js').Moment[]} */ ([]);
  #say;

  /** @param {(text: string, tone?: string) => void} say */
  constructor(say) {
    this.#say = say;
  }

  /** @param {import('./store.js').Entry} entry */
  draw(entry) {
    const { moments } = entry;
    const first = this.#drawn.findIndex((moment) => isSame(moment, moments[0]));
    const held = first < 0 ? [] : this.#drawn.slice(first);
    const goesOn = held.every((moment, index) => isSame(moment, moments[index]));
    const kept = goesOn ? held.length : 0;
    [...this.element.children].slice(0, this.#drawn.length - kept).forEach((gone) => gone.remove());
    const news = moments.slice(kept);
    this.element.append(...news.map((moment) => item(moment, entry, this.#say)));
    this.#drawn = moments;
  }
}

/** A history tells again what the feed has told. */
function isSame(one, other) {
  return one === other || (one.place !== null && one.place === other?.place);
}

/**
 * @param {import('./store.js').Moment} moment
 * @param {import('./store.js').Entry} entry
 * @param {(text: string, tone?: string) => void} say
 */
function item({ at, event }, { id, openedAt }, say) {
  const telling = tell(event);
  const time = at === null
    ? el('span', { class: 'moment-time' })
    : el('time', { class: 'moment-time', datetime: new Date(at).toISOString(), title: exact(at) }, `+${duration(at - openedAt)}`);
  return el(
    'li',
    { class: `moment tone-${telling.tone ?? 'plain'}`, dataset: { type: event.type } },
    el('p', { class: 'moment-title' }, el('span', {}, telling.title), time),
    (telling.lines ?? []).filter(Boolean).map((line) => el('p', { class: 'moment-line' }, line)),
    telling.quote && quote(telling.quote),
    telling.files?.length > 0 && fileList(id, telling.files, telling.mail, say),
    telling.mail && mailFrame(id, telling.mail, say),
    telling.mail && telling.isReadInPart && rawMail(id, telling.mail, say),
    telling.reasons?.length > 0 && el(
      'ul', { class: 'reasons', 'aria-label': 'Reasons' }, ...telling.reasons.map((reason) => el('li', {}, reason)),
    ),
  );
}

function quote(text) {
  const whole = el('blockquote', {}, text);
  return text.length <= FOLDED_FROM
    ? whole
    : el('details', {}, el('summary', {}, `${text.slice(0, 160)}…`), whole);
}
