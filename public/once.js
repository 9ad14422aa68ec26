// Shows what may be seen once: here, for a minute, to somebody who looks at it. It comes as the answer to a press, stands in no
// address, no message and no storage, and is taken out of the page when the time is over, when the window is closed, and when
// the page is left. While nobody can see the page, it does not stand there either.
function makeOnce(dialog) {
  const part = (selector) => dialog.querySelector(selector);
  const [title, left, clock, list, said] = ['h2', '.left', '.clock', 'dl', '.said'].map(part);
  const [covered, gone, close] = ['.covered', '.gone', 'button'].map(part);
  /** What is shown, and until when; nothing where nothing is. */
  let rows = [];
  let until = 0;
  let timer;

  const row = ({ label, value }) => {
    const [pair, name, text] = ['div', 'dt', 'dd'].map((tag) => document.createElement(tag));
    pair.className = 'pair';
    name.textContent = label;
    text.textContent = value;
    pair.append(name, text);
    return pair;
  };

  const draw = () => {
    const isSeen = !document.hidden && rows.length > 0;
    list.replaceChildren(...(isSeen ? rows.map(row) : []));
    covered.hidden = rows.length === 0 || isSeen;
  };

  const forget = () => {
    clearInterval(timer);
    rows = [];
    left.hidden = true;
    draw();
  };

  const end = () => {
    forget();
    gone.hidden = false;
    close.focus();
  };

  const tick = () => {
    const seconds = Math.ceil((until - Date.now()) / 1_000);
    if (seconds <= 0) return end();
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  };

  const open = (heading, message) => {
    forget();
    gone.hidden = true;
    title.textContent = heading;
    title.hidden = heading === '';
    said.textContent = message;
    if (!dialog.open) dialog.showModal();
    (title.hidden ? close : title).focus();
  };

  const show = (shown) => {
    open(shown.title, '');
    rows = shown.rows;
    until = Date.now() + shown.seconds * 1_000;
    left.hidden = false;
    tick();
    draw();
    timer = setInterval(tick, 1_000);
  };

  close.addEventListener('click', () => dialog.close());
  // Before it is closed by a key, and after it was in any way.
  for (const way of ['cancel', 'close']) dialog.addEventListener(way, forget);
  document.addEventListener('visibilitychange', () => {
    if (rows.length > 0) tick();
    draw();
  });
  // What a browser keeps of a page, to come back to it, is without it.
  window.addEventListener('pagehide', () => {
    forget();
    dialog.close();
  });

  const answerOf = async (operator, command) => {
    const response = await fetch(`/${operator}/once`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ command, language: document.documentElement.lang }),
    });
    if (response.status === 401) return location.reload();
    const body = await response.json();
    if (response.ok) show(body);
    else open('', body.error.message);
  };

  let asking;
  /** Asks for it and shows it. The second press of a hurried hand is the same one. Fails where no answer comes. */
  const ask = (operator, command) => {
    asking ??= answerOf(operator, command).finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return { ask };
}
const once = makeOnce(document.getElementById('once'));

/** On the page with the chat, a press on the receipt's button. Where no answer comes, the bot says how it stands. */
window.guichetOnce = () => (next) => (action) => {
  const { value } = action.cardAction;
  // Who came with another page's token has no session here: the bot says where it is shown.
  if (value?.act !== 'once' || window.guichetHost) return next(action);
  window.guichetScroll.stay();
  const { operator } = document.getElementById('webchat').dataset;
  once.ask(operator, value.command).catch(() => next(action));
};

/** On the page for those who asked elsewhere, its own button. */
const button = document.getElementById('show-once');
button?.addEventListener('click', async () => {
  const problem = document.getElementById('problem');
  problem.hidden = true;
  try {
    await once.ask(button.dataset.operator, button.dataset.command);
  } catch {
    problem.textContent = problem.dataset.unreachable;
    problem.hidden = false;
  }
});
