// Adds the steps of a ticket to its status page as they happen.

const steps = document.getElementById('steps');
const state = document.getElementById('state');
const code = document.getElementById('code');
// Only a page whose script runs can keep that promise.
document.getElementById('live').hidden = false;
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

function connect() {
  const address = new URL(steps.dataset.stream, location.href);
  address.searchParams.set('after', last);
  events = new EventSource(address);
  const mine = events;
  mine.addEventListener('step', (event) => {
    const line = JSON.parse(event.data);
    if (line.version > last) {
      last = line.version;
      add(line);
    }
  });
  // The server asks to come back, or the connection ended for good: start again from the last step shown.
  const again = () => {
    mine.close();
    setTimeout(() => mine === events && connect(), 2000);
  };
  mine.addEventListener('reconnect', again);
  mine.addEventListener('error', () => {
    if (mine.readyState === EventSource.CLOSED) {
      again();
    }
  });
}

// A page that nobody looks at, or that was left and is kept for the way back, holds no connection: a browser has six.
const leave = () => {
  events?.close();
  events = null;
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
