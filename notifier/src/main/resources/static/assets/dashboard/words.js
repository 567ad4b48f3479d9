// The desk's fixed vocabulary in words: categories, statuses and the groups they are counted and filtered by.

export const CATEGORIES = [
  'password-reset', 'account-locked', 'mfa-reset', 'access-request', 'vpn', 'network', 'email', 'software-install',
  'software-fault', 'device-compliance', 'hardware', 'printing', 'file-access', 'security-incident', 'service-outage',
  'onboarding', 'field-service', 'general-question',
];

export const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

export const SENTIMENTS = ['negative', 'neutral', 'positive'];

/** Status → how it reads and which tone it is shown in. */
const STATUSES = {
  NEW: ['New', 'info'],
  DIAGNOSED: ['Diagnosed', 'info'],
  AWAITING_APPROVAL: ['Awaiting approval', 'warn'],
  AWAITING_IDENTITY: ['Awaiting identity', 'warn'],
  REMEDIATING: ['Being fixed', 'info'],
  ASSIGNED: ['Assigned', 'plain'],
  ON_HOLD: ['On hold', 'plain'],
  ESCALATED: ['Escalated', 'bad'],
  RESOLVED: ['Resolved', 'good'],
  CLOSED: ['Closed', 'plain'],
  REOPENED: ['Reopened', 'warn'],
};

export const STATUS_NAMES = Object.keys(STATUSES);

export function statusWord(status) {
  return STATUSES[status]?.[0] ?? String(status ?? 'unknown').toLowerCase().replaceAll('_', ' ');
}

export function statusTone(status) {
  return STATUSES[status]?.[1] ?? 'plain';
}

/** Whether a person must look at it before anything is done or answered. */
export function isInReview({ review, status }) {
  return Boolean(review) && status === 'ON_HOLD';
}

export function ticketWord(ticket) {
  return isInReview(ticket) ? 'In review' : statusWord(ticket.status);
}

export function ticketTone(ticket) {
  return isInReview(ticket) ? 'warn' : statusTone(ticket.status);
}

export function categoryWord(category) {
  return category ? category.replaceAll('-', ' ') : 'not understood yet';
}

const DONE = new Set(['RESOLVED', 'CLOSED']);
const WAITING = new Set(['AWAITING_APPROVAL', 'AWAITING_IDENTITY']);
const PEOPLE = new Set(['ASSIGNED', 'ESCALATED', 'REOPENED', 'ON_HOLD']);

export function isDone(status) {
  return DONE.has(status);
}

/**
 * The groups of tickets that the counters count and the status filter offers.
 *
 * @type {Record<string, {label: string, test: (entry: import('./store.js').Entry) => boolean}>}
 */
export const GROUPS = {
  open: { label: 'Open', test: (entry) => !isDone(entry.ticket.status) },
  waiting: { label: 'Waiting for approval', test: (entry) => WAITING.has(entry.ticket.status) },
  fixing: { label: 'Being fixed', test: (entry) => entry.ticket.status === 'REMEDIATING' },
  fixed: { label: 'Fixed by runbook', test: (entry) => entry.automated },
  people: { label: 'With people', test: (entry) => PEOPLE.has(entry.ticket.status) },
  failed: { label: 'Failed', test: (entry) => entry.failed },
};

const CHANNELS = { email: 'mail', web: 'the web form', chat: 'chat' };

export function channelWord(channel) {
  return CHANNELS[channel] ?? channel;
}

const ASSURANCES = {
  CLAIMED: 'sender only claimed',
  DOMAIN_VERIFIED: 'sender’s domain verified',
  AUTHENTICATED: 'sender signed in',
};

export function assuranceWord(assurance) {
  return ASSURANCES[assurance] ?? String(assurance);
}

const CONSENTS = { identity: 'the account’s owner', 'group-owner': 'the group’s owner', manager: 'the manager', role: 'whoever holds the role' };

/** Whose agreement is meant. */
export function consenterWord(consent) {
  return CONSENTS[consent] ?? consent;
}

const VIAS = { LINK: 'By the link in the mail.', CODE: 'By the code in the mail.', DESK: 'Signed in at the desk.' };

/** How somebody who answered was known. */
export function viaWord(via) {
  return VIAS[via] ?? null;
}

/** What a runbook acts on; `sender` is the account of whoever wrote. */
export function targetWord(target) {
  return !target || target === 'sender' ? 'the sender’s account' : target;
}

/** How the writer sounds. */
export function sentimentWord(sentiment, anger) {
  return anger ? 'angry' : sentiment;
}

const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

export function languageWord(code) {
  try {
    return code === 'und' ? 'unknown language' : LANGUAGES.of(code);
  } catch {
    return code;
  }
}
