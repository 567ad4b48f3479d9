// An event in words: a headline, what there is to say about it, and the reasons given. Pure; knows nothing of the page.

import { FLAG_WORDS } from './flag-words.js';
import { ahead, duration, exact, millis, percent, personFull, personName } from './format.js';
import {
  assuranceWord, categoryWord, channelWord, consenterWord, languageWord, sentimentWord, targetWord, viaWord,
} from './words.js';

/**
 * @typedef {object} Telling
 * @property {string} title
 * @property {'plain' | 'good' | 'warn' | 'bad' | 'info'} [tone]
 * @property {(string | null | undefined | false)[]} [lines]
 * @property {string} [quote] what somebody wrote
 * @property {string | null} [mail] the blob of the mail that it came in
 * @property {boolean} [isReadInPart] whether there is more in that mail than is shown
 * @property {{name: string, size: number, sha256: string}[]} [files] what came along
 * @property {string[]} [reasons]
 */

/**
 * @param {{type: string} & Record<string, any>} event
 * @returns {Telling}
 */
export function tell(event) {
  const teller = TELLERS[event.type];
  return teller ? teller(event) : { title: event.type ? event.type.replaceAll('-', ' ') : 'Something unrecognised' };
}

/** @type {Record<string, (event: any) => Telling>} */
const TELLERS = {
  opened: (event) => ({
    title: `Opened by ${channelWord(event.channel)}`,
    lines: [
      `from ${personFull(event.requester)}${event.ourAddress ? ` to ${event.ourAddress}` : ''}; ${assuranceWord(event.assurance)}`,
      event.answerable === false && 'A program wrote it: it is worked on, never answered.',
      event.mentions && `It mentions ${event.mentions} but may not join it.`,
    ],
  }),
  'message-received': (event) => ({
    title: `${personName(event.from)} wrote`,
    lines: [
      event.review && `Suspicious: ${event.review}.`,
      event.automatic && event.automatic !== 'none' && `Written by a program (${event.automatic}).`,
      ...(event.flags ?? []).map(flagWords),
    ],
    quote: event.text,
    isReadInPart: (event.flags ?? []).some((flag) => READ_IN_PART.has(flag)),
    ...broughtAlong(event),
  }),
  understood: ({ reading }) => understood(reading ?? {}),
  prioritised: ({ priority = {} }) => ({
    title: `Priority ${priority.value}`,
    lines: [`Hits ${IMPACTS[priority.impact] ?? priority.impact}, needed ${priority.urgency}; ${percent(priority.confidence)} sure.`],
    reasons: priority.reasons,
  }),
  diagnosed: ({ diagnosis }) => diagnosed(diagnosis ?? {}),
  'question-asked': ({ question = {} }) => ({
    title: `Asked the requester for the ${question.about}`,
    lines: [
      question.choices?.length > 0 && `Named were ${question.choices.join(', ')}.`,
      question.suffices ? `With the answer ${question.runbook} may go ahead.` : null,
    ],
    tone: 'warn',
  }),
  authorised: ({ authorisation = {} }) => ({
    title: `Policy: ${AUTHORISATIONS[authorisation.type]?.(authorisation) ?? authorisation.type}`,
    lines: [authorisation.reason, `Rule “${authorisation.rule}”.`],
    tone: authorisation.type === 'never' ? 'warn' : 'plain',
  }),
  'consent-requested': (event) => ({
    title: `Agreement of ${consenterWord(event.consent)} is needed`,
    lines: [
      event.quorum > 1 && `${event.quorum} different people must agree.`,
      event.roles?.length > 0 && `Also those may who hold the role ${list(event.roles)}.`,
      `to run ${event.runbook} on ${targetWord(event.target)}; until ${exact(millis(event.expiresAt))}.`,
    ],
    tone: 'warn',
  }),
  'consenters-found': (event) => ({
    title: `Asked ${list(event.consenters?.map(personName)) || 'nobody'}`,
    lines: (event.consenters ?? []).map(personFull),
  }),
  approved: (event) => ({
    title: `${personName(event.by)} approved`,
    lines: [viaWord(event.via), event.missing > 0 && `Still missing: ${event.missing}.`],
    tone: 'good',
  }),
  denied: (event) => ({ title: `${personName(event.by)} did not agree`, lines: [viaWord(event.via)], tone: 'bad' }),
  'code-requested': (event) => ({
    title: `Mailed a code to ${personName(event.by)}`,
    lines: [
      event.door === 'CHAT' ? 'Somebody wants to answer for him in the chat.' : 'Somebody pressed a button behind his link.',
      `It would be ${event.approved ? 'an approval' : 'a refusal'}; it counts only with the code.`,
    ],
    tone: 'warn',
  }),
  'code-refused': (event) => ({
    title: 'A code was refused',
    lines: [`${event.reason}.`, `The question bears ${event.left} more wrong ones.`],
    tone: 'warn',
  }),
  'consent-expired': () => ({ title: 'Nobody agreed in time', tone: 'warn' }),
  'consent-impossible': (event) => ({
    title: 'Who can agree could not be found out',
    lines: [`${event.reason}.`],
    tone: 'warn',
  }),
  'remediation-requested': (event) => ({
    title: `Runbook ${event.runbook} begins`,
    lines: [
      `on ${targetWord(event.target)}${event.attempt > 1 ? `, attempt ${event.attempt}` : ''}`,
      event.consents?.length > 0 && `agreed to by ${event.consents.map(personFull).join(' and ')}`,
    ],
    tone: 'info',
  }),
  'remediation-progressed': (event) => ({
    title: `${event.step}: ${PHASES[event.phase] ?? event.phase}`,
    lines: [event.detail],
  }),
  'remediation-deferred': (event) => ({
    title: `Waits for ${event.connector}${WAITS[event.cause] ?? ''}`,
    lines: [event.reason, `Tried again at ${exact(millis(event.until))}.`],
    tone: 'warn',
  }),
  'remediation-succeeded': (event) => ({
    title: 'Runbook done and verified',
    lines: [
      event.summary,
      event.secret
        && `A one-time link went to ${personFull(event.secret.recipient)}; it ends ${exact(millis(event.secret.expiresAt))}.`,
    ],
    tone: 'good',
  }),
  'remediation-failed': (event) => ({
    title: `Runbook failed at ${event.step}`,
    lines: [
      event.reason,
      event.undone ? 'Everything applied was undone.' : 'What was applied could not all be undone.',
      ...(event.left ?? []).map(({ step, before, now, reason }) => `${step} stays: before: ${before}; now: ${now} (${reason}).`),
    ],
    tone: 'bad',
  }),
  'acknowledgement-due': () => ({ title: 'It takes a while: the requester is told that we have it' }),
  assigned: (event) => ({ title: `Assigned to ${event.assignee}`, lines: [event.reason] }),
  commented: (event) => ({
    title: `${personName(event.by)} ${event.toRequester ? 'answered' : 'noted'}`,
    quote: event.text,
    ...broughtAlong(event),
  }),
  replied: (event) => ({
    title: `${personName(event.to)} was told: ${event.kind}`,
    quote: event.text,
  }),
  'reply-withheld': (event) => ({
    title: `${personName(event.to)} was not told: ${event.kind}`,
    lines: [event.reason],
    tone: 'warn',
  }),
  'message-repeated': (event) => ({
    title: 'The same mail came again and was left out',
    lines: [`Under ${event.messageId}, to ${event.ourAddress}.`],
  }),
  'mail-downloaded': (event) => ({
    title: `${personName(event.by)} saved the mail as it came`,
    lines: [`Blob ${event.rawSha256}.`],
  }),
  resolved: (event) => ({
    title: event.by ? `Resolved by ${personName(event.by)}` : 'Resolved by runbook',
    lines: [event.note],
    tone: 'good',
  }),
  reopened: (event) => ({ title: 'Reopened', lines: [event.reason, `${event.assignee} has it.`], tone: 'warn' }),
  closed: (event) => ({
    title: event.by ? `Closed by ${personName(event.by)}` : 'Closed: nothing more was heard',
    lines: [event.reason],
  }),
  'review-needed': (event) => ({
    title: 'Somebody must look at it first',
    lines: [event.reason, 'Until then nothing is done, and nobody is answered.'],
    tone: 'warn',
  }),
  held: (event) => ({ title: `${personName(event.by)} put it on hold`, lines: [event.reason] }),
  resumed: (event) => ({ title: `${personName(event.by)} took it up again` }),
  'runbook-chosen': (event) => ({
    title: `${personName(event.by)} asked for the runbook ${event.runbook}`,
    lines: [
      `on ${targetWord(event.target)}`,
      ...Object.entries(event.parameters ?? {}).map(([name, value]) => `${name}: ${value}`),
    ],
  }),
  escalated: (event) => ({ title: `${personName(event.by)} escalated it`, lines: [event.reason], tone: 'bad' }),
  'category-corrected': (event) => ({
    title: `${personName(event.by)} corrected the category`,
    lines: [`from ${categoryWord(event.from)} to ${categoryWord(event.to)}`],
  }),
  'priority-corrected': (event) => ({
    title: `${personName(event.by)} corrected the priority`,
    lines: [`from ${event.from} to ${event.to}`],
  }),
  'sentiment-corrected': (event) => ({
    title: `${personName(event.by)} corrected the tone`,
    lines: [`from ${event.from} to ${event.to}`],
  }),
  compared: ({ verdicts = {} }) => compared(verdicts.inForce ?? {}, verdicts.shadow ?? {}),
  'merge-requested': (event) => ({
    title: `${personName(event.by)} wants it merged into ${event.target}`,
    lines: [event.reason, event.request > 1 && `${event.target} was asked ${event.request} times.`],
  }),
  'merge-declined': (event) => ({ title: `It was not merged into ${event.target}`, tone: 'warn' }),
  merged: (event) => ({
    title: `Merged into ${event.target}`,
    lines: [event.reason, 'It goes on there, and so does whatever is written to it.'],
  }),
  'merged-in': (event) => ({
    title: `${event.source} was merged into it by ${personName(event.by)}`,
    lines: [
      event.reason,
      ...(event.tickets ?? []).map(({ ticket, requester }) => `${ticket} of ${personFull(requester)}`),
    ],
    tone: 'info',
  }),
  'command-refused': (event) => ({
    title: `Refused: ${event.command.replaceAll('-', ' ')}`,
    lines: [event.reason],
    tone: 'warn',
  }),
  unrecognised: () => ({ title: 'Something a newer program wrote' }),
};

/** What a flag means, or its own name where it is a newer program's; empty where it says nothing to people. */
function flagWords(flag) {
  const [word] = flag.split(':', 1);
  const sentence = Object.hasOwn(FLAG_WORDS, word) ? FLAG_WORDS[word] : flag.replaceAll('-', ' ');
  return sentence.replace('{}', () => flag.slice(word.length + 1));
}

/** Ids of mails stand in angle brackets. */
function broughtAlong({ messageId, rawSha256, attachments = [] }) {
  return { mail: messageId?.startsWith('<') ? rawSha256 : null, files: attachments };
}

/** Flags of mails that hold more than what is shown of them. */
const READ_IN_PART = new Set([
  'unreadable', 'broken-structure', 'nested-too-deep', 'too-many-parts', 'too-many-files', 'too-large-to-open',
  'text-cut', 'header-cut', 'recipients-cut', 'references-cut', 'broken-tnef',
]);

const IMPACTS = { wide: 'many people', team: 'a team', person: 'one person' };

/** Why a run waits for a system; what else it waits for says so itself. */
const WAITS = {
  away: ', which is away',
  busy: ', which takes no more for now',
  'under-way': ', which is still at it',
  frozen: ', which is not to be changed now',
};

const PHASES = { check: 'looked', apply: 'changed', verify: 'made sure', undo: 'took it back' };

const AUTHORISATIONS = {
  automatic: () => 'may run at once',
  'needs-consent': (authorisation) => `${consenterWord(authorisation.consent)} must agree`,
  never: () => 'a person does it',
};

function understood({ category, language, sentiment, entities = [], reasons, model }) {
  const others = (category?.alternatives ?? []).map((other) => `${categoryWord(other.value)} ${percent(other.confidence)}`);
  return {
    title: `Understood as ${categoryWord(category?.value)}, ${percent(category?.confidence)}`,
    lines: [
      others.length > 0 && `Else ${others.join(', ')}.`,
      language && sentiment
        && `${languageWord(language.value)} ${percent(language.confidence)}; `
          + `tone ${sentimentWord(sentiment.value, sentiment.anger)} ${percent(sentiment.confidence)}.`,
      model && `Read by models ${model}.`,
      entities.length > 0
        && `Names ${entities.map((entity) => `${entity.type} “${entity.value ?? entity.text}”`).join(', ')}.`,
    ],
    reasons,
  };
}

const COMPARED = { category: categoryWord, priority: String, sentiment: String, runbook: String };

/** What models in shadow would have said; only where it is something else. */
function compared(inForce, shadow) {
  const differences = Object.entries(COMPARED)
    .filter(([field]) => inForce[field] !== shadow[field])
    .map(([field, word]) => `${field} ${word(shadow[field])} instead of ${word(inForce[field])}`);
  return {
    title: differences.length > 0 ? 'The shadow would have said otherwise' : 'The shadow says the same',
    lines: [differences.length > 0 && `${differences.join(', ')}.`, `Models ${shadow.model}; nothing follows from it.`],
  };
}

function diagnosed({ hypotheses = [], runbook, target, automatable, unsure, alsoAbout = [], reasons }) {
  const [likeliest] = hypotheses;
  return {
    title: likeliest ? `${unsure ? 'Unsure, perhaps' : 'Diagnosed'}: ${likeliest.hypothesis}` : 'No diagnosis',
    lines: [
      ...hypotheses.map(hypothesisLine),
      ...alsoAbout.map((other) => `Also about ${categoryWord(other.category)} ${percent(other.confidence)}: “${other.text}”.`),
      runbook === 'none' || !runbook
        ? 'No runbook mends it.'
        : `Proposed: ${runbook} on ${targetWord(target)}${automatable ? '' : '; not on this message alone'}.`,
    ],
    reasons,
  };
}

function hypothesisLine({ hypothesis, confidence, risk, runbook, parameters = {}, missing = [], evidence = [] }) {
  const given = Object.entries(parameters).map(([name, value]) => `${name} ${value}`);
  return [
    `${percent(confidence)} ${hypothesis}`,
    runbook && runbook !== 'none' ? `${runbook}, ${risk} risk` : null,
    given.length > 0 ? given.join(', ') : null,
    missing.length > 0 ? `still missing: ${missing.join(', ')}` : null,
    evidence.length > 0 ? `for it: ${evidence.join(', ')}` : null,
  ].filter(Boolean).join(' · ');
}

function list(names = []) {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
}

/** How long somebody still has to agree. */
export function timeLeft(expiresAt) {
  const at = millis(expiresAt);
  return at === null ? '' : ahead(at);
}

/** How long it took from opening to done, when it is done. */
export function timeToFix(ticket) {
  const opened = millis(ticket.openedAt);
  const resolved = millis(ticket.resolvedAt);
  return opened === null || resolved === null ? null : duration(resolved - opened);
}
