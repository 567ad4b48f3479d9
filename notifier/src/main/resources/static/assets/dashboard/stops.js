// What holds automation back: which runbooks are stopped, by whom and why, with the buttons that let them go on, and the
// form that stops one or all. Stops lie with remediation; the metrics feed only says that something changed.

import { getJson, goToLogin, postJson, SignedOut } from './api.js';
import { el } from './dom.js';
import { exact, millis } from './format.js';

const ALL = '*';

export class Stops {
  #places;
  #say;
  #announce;

  /**
   * @param {{banner: HTMLElement, button: HTMLElement, dialog: HTMLDialogElement}} places
   * @param {{say: (text: string, tone?: string) => void, announce: (text: string) => void}} tellers
   */
  constructor(places, { say, announce }) {
    this.#places = places;
    this.#say = say;
    this.#announce = announce;
    places.button.addEventListener('click', () => void this.#open());
  }

  /** Reads what is stopped now. */
  async load() {
    await this.#trying(async () => this.#draw(await getJson('/api/remediation/stops')));
  }

  /** Something was stopped or goes on. */
  take(news) {
    this.#announce(
      news.stopped
        ? `Automation is stopped: ${news.reason}`
        : `${capital(what(news.runbook))} goes on${news.by ? `, says ${news.by}` : ''}.`,
    );
    void this.load();
  }

  #draw(stops) {
    const { banner } = this.#places;
    banner.hidden = stops.length === 0;
    banner.replaceChildren(
      ...(stops.length > 0 ? [el('h2', {}, 'Automation is stopped'), el('ul', {}, stops.map((stop) => this.#item(stop)))] : []),
    );
  }

  #item(stop) {
    return el(
      'li',
      {},
      el(
        'span',
        { class: 'stop-what' },
        el('b', {}, capital(what(stop.runbook))),
        ` for ${stop.tenant === ALL ? 'all tenants' : stop.tenant}, by ${stop.by} since `,
        el('time', { datetime: stop.at }, exact(millis(stop.at))),
      ),
      el('span', { class: 'stop-why' }, stop.reason),
      el('button', { type: 'button', onclick: (event) => void this.#resume(stop, event.currentTarget) }, 'Let it go on'),
    );
  }

  async #resume({ tenant, runbook }, button) {
    button.disabled = true;
    await this.#trying(async () => {
      this.#draw(await postJson('/api/remediation/start', { tenant, runbook }));
      this.#say(`${capital(what(runbook))} goes on.`, 'good');
      // The button that was pressed is gone.
      this.#places.button.focus();
    });
    button.disabled = false;
  }

  async #open() {
    const { dialog } = this.#places;
    const runbooks = await this.#trying(() => getJson('/api/runbooks'));
    if (!runbooks) {
      return;
    }
    const which = el(
      'select',
      { id: 'stop-runbook', name: 'runbook' },
      el('option', { value: ALL }, 'All runbooks'),
      runbooks.runbooks.map(({ id, title }) => el('option', { value: id }, `${title} (${id})`)),
    );
    const why = el('input', { id: 'stop-reason', name: 'reason', required: true, maxlength: 500, autocomplete: 'off' });
    const form = el(
      'form',
      { method: 'dialog', onsubmit: (event) => void this.#stop(event, which.value, why.value) },
      el('h2', {}, 'Stop automation'),
      el('p', { class: 'muted' }, 'From now on no run begins a further change, in any worker, for any tenant. Runs under way stay where they are and go on when you let them.'),
      el('label', { for: 'stop-runbook' }, 'What'),
      which,
      el('label', { for: 'stop-reason' }, 'Why'),
      why,
      el(
        'p',
        { class: 'buttons' },
        el('button', { type: 'submit', class: 'danger' }, 'Stop'),
        el('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
      ),
    );
    dialog.replaceChildren(form);
    dialog.showModal();
    why.focus();
  }

  async #stop(event, runbook, reason) {
    event.preventDefault();
    await this.#trying(async () => {
      this.#draw(await postJson('/api/remediation/stop', { tenant: ALL, runbook, reason }));
      this.#places.dialog.close();
    });
  }

  /** What the attempt gives, or undefined where it failed and that was said. */
  async #trying(attempt) {
    try {
      return await attempt();
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      } else {
        this.#say(failure.message, 'bad');
      }
      return undefined;
    }
  }
}

function what(runbook) {
  return runbook === ALL ? 'all automation' : runbook;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
