// Which models read a tenant's messages, and how those in shadow compare. Shown once somebody has chosen models; the
// state is read from the desk when the page opens and whenever the feed tells of a change, the comparison comes by the feed.

import { append, el, setAttribute, setText } from './dom.js';
import { getJson, goToLogin, modelCommand, SignedOut } from './api.js';
import { dated, exact, millis, percent } from './format.js';
import { ask } from './question.js';
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
  #dialog;
  #say;
  #panels = /** @type {Map<string, ModelPanel>} */ (new Map());

  /**
   * @param {{card: HTMLElement, dialog: HTMLDialogElement}} places
   * @param {(text: string, tone?: string) => void} say
   */
  constructor({ card, dialog }, say) {
    this.#card = card;
    this.#dialog = dialog;
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
      const article = el('article', { hidden: true, dataset: { tenant }, 'aria-labelledby': `models-of-${tenant}` });
      panel = new ModelPanel(tenant, article, { dialog: this.#dialog, say: this.#say, drawn: () => this.#show() });
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

/** Its parts are made once and only their texts change, so that focus, clicks and what is read out stay. */
class ModelPanel {
  #tenant;
  #card;
  #dialog;
  #say;
  #onDrawn;
  #state = /** @type {any} */ (null);
  #told = /** @type {any} */ (null);
  #sending = false;
  #title;
  #changed = el('p', { class: 'muted' });
  #inForce = el('dd');
  #shadow = el('dd');
  #refused = el('p', { class: 'models-refused', role: 'alert', hidden: true });
  #table = new Redrawn(el('div', {}));
  #corrected = el('p', { hidden: true });
  #samples = new Redrawn(el('div', {}));
  #promote;
  #endShadow;
  #rollback;

  /**
   * @param {string} tenant
   * @param {HTMLElement} card
   * @param {{dialog: HTMLDialogElement, say: (text: string, tone?: string) => void, drawn: () => void}} surroundings
   */
  constructor(tenant, card, { dialog, say, drawn }) {
    this.#tenant = tenant;
    this.#card = card;
    this.#dialog = dialog;
    this.#say = say;
    this.#onDrawn = drawn;
    this.#title = el('h2', { id: `models-of-${tenant}`, tabindex: -1 }, 'Models', el('span', { class: 'models-tenant' }, ` of ${tenant}`));
    this.#promote = this.#button('promote', 'Promote the shadow', 'of', 'primary');
    this.#endShadow = this.#button('end-shadow', 'End the shadow', 'of');
    this.#rollback = this.#button('rollback', 'Roll back', 'the models of', 'danger');
    append(card, [
      el('div', { class: 'models-head' }, this.#title, this.#changed),
      el('dl', { class: 'models-which' }, el('dt', {}, 'In force'), this.#inForce, el('dt', {}, 'In shadow'), this.#shadow),
      this.#refused,
      this.#table.place,
      this.#corrected,
      this.#samples.place,
      el('div', { class: 'buttons' }, this.#promote, this.#endShadow, this.#rollback),
    ]);
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
    this.#card.hidden = !state?.chosen?.change;
    this.#onDrawn();
    if (this.#card.hidden) {
      return;
    }
    const { chosen, comparison, inForce, shadow, shipped, refused } = state;
    setText(this.#changed, `${CHANGES[chosen.change] ?? chosen.change} by ${chosen.by}, ${dated(millis(chosen.at))}`);
    setAttribute(this.#changed, 'title', exact(millis(chosen.at)));
    name(this.#inForce, inForce, inForce === shipped ? ' (shipped)' : '');
    name(this.#shadow, shadow, shadow ? `${shadow === shipped ? ' (shipped)' : ''} reads ${percent(chosen.sample)}` : 'none');
    setText(this.#refused, refused ? `Refused: ${refused}` : '');
    this.#refused.hidden = !refused;
    this.#compared(shadow ? comparison : null, shadow);
    const focused = document.activeElement;
    this.#promote.hidden = !shadow;
    this.#endShadow.hidden = !shadow;
    this.#rollback.hidden = !chosen.previous;
    // A button that is hidden has lost the focus already; nothing has it then.
    if (this.#card.contains(focused) && focused?.closest('[hidden]')) {
      this.#title.focus();
    }
  }

  #compared(comparison, shadow) {
    const { fields = {}, categories = {}, corrections = {}, samples = [] } = comparison ?? {};
    const told = Object.entries(corrections).map(([field, { n, inForce, shadow: other }]) => `Agents corrected ${n} × ${field}: in force right ${inForce}, shadow right ${other}.`);
    this.#table.draw([Boolean(shadow), Boolean(comparison), fields, categories], () => shadow && (comparison ? table(fields, categories) : el('p', { class: 'muted' }, 'Nothing was compared yet.')));
    setText(this.#corrected, told.join(' '));
    this.#corrected.hidden = told.length === 0;
    this.#samples.draw(samples, () => samples.length > 0 && differences(samples));
  }

  /** A name for those who hear the button by itself begins with what stands on it. */
  #button(type, label, whose, style) {
    return el(
      'button',
      { type: 'button', class: style, hidden: true, 'aria-label': `${label} ${whose} ${this.#tenant}`, onclick: (event) => void this.#command(type, event.currentTarget) },
      label,
    );
  }

  /** Commands what was shown: what somebody else has chosen since is not touched. */
  async #command(type, button) {
    const { chosen, shadow } = this.#state;
    if (this.#sending || !(await this.#isMeant(type))) {
      return;
    }
    this.#sending = true;
    button.setAttribute('aria-disabled', 'true');
    const version = type === 'promote' ? shadow : undefined;
    try {
      const { done, state } = await modelCommand({ type, tenant: this.#tenant, version, revision: chosen.revision });
      this.#state = state;
      this.#say(done ? DONE[type] : 'It is chosen, but not so here yet.');
      this.#compare();
    } catch (failure) {
      if (failure instanceof SignedOut) {
        goToLogin();
      }
      this.#say(failure.message, 'bad');
      void this.refresh();
    } finally {
      this.#sending = false;
      button.removeAttribute('aria-disabled');
    }
  }

  async #isMeant(type) {
    const { chosen, inForce, shadow } = this.#state;
    if (type === 'promote') {
      return ask(this.#dialog, {
        title: `Promote the shadow of ${this.#tenant}?`,
        text: `Models ${shadow} decide on every new message from now on, in place of ${inForce}.`,
        yes: 'Promote',
      });
    }
    return type !== 'rollback' || ask(this.#dialog, {
      title: `Roll back the models of ${this.#tenant}?`,
      text: `Models ${chosen.previous} decide on every new message again, in place of ${inForce}.`,
      yes: 'Roll back',
    });
  }
}

/** A place that is drawn anew only when what it shows has changed. */
class Redrawn {
  #drawn = '';

  constructor(place) {
    this.place = place;
  }

  draw(shown, content) {
    const signature = JSON.stringify(shown);
    if (signature !== this.#drawn) {
      this.#drawn = signature;
      this.place.replaceChildren();
      append(this.place, [content()]);
    }
  }
}

/** A version, and what is said of it. */
function name(place, version, remark) {
  if (place.textContent !== `${version ?? ''}${remark}`) {
    place.replaceChildren();
    append(place, [version && el('code', {}, version), remark]);
  }
}

function table(fields, categories) {
  return el(
    'table',
    { class: 'models-table' },
    el('caption', {}, 'How often they say the same'),
    el('thead', {}, el('tr', {}, el('td', {}), el('th', { scope: 'col' }, 'same'), el('th', { scope: 'col' }, 'tickets'))),
    el('tbody', {}, ...['category', 'priority', 'sentiment', 'runbook', 'automatable'].filter((field) => fields[field]).map((field) => agreement(field, field, fields[field]))),
    el('tbody', {}, ...byCategory(differing(categories))),
  );
}

function differences(samples) {
  return el(
    'ul',
    { class: 'models-samples', 'aria-label': 'Tickets on which they differ' },
    ...samples.slice(0, SAMPLES).map(({ ticket, inForce, shadow }) => el(
      'li',
      {},
      el('a', { href: `#${ticket}` }, ticket),
      ` ${categoryWord(inForce)} → ${categoryWord(shadow)}`,
    )),
  );
}

function byCategory(differing) {
  return differing.length === 0
    ? []
    : [
      el('tr', {}, el('th', { scope: 'rowgroup', colspan: 3, class: 'muted' }, 'by category, where they differ')),
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
