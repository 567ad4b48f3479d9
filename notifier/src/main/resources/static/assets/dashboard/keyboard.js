// The keys: j and k or the arrows move, Enter opens (the row is a link), Esc closes, / goes to the filter.

/**
 * @param {{move: (by: number) => void, close: () => void, filter: () => void}} actions
 */
export function listenToKeys({ move, close, filter }) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Escape') {
      close();
      return;
    }
    if (isTyping(event.target)) {
      return;
    }
    const act = KEYS[event.key];
    if (act && (!act.arrow || arrowsAreFree(event.target))) {
      event.preventDefault();
      act.run({ move, filter });
    }
  });
}

const KEYS = {
  j: { run: ({ move }) => move(1) },
  k: { run: ({ move }) => move(-1) },
  ArrowDown: { arrow: true, run: ({ move }) => move(1) },
  ArrowUp: { arrow: true, run: ({ move }) => move(-1) },
  '/': { run: ({ filter }) => filter() },
};

function isTyping(target) {
  return target.matches?.('input, textarea, select, [contenteditable]');
}

/** Within an open ticket the arrows scroll it. */
function arrowsAreFree(target) {
  return target === document.body || Boolean(target.closest?.('.stream'));
}
