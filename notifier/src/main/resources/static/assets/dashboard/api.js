// The desk's HTTP doors: reading tickets, giving commands, signing out. Knows the CSRF token and problem details, and
// what it looks like when the session has ended.

/** The session has ended. */
export class SignedOut extends Error {}

/** The server refused or could not be reached; the message is fit for people. `status` is 0 when it was not reached. */
export class RequestFailed extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @type {{headerName: string, token: string, user?: string, mayAgree?: boolean} | null} */
let csrf = null;

/**
 * Reads JSON.
 *
 * @param {string} path
 * @param {AbortSignal} [signal]
 */
export async function getJson(path, signal) {
  return (await request(path, { signal })).json();
}

/** Asks whether another address gives what is wanted here; where none does, fails with the words for it. */
export async function askForAddress(path) {
  await request(path, { isAddress: true });
}

/** Asks whether the file that an address leads to is still kept. */
export async function askForFile(path) {
  try {
    await request(path, { method: 'HEAD', redirect: 'follow' });
  } catch (failure) {
    throw failure.status === 404 ? new RequestFailed('This file is not kept any more.', 404) : failure;
  }
}

/** Gives a command on a ticket; what comes of it arrives by the feed. */
export async function command(ticketId, body) {
  await post(`/api/tickets/${encodeURIComponent(ticketId)}/commands`, JSON.stringify(body));
}

/**
 * Exchanges models.
 *
 * @returns {Promise<{done: boolean, state: any}>} whether it is so already, and how things stand
 */
export async function modelCommand(body) {
  const response = await post('/api/models/commands', JSON.stringify(body));
  return { done: response.status === 200, state: await response.json() };
}

/** Posts JSON and reads the answer. */
export async function postJson(path, body) {
  return (await post(path, JSON.stringify(body))).json();
}

/** The name of whoever has signed in. */
export async function signedInUser() {
  csrf ??= await getJson('/api/csrf');
  return csrf.user;
}

/** Whether it is known whose account that is; else the server takes no agreement. */
export async function signedInMayAgree() {
  csrf ??= await getJson('/api/csrf');
  return csrf.mayAgree !== false;
}

export async function signOut() {
  await post('/logout');
}

/** To the login page; the only way on once the session has ended. */
export function goToLogin() {
  location.assign('/login');
}

async function post(path, body) {
  csrf ??= await getJson('/api/csrf');
  try {
    return await send(path, body);
  } catch (failure) {
    // A token dies with its session; a new one is fetched once.
    if (!(failure instanceof RequestFailed) || failure.status !== 403) {
      throw failure;
    }
    csrf = await getJson('/api/csrf');
    return send(path, body);
  }
}

function send(path, body) {
  const headers = { [csrf.headerName]: csrf.token };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  return request(path, { method: 'POST', headers, body, redirect: path === '/logout' ? 'follow' : 'manual' });
}

/** A redirect is the way to the login page, unless it was asked for (`isAddress`). The header keeps browsers from asking
 *  for a password by themselves on 401. */
async function request(path, { isAddress = false, ...options }) {
  let response;
  try {
    response = await fetch(path, {
      redirect: 'manual',
      ...options,
      headers: { Accept: 'application/json, application/problem+json', 'X-Requested-With': 'XMLHttpRequest', ...options.headers },
    });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new RequestFailed('The server cannot be reached.', 0);
  }
  const redirects = response.type === 'opaqueredirect';
  if (response.status === 401 || (redirects && !isAddress)) {
    throw new SignedOut('You are signed out.');
  }
  if (redirects) {
    return response;
  }
  if (!response.ok) {
    throw new RequestFailed(await problem(response), response.status);
  }
  return response;
}

/** What RFC 9457 says is wrong, else the status. */
async function problem(response) {
  const fallback = `The server answered ${response.status}.`;
  if (!response.headers.get('Content-Type')?.includes('json')) {
    return fallback;
  }
  const details = await response.json().catch(() => ({}));
  return details.detail || details.title || fallback;
}
