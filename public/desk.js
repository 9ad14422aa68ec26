// The staff's page: sends what is pressed, once, and keeps the list or the request that stands here fresh. What somebody is writing
// is never touched; what is new is said, and shown above it.
const page = document.body;
const { operator, token } = page.dataset;
const problem = document.getElementById('problem');
const said = document.getElementById('said');
const EVERY_MS = 4_000;
/** Links to files are good for ten minutes. */
const RENEW_MS = 5 * 60_000;

const hide = (element) => {
  element.textContent = '';
  element.hidden = true;
};
const showProblem = (text) => {
  said.textContent = '';
  problem.textContent = text;
  problem.hidden = false;
};

/** What is not there any more is the session: what was written stays here while somebody signs in elsewhere. */
async function send(path, body, headers = {}) {
  const response = await fetch(`/${operator}/${path}`, {
    method: 'POST',
    headers: { 'X-Guichet-Token': token, ...headers },
    body,
  });
  if (response.ok) return undefined;
  if (response.status === 401) return page.dataset.ended;
  const { error } = await response.json();
  return error.message;
}
const sendJson = (path, body) => send(path, JSON.stringify(body), { 'Content-Type': 'application/json' });

document.getElementById('sign-out').addEventListener('click', async () => {
  await sendJson('sign-out', {});
  location.assign(`/${operator}/desk`);
});

/** The page is made anew in the other language; what was written on it goes along, in this tab's history alone. */
const languages = document.getElementById('language');
languages?.addEventListener('change', async () => {
  const before = document.documentElement.lang;
  try {
    const refused = await sendJson('desk/language', { command: crypto.randomUUID(), language: languages.value });
    if (refused === undefined) {
      history.replaceState({ written: document.getElementById('message')?.value ?? '', switched: true }, '');
      return location.reload();
    }
    showProblem(refused);
  } catch {
    showProblem(page.dataset.unreachable);
  }
  languages.value = before;
});
if (history.state?.switched) {
  const { written } = history.state;
  const message = document.getElementById('message');
  if (message && written !== '') message.value = written;
  history.replaceState(null, '');
  languages?.focus();
}

/** Puts what is new in the place of what was there; whoever was on a link or a button of it is on the same one afterwards. */
function replace(part, markup) {
  const key = part.contains(document.activeElement) ? keyOf(document.activeElement) : undefined;
  part.innerHTML = markup;
  if (key === undefined) return;
  [...part.querySelectorAll('a, button, select')].find((one) => keyOf(one) === key)?.focus();
}
const keyOf = ({ id, dataset }) => id || dataset.key || dataset.file || dataset.does;

/** Asks for a part of the page as it is now; undefined where it cannot be had at the moment. */
async function now(path) {
  try {
    const response = await fetch(path, { headers: { Accept: 'text/html' } });
    if (response.status === 401) showProblem(page.dataset.ended);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** Looks again while somebody can see the page, and when they come back to it. */
function keepFresh(look) {
  let looking = false;
  const again = async () => {
    if (document.hidden || looking) return;
    looking = true;
    await look().finally(() => {
      looking = false;
    });
  };
  setInterval(again, EVERY_MS);
  document.addEventListener('visibilitychange', again);
  return again;
}

const list = document.getElementById('list');
if (list) {
  let shown = list.innerHTML;
  keepFresh(async () => {
    const fresh = await now(list.dataset.now);
    if (fresh === undefined || fresh === shown) return;
    const template = document.createElement('template');
    template.innerHTML = fresh;
    // What a browser makes of a page is not letter for letter what came.
    if (template.innerHTML !== shown) {
      replace(list, fresh);
      shown = list.innerHTML;
      said.textContent = list.dataset.changed;
    }
  });
}

const main = document.getElementById('request');
if (main) {
  const part = document.getElementById('now');
  const form = document.getElementById('answer');
  const words = document.getElementById('words').content;
  const word = (kind, name) => words.querySelector(`[data-${kind}="${name}"]`).textContent;
  const standing = () => part.firstElementChild.dataset;
  let renewed = Date.now();
  /** The press that is on its way or was not answered: the same sent again is the same one. */
  let press;

  const fits = () => {
    form.hidden = standing().state === 'closed';
  };
  const refresh = async () => {
    const before = standing().version;
    const fresh = await now(main.dataset.now);
    if (fresh === undefined) return false;
    const template = document.createElement('template');
    template.innerHTML = fresh;
    const isNew = template.content.firstElementChild.dataset.version !== before;
    if (!isNew && Date.now() - renewed < RENEW_MS) return false;
    replace(part, fresh);
    renewed = Date.now();
    fits();
    return isNew;
  };
  const again = keepFresh(async () => {
    if (press === undefined && (await refresh())) said.textContent = word('said', 'changed');
  });

  const about = () => ({ request: main.dataset.request, version: Number(standing().version), command: press.id });

  async function carryOut(name, what, work) {
    const buttons = [...main.querySelectorAll('button')];
    const pressed = document.activeElement;
    hide(problem);
    said.textContent = '';
    if (press?.what !== what) press = { what, id: crypto.randomUUID() };
    for (const one of buttons) one.disabled = true;
    try {
      const refused = await work();
      // An answer came: the next press is another one.
      press = undefined;
      await refresh();
      if (refused === undefined) said.textContent = word('said', name);
      else showProblem(refused);
      return refused === undefined;
    } catch {
      showProblem(word('problem', 'unreachable'));
      return false;
    } finally {
      for (const one of main.querySelectorAll('button')) one.disabled = false;
      if (pressed?.isConnected) pressed.focus();
    }
  }

  part.addEventListener('click', (event) => {
    const does = event.target.closest('[data-does]')?.dataset.does;
    if (does === undefined) return;
    const to = document.getElementById('to')?.value;
    void carryOut(does, `${does} ${to}`, () =>
      sendJson('desk/act', { ...about(), does, ...(does === 'handOver' && { to }) }),
    );
  });

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { message, files } = form.elements;
    if (message.value.trim() === '') {
      showProblem(word('problem', 'missing'));
      return message.focus();
    }
    const sum = [...files.files].reduce((bytes, { size }) => bytes + size, 0);
    if (sum > 4_000_000) {
      showProblem(word('problem', 'tooLarge'));
      return files.focus();
    }
    const what = [message.value, ...[...files.files].map(({ name, size }) => `${name} ${size}`)].join('\n');
    const done = await carryOut('answer', what, () => {
      const body = new FormData(form);
      for (const [name, value] of Object.entries(about())) body.set(name, value);
      return send('desk/answer', body);
    });
    if (done) form.reset();
  });
  fits();
  void again();
}
