// Which models read a tenant's messages, and how those in shadow compare. Shown once somebody has chosen models; the
// state is read from the desk when the page opens and whenever the feed tells of a change, the comparison comes by the feed.

import { append, el } from './dom.js';
import { getJson, goToLogin, modelCommand, SignedOut } from './api.js';
import { dated, exact, millis, percent } from './format.js';
import { categoryWord } from './words.js';

const SAMPLES = 5;

const CHANGES = {
  promoted: 'promoted',
  'rolled-back': 'rolled back',
  'shadow-started': 'shadow started',
  'shadow-ended': 'shadow ended',
};

const DONE = {
  promote: 'The models in shadow are in force now.',
  'end-shadow': 'Nothing reads in shadow any more.',
  rollback: 'The models before are in force again.',
};

/** A panel for each tenant that the desk serves. */
export class ModelPanels {
  #card;
  #say;
  #panels = /** @type {Map<string, ModelPanel>} */ (new Map());

  /**
   * @param {HTMLElement} card
   * @param {(text: string, tone?: string) => void} say
   */
  constructor(card, say) {
    this.#card = card;
    this.#say = say;
  }

  /** Reads whose models there are, and how things stand with each. A desk that cannot tell just now shows no panel. */
  async load() {
    try {
      for (const tenant of await getJson('/api/models/tenants')) {
        this.refresh(tenant);
      }
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      }
    }
  }

  /** Reads how things stand with a tenant. */
  refresh(tenant) {
    void this.#of(tenant).refresh();
  }

  /** Takes a comparison that the feed tells. */
  takeComparison(comparison) {
    this.#of(comparison.tenant).takeComparison(comparison);
  }

  #of(tenant) {
    let panel = this.#panels.get(tenant);
    if (!panel) {
      const article = el('article', { hidden: true, dataset: { tenant } });
      panel = new ModelPanel(tenant, article, { say: this.#say, drawn: () => this.#show() });
      this.#panels.set(tenant, panel);
      const after = [...this.#card.children].find((other) => other.dataset.tenant > tenant);
      this.#card.insertBefore(article, after ?? null);
    }
    return panel;
  }

  #show() {
    const articles = [...this.#card.children];
    this.#card.hidden = articles.every((article) => article.hidden);
    this.#card.classList.toggle('of-many', articles.length > 1);
  }
}

class ModelPanel {
  #tenant;
  #card;
  #say;
  #onDrawn;
  #state = /** @type {any} */ (null);
  #told = /** @type {any} */ (null);
  #drawn = '';

  /**
   * @param {string} tenant
   * @param {HTMLElement} card
   * @param {{say: (text: string, tone?: string) => void, drawn: () => void}} listeners
   */
  constructor(tenant, card, { say, drawn }) {
    this.#tenant = tenant;
    this.#card = card;
    this.#say = say;
    this.#onDrawn = drawn;
  }

  async refresh() {
    try {
      this.#state = await getJson(`/api/models?tenant=${encodeURIComponent(this.#tenant)}`);
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      }
    }
    this.#compare();
  }

  /** Takes a comparison that the feed tells. The instance that answers may not be the one that counts. */
  takeComparison(comparison) {
    this.#told = comparison;
    this.#compare();
  }

  /** Shows what was told last, if it is of the models that run now. */
  #compare() {
    const state = this.#state;
    const told = this.#told;
    const fits = state && told && told.inForce === state.inForce && told.shadow === state.shadow;
    if (fits && (millis(told.until) ?? 0) >= (millis(state.comparison?.until) ?? 0)) {
      state.comparison = told;
    }
    this.#draw();
  }

  #draw() {
    const state = this.#state;
    const signature = JSON.stringify(state);
    if (signature === this.#drawn) {
      return;
    }
    this.#drawn = signature;
    this.#card.hidden = !state?.chosen?.change;
    this.#onDrawn();
    if (this.#card.hidden) {
      return;
    }
    const { chosen, comparison, inForce, shadow, refused } = state;
    this.#card.replaceChildren();
    append(this.#card, [
      el(
        'div',
        { class: 'models-head' },
        el('h2', {}, 'Models', el('span', { class: 'models-tenant' }, ` of ${this.#tenant}`)),
        el('p', { class: 'muted', title: exact(millis(chosen.at)) }, `${CHANGES[chosen.change] ?? chosen.change} by ${chosen.by}, ${dated(millis(chosen.at))}`),
      ),
      el(
        'dl',
        { class: 'models-which' },
        el('dt', {}, 'In force'),
        el('dd', {}, el('code', {}, inForce), inForce === state.shipped && ' (shipped)'),
        el('dt', {}, 'In shadow'),
        el('dd', {}, shadow ? [el('code', {}, shadow), shadow === state.shipped && ' (shipped)', ` reads ${percent(chosen.sample)}`] : 'none'),
      ),
      refused && el('p', { class: 'models-refused', role: 'alert' }, `Refused: ${refused}`),
      shadow && (comparison ? compared(comparison) : el('p', { class: 'muted' }, 'Nothing was compared yet.')),
      el(
        'div',
        { class: 'buttons' },
        shadow && this.#button('promote', 'Promote the shadow', 'primary'),
        shadow && this.#button('end-shadow', 'End the shadow'),
        chosen.previous && this.#button('rollback', 'Roll back', 'danger'),
      ),
    ]);
  }

  #button(type, label, style) {
    return el('button', { type: 'button', class: style, onclick: (event) => void this.#send(type, event.currentTarget) }, label);
  }

  /** Commands what was shown: what somebody else has chosen since is not touched. */
  async #send(type, button) {
    button.disabled = true;
    const { chosen, shadow } = this.#state;
    const version = type === 'promote' ? shadow : undefined;
    try {
      const { done, state } = await modelCommand({ type, tenant: this.#tenant, version, revision: chosen.revision });
      this.#state = state;
      this.#say(done ? DONE[type] : 'It is written, and takes its time.');
      this.#compare();
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      }
      this.#say(failure.message, 'bad');
      void this.refresh();
    } finally {
      button.disabled = false;
    }
  }
}

function compared({ fields = {}, categories = {}, corrections = {}, samples = [] }) {
  return [
    el(
      'table',
      { class: 'models-table' },
      el('caption', {}, 'How often they say the same'),
      el('tbody', {}, ...['category', 'priority', 'sentiment', 'runbook', 'automatable'].filter((name) => fields[name]).map((name) => agreement(name, name, fields[name]))),
      el('tbody', {}, ...byCategory(differing(categories))),
    ),
    Object.keys(corrections).length > 0
      && el('p', {}, ...Object.entries(corrections).map(([field, { n, inForce, shadow }]) => `Agents corrected ${n} × ${field}: in force right ${inForce}, shadow right ${shadow}. `)),
    samples.length > 0
      && el(
        'ul',
        { class: 'models-samples', 'aria-label': 'Tickets on which they differ' },
        ...samples.slice(0, SAMPLES).map(({ ticket, inForce, shadow }) => el(
          'li',
          {},
          el('a', { href: `#${ticket}` }, ticket),
          ` ${categoryWord(inForce)} → ${categoryWord(shadow)}`,
        )),
      ),
  ];
}

function byCategory(differing) {
  return differing.length === 0
    ? []
    : [
      el('tr', {}, el('th', { scope: 'colgroup', colspan: 3, class: 'muted' }, 'by category, where they differ')),
      ...differing.map(([id, counts]) => agreement(id, categoryWord(id), counts)),
    ];
}

/** The categories they differ on, most often first. */
function differing(categories) {
  return Object.entries(categories)
    .filter(([, { differ }]) => differ > 0)
    .sort(([, one], [, other]) => other.differ - one.differ)
    .slice(0, SAMPLES);
}

function agreement(id, word, { agree, differ }) {
  return el(
    'tr',
    { dataset: { field: id } },
    el('th', { scope: 'row' }, word),
    el('td', {}, percent(agree / Math.max(1, agree + differ))),
    el('td', { class: 'muted' }, `${agree} of ${agree + differ}`),
  );
}
