// Adds the steps of a ticket to its status page as they happen.

const steps = document.getElementById('steps');
const state = document.getElementById('state');
const code = document.getElementById('code');
// The promise that each step is shown: made only while the connection holds.
const live = document.getElementById('live');
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
let last = Number(new URL(steps.dataset.stream, location.href).searchParams.get('after'));

function add(line) {
  state.textContent = line.state;
  state.dataset.done = line.done;
  code.hidden = !line.asksForCode;
  for (const text of line.texts) {
    const words = document.createElement('span');
    words.textContent = text + ' ';
    const time = document.createElement('time');
    time.className = 'muted';
    time.dateTime = line.at;
    time.textContent = line.time;
    const item = document.createElement('li');
    item.className = 'done';
    item.append(words, time);
    steps.append(item);
  }
}

let events = null;
let pause = FIRST_PAUSE;

function connect() {
  const address = new URL(steps.dataset.stream, location.href);
  address.searchParams.set('after', last);
  events = new EventSource(address);
  const mine = events;
  mine.addEventListener('open', () => {
    live.hidden = false;
    pause = FIRST_PAUSE;
  });
  mine.addEventListener('step', (event) => {
    const line = JSON.parse(event.data);
    if (line.version > last) {
      last = line.version;
      add(line);
    }
  });
  // The server asks to come back, or the connection ended or was refused: start again from the last step shown. Not left
  // to the browser, which gives up when it is refused and else asks again as often.
  const again = () => {
    mine.close();
    live.hidden = true;
    setTimeout(() => mine === events && connect(), pause * (0.5 + Math.random() / 2));
    pause = Math.min(LONGEST_PAUSE, pause * 2);
  };
  mine.addEventListener('reconnect', again);
  mine.addEventListener('error', again);
}

// A page that nobody looks at, or that was left and is kept for the way back, holds no connection: a browser has six.
const leave = () => {
  events?.close();
  events = null;
  live.hidden = true;
};
const comeBack = () => {
  if (!events && !document.hidden) {
    connect();
  }
};
comeBack();
document.addEventListener('visibilitychange', () => (document.hidden ? leave() : comeBack()));
addEventListener('pagehide', leave);
addEventListener('pageshow', comeBack);
