// Keeps what stands around the conversation as it is now: asked for after every turn, and when somebody comes back.
(() => {
  const { made, lineButton, put } = window.guichetDraw;
  const part = (id) => document.getElementById(id);
  const lists = part('lists');
  const settled = 150;
  /** So long (ms) the first card is waited for, which matters more. */
  const cardFirst = 1_000;
  /** The conversation and its token, once there is one. */
  let access;
  let waiting;
  let shown;
  /** Kept when there is a panel, or it is known that there is none now. */
  let known;
  const there = new Promise((done) => (known = done));

  /** Asks something about the conversation. Undefined: it cannot be had now; the next turn asks again. */
  async function ask(path, body) {
    const { token, conversationId } = access;
    try {
      const response = await fetch(`/v3/directline/conversations/${conversationId}/${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ language: document.documentElement.lang, ...body }),
      });
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }

  const group = (title, lines) =>
    made(
      'section',
      {},
      title && made('h2', {}, title),
      made('ul', {}, ...lines.map((line) => made('li', {}, lineButton(line)))),
    );

  /** What can be begun, after what waits and what was used last. */
  function groups({ waiting: open, lately, groups: all }) {
    const { waiting: waits, lately: used } = lists.dataset;
    return [
      open.length > 0 && group(waits, open),
      lately.length > 0 && group(used, lately),
      ...all.map(({ title, lines }) => group(title, lines)),
    ].filter(Boolean);
  }

  function draw(panel) {
    const isFirst = shown === undefined;
    shown = panel;
    delete document.body.dataset.panel;
    part('who').textContent = panel.who;
    const company = part('company');
    company.hidden = panel.company === undefined;
    company.disabled = panel.company?.several !== true;
    company.textContent = panel.company?.name ?? '';
    put(
      part('facts'),
      panel.facts.map(({ label, value }) => made('div', {}, made('dt', {}, label), made('dd', {}, value))),
    );
    known();
    if (part('find').value === '') put(lists, groups(panel));
    else if (isFirst) window.guichetFind.look();
    window.guichetTrail.draw(panel.trail);
  }

  /** Kept when the first card is shown, or will not be soon. Before Web Chat is there, the panel is what can be used. */
  const firstCard = () =>
    new Promise((done) => {
      const chat = part('webchat');
      const isShown = () => window.WebChat === undefined || chat.querySelector('.ac-adaptiveCard') !== null;
      if (isShown()) return done();
      setTimeout(done, cardFirst);
      const observer = new MutationObserver(() => {
        if (!isShown()) return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(done));
      });
      observer.observe(chat, { childList: true, subtree: true });
    });

  async function look() {
    if (access === undefined) return;
    const panel = await ask('panel', {});
    if (shown === undefined) await firstCard();
    if (panel) draw(panel);
    // Without the panel, the menu in the conversation is all there is.
    else if (shown === undefined) {
      document.body.dataset.panel = 'missing';
      known();
    }
  }

  /** Looks again, once what came together has come. */
  function lookSoon() {
    clearTimeout(waiting);
    waiting = setTimeout(look, settled);
  }

  /** A part of Web Chat's store: whatever arrives may have changed what stands around it; what goes says that there is a panel. */
  window.guichetPanelStore = () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') lookSoon();
    const { activity } = action.payload ?? {};
    if (action.type !== 'DIRECT_LINE/POST_ACTIVITY' || activity?.type !== 'message') return next(action);
    const channelData = { ...activity.channelData, panel: true };
    return next({ ...action, payload: { ...action.payload, activity: { ...activity, channelData } } });
  };

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) lookSoon();
  });
  part('company').addEventListener('click', () => window.guichetChat.press({ act: 'organisation' }));
  window.guichetPanel = {
    enter: (given) => {
      access = given;
      lookSoon();
    },
    ask,
    group,
    lookSoon,
    there,
    shown: () => shown,
    all: () => shown && put(lists, groups(shown)),
  };
})();
