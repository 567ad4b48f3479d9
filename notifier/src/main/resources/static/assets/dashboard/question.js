// A question before something that changes the desk for everybody.

import { el } from './dom.js';

/**
 * Asks, and waits for the answer. Focus returns to where it was.
 *
 * @param {HTMLDialogElement} dialog
 * @param {{title: string, text: string, yes: string}} question
 * @returns {Promise<boolean>}
 */
export function ask(dialog, { title, text, yes }) {
  return new Promise((answer) => {
    dialog.setAttribute('aria-label', title);
    dialog.returnValue = '';
    dialog.addEventListener('close', () => answer(dialog.returnValue === 'yes'), { once: true });
    dialog.replaceChildren(el(
      'form',
      { method: 'dialog' },
      el('h2', {}, title),
      el('p', { class: 'muted' }, text),
      el(
        'p',
        { class: 'buttons' },
        el('button', { type: 'submit', value: 'yes', class: 'danger' }, yes),
        el('button', { type: 'submit', value: 'no', autofocus: true }, 'Cancel'),
      ),
    ));
    dialog.showModal();
  });
}
