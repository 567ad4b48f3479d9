// The figures at the top. Each is a button that filters the list to the tickets it counts.

import { el, setAttribute, setText } from './dom.js';
import { lastMidnight, millis } from './format.js';
import { GROUPS } from './words.js';

const TILES = [
  { group: 'open', label: 'open' },
  { group: 'waiting', label: 'waiting for approval', tone: 'warn' },
  { group: 'fixing', label: 'being fixed', tone: 'info' },
  { group: 'fixed', label: 'fixed by runbook today', tone: 'good' },
  { group: 'people', label: 'with people' },
  { group: 'failed', label: 'failed', tone: 'bad' },
];

/** What these count is not done, so that all of it is held where every ticket is that is not. */
const UNDONE = new Set(['open', 'waiting', 'fixing', 'people']);

function countedIn(group, open) {
  return Object.entries(open)
    .filter(([status]) => GROUPS[group].test({ ticket: { status } }))
    .reduce((sum, [, count]) => sum + count, 0);
}

export class Counters {
  /** @type {Map<string, {button: HTMLElement, figure: HTMLElement, note: HTMLElement}>} */
  #tiles = new Map();

  /** @param {(group: string) => void} onChoose */
  constructor(section, onChoose) {
    for (const { group, label, tone } of TILES) {
      const figure = el('b', { class: 'figure' }, '–');
      const note = el('span', { class: 'note' });
      const button = el(
        'button',
        { type: 'button', class: `counter tone-${tone ?? 'plain'}`, 'aria-pressed': 'false', onclick: () => onChoose(group) },
        figure, el('span', { class: 'counter-label' }, label), note,
      );
      this.#tiles.set(group, { button, figure, note });
      section.append(button);
    }
  }

  /**
   * @param {import('./store.js').Entry[]} entries
   * @param {string} chosen the group that the list is filtered to
   * @param {import('./sync.js').Reach} reach
   * @param {import('./tally.js').Told} told what the server counted, of what is not all held
   */
  draw(entries, chosen, reach, { open, fixed }) {
    const midnight = lastMidnight();
    const seen = { fixed: 0, deferred: 0 };
    const counts = Object.fromEntries(TILES.map(({ group }) => [group, 0]));
    for (const entry of entries) {
      for (const { group } of TILES) {
        counts[group] += GROUPS[group].test(entry) ? 1 : 0;
      }
      seen.fixed += entry.automated && (millis(entry.ticket.resolvedAt) ?? 0) >= midnight ? 1 : 0;
      seen.deferred += entry.ticket.run?.waitsFor && GROUPS.fixing.test(entry) ? 1 : 0;
    }
    for (const group of open ? UNDONE : []) {
      counts[group] = countedIn(group, open);
    }
    // The page may not hold all of the day, and the server was asked a moment ago.
    counts.fixed = Math.max(fixed ?? 0, seen.fixed);
    for (const [group, { button, figure, note }] of this.#tiles) {
      setText(figure, String(counts[group]));
      setAttribute(button, 'aria-pressed', String(group === chosen));
      button.classList.toggle('is-zero', counts[group] === 0);
      const deferred = group === 'fixing' && seen.deferred ? `${seen.deferred} waiting for a system` : '';
      const isWhole = reach.all || ((reach.open || open) && UNDONE.has(group)) || (group === 'fixed' && fixed !== null);
      setText(note, [deferred, isWhole ? '' : `of the last ${entries.length}`].filter(Boolean).join(', '));
    }
    return counts;
  }
}
