// Times, durations, shares and names as people read them.

const EXACT = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
});

/** An instant as Jackson writes it (ISO 8601, or seconds since the epoch) in milliseconds; null when there is none. */
export function millis(instant) {
  if (instant === null || instant === undefined) {
    return null;
  }
  const value = typeof instant === 'number' ? instant * 1000 : Date.parse(instant);
  return Number.isFinite(value) ? value : null;
}

/** When the reader's day began. */
export function lastMidnight() {
  return new Date().setHours(0, 0, 0, 0);
}

/** The exact time, for titles. */
export function exact(ms) {
  return ms === null ? 'time unknown' : EXACT.format(ms);
}

const DATED = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Day and minute. */
export function dated(ms) {
  return ms === null ? 'time unknown' : DATED.format(ms);
}

/** A length of time, as short as it can be said: `42 ms`, `1.3 s`, `4 min`, `2 h`, `3 d`. */
export function duration(ms) {
  if (ms < 1000) {
    return `${Math.max(0, Math.round(ms))} ms`;
  }
  if (ms < 59_950) {
    return `${ms < 9_950 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000)} s`;
  }
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) {
    return `${minutes} min`;
  }
  const hours = Math.round(ms / 3_600_000);
  return hours < 48 ? `${hours} h` : `${Math.round(ms / 86_400_000)} d`;
}

/** How long ago, in whole units: `now`, `12 s ago`. */
export function ago(ms, now = Date.now()) {
  const passed = now - ms;
  return passed < 1000 ? 'now' : `${duration(Math.floor(passed / 1000) * 1000).replace('.0', '')} ago`;
}

/** How far ahead: `in 24 h`, or `expired`. */
export function ahead(ms, now = Date.now()) {
  return ms <= now ? 'expired' : `in ${duration(ms - now)}`;
}

/** A share of one: `93 %`. */
export function percent(share) {
  return `${Math.round((share ?? 0) * 100)} %`;
}

/** A number of bytes. */
export function bytes(count) {
  if (count < 1024) {
    return `${count} B`;
  }
  return count < 1_048_576 ? `${Math.round(count / 1024)} kB` : `${(count / 1_048_576).toFixed(1)} MB`;
}

/** Who somebody is: the name where one is known, else the address. Also takes a bare address. */
export function personName(person) {
  return typeof person === 'string' ? person : person?.name || person?.address || 'somebody';
}

/** Name and address. */
export function personFull(person) {
  const named = person?.name && person.name.toLowerCase() !== person.address?.toLowerCase();
  return named ? `${person.name} <${person.address}>` : personName(person);
}
