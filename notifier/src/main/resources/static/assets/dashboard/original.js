// A mail as it looked, and the files that came along. The mail is shown in a frame that may do nothing but open links in
// other windows; what is wrong is said before there is a frame, which could not say it.

import { askForAddress, askForFile, goToLogin, SignedOut } from './api.js';
import { el } from './dom.js';
import { bytes } from './format.js';

/** Links in a mail open beside the desk. */
const MAY = 'allow-popups allow-popups-to-escape-sandbox';

/**
 * The files, each to be saved.
 *
 * @param {string} ticketId
 * @param {{name: string, size: number, sha256: string}[]} files
 * @param {(text: string, tone?: string) => void} say
 */
export function fileList(ticketId, files, say) {
  return el('ul', { class: 'files' }, ...files.map((file) => {
    const path = pathOf(ticketId, 'files', file.sha256);
    const save = async (event) => {
      event.preventDefault();
      if (await isThere(path, say) && await isThere(path, say, askForFile)) {
        location.assign(path);
      }
    };
    return el('li', {}, 'Attached: ', el('a', { href: path, onclick: save }, file.name), ` (${bytes(file.size)})`);
  }));
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
