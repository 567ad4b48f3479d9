// Follows the desk while somebody looks. A browser has six connections to a host for all its tabs together, and a page
// whose feeds held them all would keep the next tab from loading.

/** A page that was looked at last keeps the connection by which its title tells of news for this long. */
const HIDDEN_FOR = 60_000;
/** After this long out of sight, reading the list anew is cheaper than catching up. */
const STALE_AFTER = 600_000;
/** Another tab is said to be in sight a little before or after this one is said to be hidden. */
const CHANGE_OF_TABS = 2_000;
/** What a dashboard that comes into sight writes, for the other tabs to hear. */
const LAST_SEEN = 'millrace.dashboard.seen';

/**
 * Starts both feeds once the page is in sight. Out of sight it keeps one, and none once another dashboard of the same
 * browser is looked at; a page that was left, and that the browser keeps for the way back, keeps none.
 *
 * @param {import('./feed.js').Feed} tickets
 * @param {import('./feed.js').Feed} figures
 */
export function followWhileSeen(tickets, figures) {
  let timer = 0;
  let leftAt = 0;
  let anotherSeenAt = -CHANGE_OF_TABS;

  const leave = () => {
    leftAt ||= Date.now();
    figures.stop();
  };
  const leaveAll = () => {
    clearTimeout(timer);
    leave();
    tickets.stop();
  };
  const hide = () => {
    leave();
    const another = performance.now() - anotherSeenAt < CHANGE_OF_TABS;
    timer = setTimeout(leaveAll, another ? 0 : HIDDEN_FOR);
  };
  const comeBack = () => {
    clearTimeout(timer);
    localStorage.setItem(LAST_SEEN, String(Date.now()));
    if (leftAt && Date.now() - leftAt > STALE_AFTER) {
      tickets.forget();
    }
    leftAt = 0;
    tickets.start();
    figures.start();
  };

  addEventListener('storage', ({ key }) => {
    if (key === LAST_SEEN) {
      anotherSeenAt = performance.now();
      if (document.hidden) {
        leaveAll();
      }
    }
  });
  document.addEventListener('visibilitychange', () => (document.hidden ? hide() : comeBack()));
  addEventListener('pagehide', leaveAll);
  addEventListener('pageshow', (event) => event.persisted && comeBack());
  if (!document.hidden) {
    comeBack();
  }
}
