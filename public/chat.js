// Keeps Web Chat connected to the conversation of this sign-in. The browser stores nothing: the token is asked for at
// every load and whenever the connection has ended, and the whole conversation is read again from its beginning.
const element = document.getElementById('webchat');
const problem = document.getElementById('problem');
const { operator, initials, userInitials } = element.dataset;
const nonce = document.currentScript.nonce;
const language = () => document.documentElement.lang;
// On a narrow screen the cards need the room of the avatars.
const avatars = window.matchMedia('(max-width: 480px)').matches
  ? {}
  : { botAvatarInitials: initials, userAvatarInitials: userInitials };

const status = { online: 2, expired: 3, failed: 4, ended: 5 };
const firstWait = 1_000;
const longestWait = 30_000;
const patience = 4_000;
let wait = firstWait;

const styleOptions = {
  accent: 'var(--accent)',
  adaptiveCardsParserMaxVersion: '1.5',
  autoScrollSnapOnPage: true,
  backgroundColor: 'var(--ground)',
  ...avatars,
  botAvatarBackgroundColor: 'var(--accent)',
  userAvatarBackgroundColor: 'var(--quiet)',
  bubbleBackground: 'var(--sheet)',
  bubbleTextColor: 'var(--ink)',
  bubbleFromUserTextColor: 'var(--ink)',
  avatarBorderRadius: '50%',
  bubbleBorderColor: 'var(--line)',
  bubbleBorderRadius: 10,
  bubbleFromUserBackground: 'var(--own)',
  bubbleFromUserBorderColor: 'var(--line)',
  bubbleFromUserBorderRadius: 10,
  bubbleMaxWidth: 600,
  bubbleMinHeight: 36,
  markdownRenderHTML: false,
  // A file is sent as it is chosen: there is one question that it answers.
  sendAttachmentOn: 'attach',
  primaryFont: 'var(--letters)',
  sendBoxBackground: 'var(--sheet)',
  sendBoxTextColor: 'var(--ink)',
  sendBoxPlaceholderColor: 'var(--quiet)',
  sendBoxButtonColor: 'var(--quiet)',
  sendBoxBorderTop: '1px solid var(--line)',
  sendTypingIndicator: false,
  subtle: 'var(--quiet)',
  suggestedActionLayout: 'flow',
};

/**
 * The token, or what to say meanwhile: that the server is away, or what it says itself while its store is. Without a
 * sign-in the page becomes the form.
 */
async function token() {
  if (window.guichetHost) {
    const given = await window.guichetHost.token();
    return given.token === undefined ? { sorry: element.dataset.unreachable } : given;
  }
  try {
    const response = await fetch(`/${operator}/token`, { method: 'POST', headers: { 'Accept-Language': language() } });
    if (response.status === 401) location.reload();
    if (response.ok) return await response.json();
    return { sorry: response.status === 503 ? (await response.json()).error.message : element.dataset.unreachable };
  } catch {
    return { sorry: element.dataset.unreachable };
  }
}

/** Whether the connection is to be made anew, and a timer waits for it. */
let retry;

function tell(message) {
  problem.textContent = message;
  problem.hidden = false;
  void untilBack();
}

/** What was sent and not taken yet: the timers that will say so, by the message's own id. */
const untaken = new Map();
/** Those among them that were typed. */
const texts = new Set();

function quiet() {
  for (const timer of untaken.values()) clearTimeout(timer);
  untaken.clear();
  texts.clear();
  problem.hidden = true;
}

const answers = async () => {
  try {
    return navigator.onLine && (await fetch('/healthz')).ok;
  } catch {
    return false;
  }
};

/** What was lost may come back without a word, or before a browser notices: while it is said to be lost, it is asked for. */
let asking = false;
async function untilBack() {
  if (asking) return;
  asking = true;
  while (!problem.hidden) {
    await new Promise((done) => setTimeout(done, patience / 2));
    const waits = untaken.size > 0 && problem.textContent === element.dataset.unanswered;
    if (retry === undefined && !waits && (await answers())) problem.hidden = true;
  }
  asking = false;
}

const notSent = new Set(['DIRECT_LINE/POST_ACTIVITY_IMPEDED', 'DIRECT_LINE/POST_ACTIVITY_REJECTED']);

/** A press on a card leaves no trace until it is answered: when it is not taken soon, the page says so. */
const watchSent = () => (next) => (action) => {
  const id = action.meta?.clientActivityID;
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') {
    if (action.payload.activity.text) texts.add(id);
    untaken.set(
      id,
      setTimeout(() => tell(element.dataset.unanswered), patience),
    );
  }
  if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') quiet();
  // A text says itself that it was not sent, and offers to send it again.
  if (notSent.has(action.type) && texts.has(id)) forget(id);
  return next(action);
};

function forget(id) {
  clearTimeout(untaken.get(id));
  untaken.delete(id);
  texts.delete(id);
}

/** A card that arrives is read aloud as the text it brings; what is said is in the language that it tells. */
const readAloud = () => (next) => (action) => {
  if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') return next(action);
  const { activity } = action.payload;
  if (activity.locale && activity.from.role !== 'user') {
    element.lang = activity.locale;
    window.guichetFrame.follow(render);
  }
  const spoken = (activity.attachments ?? []).map(({ content }) => content?.fallbackText).filter(Boolean);
  if (spoken.length === 0) return next(action);
  const channelData = {
    ...activity.channelData,
    'webchat:fallback-text': [activity.text, ...spoken].filter(Boolean).join(' '),
  };
  return next({ ...action, payload: { ...action.payload, activity: { ...activity, channelData } } });
};

/** Whoever signs out loses the connection, and does not come back: what the answer says comes next decides where they go. */
let leaving = false;
let lostWhileLeaving = false;
function later(message = element.dataset.unreachable) {
  if (leaving) {
    lostWhileLeaving = true;
    return;
  }
  tell(message);
  retry = setTimeout(start, wait * (0.75 + Math.random() / 2));
  wait = Math.min(wait * 2, longestWait);
}

let store;
/** Does what a button of a card would do, from around the conversation; `text`: says it. */
function press(value) {
  window.guichetBar.closeDrawer();
  window.guichetFind.leave();
  if (store === undefined) return;
  window.guichetFocus.pressed(value.act);
  window.guichetScroll.pressed();
  if (value.text === undefined) store.dispatch({ type: 'WEB_CHAT/SEND_POST_BACK', payload: { value } });
  else store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: value.text, method: 'keyboard' } });
}
window.guichetChat = { press };

/** What Web Chat is drawn with. A change of language draws it again with the same conversation. */
let chat;
function render() {
  window.WebChat.renderWebChat({ ...chat, locale: language() }, element);
}

async function start() {
  clearTimeout(retry);
  retry = undefined;
  const given = await token();
  if (given.sorry) return later(given.sorry);
  const directLine = window.WebChat.createDirectLine({
    domain: `${location.origin}/v3/directline`,
    token: given.token,
    conversationId: given.conversationId,
    watermark: '0',
  });
  let over = false;
  directLine.connectionStatus$.subscribe((now) => {
    if (over) return;
    if (now === status.online) {
      quiet();
      wait = firstWait;
    }
    if (now !== status.expired && now !== status.failed && now !== status.ended) return;
    over = true;
    if (now !== status.ended) directLine.end();
    later();
  });
  window.guichetPanel.enter(given);
  const hosted = window.guichetHost ? [window.guichetHost.store] : [];
  store = window.WebChat.createStore(
    {},
    watchSent,
    readAloud,
    window.guichetUnsent,
    window.guichetPanelStore,
    ...hosted,
  );
  chat = { directLine, userID: given.user, nonce, styleOptions, store, ...window.guichetLooks };
  render();
  document.querySelector('[data-testid="send box text area"], .webchat__send-box-text-box__input')?.focus();
}

document.getElementById('sign-out')?.addEventListener('click', async () => {
  leaving = true;
  try {
    const response = await fetch(`/${operator}/sign-out`, { method: 'POST' });
    // Whoever was let in by another house is signed out there, too.
    if (response.status === 200) location.assign((await response.json()).next);
    else location.reload();
  } catch {
    leaving = false;
    if (lostWhileLeaving) later();
    else tell(element.dataset.unreachable);
  }
});
window.addEventListener('offline', () => tell(element.dataset.unreachable));
window.addEventListener('online', () => {
  if (retry !== undefined) void start();
  else if (untaken.size === 0) problem.hidden = true;
});
void start();
