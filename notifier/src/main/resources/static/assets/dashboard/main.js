// Puts the dashboard together: feeds into stores, stores onto the page, keys and addresses to what they do.

import { goToLogin, signOut } from './api.js';
import { Announcer, toast } from './announcer.js';
import { BreakerList, breakerNews } from './breakers.js';
import { Charts } from './charts.js';
import { Counters } from './counters.js';
import { Detail } from './detail.js';
import { byId, oncePerFrame, setAttribute, setText } from './dom.js';
import { EmptyState } from './empty-state.js';
import { Feed } from './feed.js';
import { Filters } from './filters.js';
import { addressedId } from './ids.js';
import { listenToKeys } from './keyboard.js';
import { IgnoredMails } from './ignored.js';
import { MailTickets } from './mail-tickets.js';
import { MailboxPanel, mailboxNews } from './mailboxes.js';
import { Metrics } from './metrics.js';
import { ModelPanels } from './models.js';
import { Freezes } from './freezes.js';
import { followWhileSeen } from './sight.js';
import { Stops } from './stops.js';
import { TicketStore } from './store.js';
import { keepInStep, lookUps } from './sync.js';
import { Tally } from './tally.js';
import { TicketList } from './ticket-list.js';

const CONNECTION = {
  connecting: 'Connecting…',
  live: 'Live',
  reconnecting: 'Reconnecting…',
  'signed-out': 'Signed out',
};

/** Only where there are more tickets than the page holds. */
const COUNTED_EVERY = 5_000;
/** A history is told a moment after the feed. */
const GAP_TRIES = 3;
const GAP_PAUSE = 1_000;
/** @type {Map<string, number>} how often the tickets whose gaps are being filled may still be looked up */
const gaps = new Map();

const announcer = new Announcer(byId('announcer'));
const say = toast(byId('toast'));
const redraw = oncePerFrame(draw);
const narrow = matchMedia('(max-width: 999px)');
let loaded = false;
let given = { all: true, open: true };

const metrics = new Metrics();
const tally = new Tally();
const store = new TicketStore((id) => void fillGap(id));
const lookUp = lookUps((answer) => store.applySnapshot(answer));

const charts = new Charts();
const breakers = new BreakerList(byId('breakers'));
const models = new ModelPanels({ card: byId('models'), dialog: byId('models-dialog') }, say);
const mailboxes = new MailboxPanel(byId('mailboxes'), byId('mailbox-list'));
new IgnoredMails(
  /** @type {HTMLDetailsElement} */ (byId('ignored')),
  byId('ignored-list'),
  new MailTickets(store),
);
const stops = new Stops(
  { banner: byId('stops'), button: byId('stop-automation'), dialog: byId('stop-dialog') },
  { say, announce: (text) => announcer.say(text) },
);
const freezes = new Freezes(byId('freezes'), byId('stop-automation'), say);
const filters = new Filters(byId('filters'), () => {
  list.reset();
  redraw();
  lookUpFiltered();
});
const counters = new Counters(byId('counters'), (group) => filters.toggleGroup(group));
const list = new TicketList(
  { list: byId('ticket-list'), heldBack: byId('held-back'), more: byId('show-more'), scroller: byId('tickets') },
  redraw,
);
const empty = new EmptyState(byId('empty'), () => filters.clear());
const detail = new Detail(byId('detail'), { onClose: closeDetail, say });

store.subscribe((entry, moments, missed) => {
  redraw();
  if (loaded) {
    moments.forEach(({ event }) => announce(entry, event));
    missed.forEach(({ event }) => hear(entry, event, false));
  }
});

const tickets = keepInStep(store, showConnection, (reach) => {
  loaded = true;
  given = reach;
  redraw();
  void count();
  showAddressed();
  lookUpFiltered();
}, (id) => void fillGap(id));
const figures = new Feed({
  path: '/api/stream/metrics',
  events: ['window', 'breaker', 'automation', 'models', 'model-comparison', 'mailbox'],
  onEvent: (name, data) => {
    if (name === 'window') {
      metrics.takeWindow(data);
    } else if (name === 'automation') {
      stops.take(data);
    } else if (name === 'models') {
      models.refresh(data.tenant);
    } else if (name === 'model-comparison') {
      models.takeComparison(data);
    } else if (name === 'mailbox') {
      if (metrics.takeMailbox(data)) {
        announcer.say(mailboxNews(data));
      }
    } else if (metrics.takeBreaker(data)) {
      announcer.say(breakerNews(data));
    }
    redraw();
  },
  onState: (state) => state === 'signed-out' && showConnection(state),
});

listenToKeys({
  move: (by) => list.move(by),
  filter: () => filters.focus(),
  close: () => {
    if (detail.isOpen && !detail.escape()) {
      closeDetail();
    } else if (document.activeElement?.closest('#filters')) {
      // A browser empties a search field by this key, but only where the focus stays.
      filters.clearWords();
      list.focusSelected();
    }
  },
});
addEventListener('hashchange', showAddressed);
narrow.addEventListener('change', cover);
byId('sign-out').addEventListener('click', async () => {
  await signOut().catch(() => {});
  goToLogin();
});
setInterval(tick, 1_000);
setInterval(count, COUNTED_EVERY);
followWhileSeen(tickets, figures);
void models.load();
void stops.load();
freezes.watch();

function draw() {
  const entries = store.newestFirst();
  const reach = reachNow();
  counters.draw(entries, filters.status, reach, tally.told);
  const passing = filters.active ? entries.filter(filters.test()) : entries;
  list.draw(passing);
  const held = reach.all ? String(entries.length) : `the last ${entries.length}`;
  setText(byId('stream-count'), filters.active ? `${passing.length} of ${held}` : held);
  setAttribute(byId('stream-count'), 'title', reach.all ? null : 'Any other is found by its whole id');
  empty.draw(emptyState(entries.length, passing.length), metrics.mailboxes()[0]?.address);
  breakers.draw(metrics.breakers());
  mailboxes.draw(metrics.mailboxes());
  const shown = detail.id && store.get(detail.id);
  if (shown) {
    detail.draw(shown);
  }
  const waiting = entries.filter((entry) => entry.ticket.consent).length;
  document.title = waiting > 0 ? `(${waiting}) Millrace` : 'Millrace';
}

/** @returns {import('./sync.js').Reach} */
function reachNow() {
  return { all: given.all && !store.hasForgotten, open: (given.all || given.open) && !store.hasForgottenOpen };
}

function emptyState(held, passing) {
  if (passing > 0) {
    return 'none';
  }
  if (held > 0) {
    return reachNow().all ? 'filtered' : 'filtered-last';
  }
  return loaded && given.all ? 'no-tickets' : 'loading';
}

function tick() {
  if (!document.hidden) {
    list.tick(Date.now());
    charts.draw(metrics);
    breakers.draw(metrics.breakers());
    mailboxes.draw(metrics.mailboxes());
  }
}

/** Asks how many tickets there are where the page does not hold them all. */
async function count() {
  await tally.ask(reachNow());
  redraw();
}

function showConnection(state) {
  const element = byId('connection');
  const before = element.dataset.state;
  element.dataset.state = state;
  setText(element.querySelector('.connection-text'), CONNECTION[state]);
  if (state === 'signed-out') {
    goToLogin();
  } else if (state === 'reconnecting' && before === 'live') {
    announcer.say('The connection was lost; reconnecting.');
  } else if (state === 'live' && before === 'reconnecting') {
    announcer.say('Live again.');
  }
}

function announce({ ticket }, event) {
  if (event.type === 'prioritised' && event.priority?.value === 'P1') {
    announcer.say(`New P1 ticket: ${ticket.subject}.`);
  } else if (event.type === 'consent-requested') {
    announcer.say(`Approval needed: ${ticket.subject}.`);
  } else if (event.type === 'remediation-failed') {
    announcer.say(`A runbook failed: ${ticket.subject}.`);
  }
  hear({ ticket }, event, detail.id === ticket.id);
}

/** Says what became of what was sent from here; a refusal of something else only where it `concerns` the person. */
function hear({ ticket }, event, concerns) {
  const { isOurs, isKept } = detail.hear(ticket.id, event);
  if (event.type === 'command-refused' && (isOurs || concerns)) {
    const where = detail.id === ticket.id ? '' : ` for ${ticket.id}`;
    say(`Refused${where}: ${event.reason}.${isKept ? ' What you wrote is kept.' : ''}`, 'bad');
  }
}

/** Reads what the feed has left out of a ticket: it may be what became of something sent from here. */
async function fillGap(id) {
  const isBeingFilled = gaps.has(id);
  gaps.set(id, GAP_TRIES);
  if (isBeingFilled) {
    return;
  }
  do {
    gaps.set(id, gaps.get(id) - 1);
    await lookUp(id, detail.awaits(id));
    if (!store.get(id)?.unheard.length) {
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, GAP_PAUSE));
  } while (gaps.get(id) > 0);
  gaps.delete(id);
}

/** A ticket that the filter names by its whole id is found even where it is not held here. */
function lookUpFiltered() {
  if (loaded && filters.id && !store.get(filters.id)) {
    void lookUp(filters.id);
  }
}

/** Opens the ticket that the address names, or closes what is open. */
function showAddressed() {
  const id = addressedId(location.hash);
  if (!id || document.getElementById(id)) {
    if (detail.isOpen) {
      hideDetail();
    }
    return;
  }
  if (detail.id === id) {
    return;
  }
  const entry = store.get(id);
  detail.open(id, entry);
  document.body.classList.add('has-detail');
  cover();
  list.markOpen(id);
  if (!entry && loaded) {
    void lookUp(id).then((outcome) => outcome !== 'found' && detail.notFound(id, outcome === 'missing'));
  } else if (entry?.gap) {
    void lookUp(id);
  }
}

function closeDetail() {
  history.replaceState(null, '', location.pathname + location.search);
  hideDetail();
}

function hideDetail() {
  detail.close();
  document.body.classList.remove('has-detail');
  cover();
  list.markOpen(null);
  list.focusSelected();
}

/** On a narrow page an open ticket covers all else, which then can neither be reached nor read out. */
function cover() {
  const covered = narrow.matches && detail.isOpen;
  document.querySelectorAll('.skip, .bar, .holds, .desk > :not(#detail)').forEach((part) => {
    /** @type {HTMLElement} */ (part).inert = covered;
  });
}
