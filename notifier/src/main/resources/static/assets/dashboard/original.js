// A mail as it looked, and the files that came along. The mail is shown in a frame that may do nothing but open links in
// other windows; what is wrong is said before there is a frame, which could not say it.

import { askForAddress, askForFile, goToLogin, SignedOut } from './api.js';
import { el } from './dom.js';
import { bytes } from './format.js';

/** Links in a mail open beside the desk. */
const MAY = 'allow-popups allow-popups-to-escape-sandbox';

/**
 * The files, each to be saved. The mail itself is among them where nobody could read it.
 *
 * @param {string} ticketId
 * @param {{name: string, size: number, sha256: string}[]} files
 * @param {string | null | undefined} mail that they came in
 * @param {(text: string, tone?: string) => void} say
 */
export function fileList(ticketId, files, mail, say) {
  return el('ul', { class: 'files' }, ...files.map((file) => {
    const path = file.sha256 === mail ? rawPathOf(ticketId, mail) : pathOf(ticketId, 'files', file.sha256);
    return el('li', {}, 'Attached: ', saved(path, file.name, say), ` (${bytes(file.size)})`);
  }));
}

/**
 * A link that saves the mail as it came.
 *
 * @param {string} ticketId
 * @param {string} sha256 of the mail
 * @param {(text: string, tone?: string) => void} say
 */
export function rawMail(ticketId, sha256, say) {
  return el(
    'p', { class: 'moment-line' },
    saved(rawPathOf(ticketId, sha256), 'Save the mail as it came', say),
    ' (with whatever secrets it holds; the history tells who did)',
  );
}

function saved(path, name, say) {
  const save = async (event) => {
    event.preventDefault();
    if (await isThere(path, say) && await isThere(path, say, askForFile)) {
      location.assign(path);
    }
  };
  return el('a', { href: path, onclick: save }, name);
}

/**
 * A button that shows the mail and hides it again.
 *
 * @param {string} ticketId
 * @param {string} sha256 of the mail
 * @param {(text: string, tone?: string) => void} say
 */
export function mailFrame(ticketId, sha256, say) {
  const path = pathOf(ticketId, 'mails', sha256);
  const place = el('div', { class: 'mail' });
  const button = el('button', { type: 'button', 'aria-expanded': 'false', onclick: toggle }, 'Show the mail');

  async function toggle() {
    const open = button.getAttribute('aria-expanded') === 'true';
    if (!open && !(await isThere(path, say))) {
      return;
    }
    button.setAttribute('aria-expanded', String(!open));
    button.textContent = open ? 'Show the mail' : 'Hide the mail';
    place.replaceChildren(...(open ? [] : [
      el('iframe', { src: path, sandbox: MAY, title: 'The mail as it looked', referrerpolicy: 'no-referrer' }),
      el('a', { href: path, target: '_blank', rel: 'noopener' }, 'Open it in a window of its own'),
    ]));
  }
  return el('div', { class: 'original' }, button, place);
}

function pathOf(ticketId, what, sha256) {
  return `/api/tickets/${encodeURIComponent(ticketId)}/${what}/${encodeURIComponent(sha256)}`;
}

function rawPathOf(ticketId, sha256) {
  return `${pathOf(ticketId, 'mails', sha256)}/raw`;
}

async function isThere(path, say, ask = askForAddress) {
  try {
    await ask(path);
    return true;
  } catch (failure) {
    if (failure instanceof SignedOut) {
      goToLogin();
    } else {
      say(failure.message, 'bad');
    }
    return false;
  }
}
