// Keeps Web Chat connected to the conversation of this sign-in. The browser stores nothing: the token is asked for at
// every load and whenever the connection has ended, and the whole conversation is read again from its beginning; what
// stands on the page already stays there, with what is typed into it (again.js).
const element = document.getElementById('webchat');
const { tell, quiet, refuseLarge, watchSent, held, allTaken, renews, whenBack } = window.guichetLine;
const { known, typed, cover } = window.guichetAgain;
const { refusal, why, watchRefused } = window.guichetTurnedAway;
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
/** Between two ticks of a clock lies so much only where the machine has slept: what it was connected with is gone. */
const asleep = 5 * 60_000;
const tick = 5_000;
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
  failedConnectivity: 'var(--alarm)',
  slowConnectivity: 'var(--warn)',
  notificationText: 'var(--quiet)',
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
 * sign-in the page becomes the form; or says where to sign in again, where something is typed that would be lost.
 */
async function token() {
  if (window.guichetHost) {
    const given = await window.guichetHost.token();
    return given.token === undefined ? { sorry: element.dataset.unreachable } : given;
  }
  try {
    const response = await fetch(`/${operator}/token`, {
      method: 'POST',
      headers: { 'Accept-Language': language(), 'Content-Type': 'application/json' },
      body: JSON.stringify({ conversation: current?.conversationId }),
    });
    if (response.status === 401 && !typed()) location.reload();
    if (response.status === 401) return { ended: true };
    return response.ok ? await response.json() : await refusal(response);
  } catch {
    return { sorry: element.dataset.unreachable };
  }
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

/** The link to sign in elsewhere, while this page keeps what is typed. */
function signInLink() {
  const { signIn } = element.dataset;
  return Object.assign(document.createElement('a'), { href: `/${operator}`, target: '_blank', textContent: signIn });
}

/** A timer, where the connection is to be made anew. */
let retry;
/** Whoever signs out loses the connection, and does not come back: what the answer says comes next decides where they go. */
let leaving = false;
let lostWhileLeaving = false;
/** Says so meanwhile. `after`: the server has said that before so many seconds it is no use; not all come back in the same moment. */
function later(said = [element.dataset.unreachable], after = 0) {
  if (leaving) {
    lostWhileLeaving = true;
    return;
  }
  renews(true);
  tell(...said);
  clearTimeout(retry);
  retry = setTimeout(start, Math.max(wait * (0.75 + Math.random() / 2), after * 1_000 * (1 + Math.random() / 4)));
  wait = Math.min(wait * 2, longestWait);
}

let store;
/** Does what a button of a card would do, from around the conversation; `text`: says it. */
function press(value) {
  window.guichetBar.closeDrawer();
  window.guichetFind.leave();
  if (store === undefined) return window.guichetEarly.press(value);
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

/** What Web Chat is connected with now: the token, and whose it is. */
let current;
let line;
/** Who has been away may come back as somebody else. What another page's token opens is that page's own matter. */
const isOthers = ({ user }) => current !== undefined && current.user !== user && !window.guichetHost;

async function start() {
  clearTimeout(retry);
  retry = undefined;
  const given = await token();
  if (given.ended) {
    cover(true);
    return later([element.dataset.ended, ' ', signInLink()]);
  }
  if (given.sorry) return later([given.sorry], given.after);
  if (isOthers(given)) return location.reload();
  renews(false);
  cover(false);
  window.guichetPanel.enter(given);
  try {
    await window.guichetEarly.ready;
  } catch {
    return tell(element.dataset.unreachable);
  }
  await allTaken();
  const isSame = current?.conversationId === given.conversationId;
  current = given;
  connect(given, isSame);
  if (!isSame)
    document.querySelector('[data-testid="send box text area"], .webchat__send-box-text-box__input')?.focus();
}

function connect(given, isSame) {
  line?.leave();
  line = lineTo(given);
  if (!isSame) store = makeStore();
  chat = { directLine: line.directLine, userID: given.user, nonce, styleOptions, store, ...window.guichetLooks };
  if (!isSame) window.guichetEarly.giveText(store);
  render();
}

/** A connection, until it ends or is left. */
function lineTo(given) {
  const domain = `${location.origin}/v3/directline`;
  const { token: own, conversationId } = given;
  const directLine = window.WebChat.createDirectLine({ domain, token: own, conversationId, watermark: '0' });
  let over = false;
  const leave = () => {
    if (over) return;
    over = true;
    unwatch();
    directLine.end();
  };
  const refused = () => {
    if (over) return;
    leave();
    void laterWithReason(given);
  };
  const unwatch = watchRefused(given, refused);
  directLine.connectionStatus$.subscribe((now) => {
    if (over) return;
    if (now === status.online) {
      quiet();
      wait = firstWait;
    }
    if (now === status.failed) return refused();
    if (now !== status.expired && now !== status.ended) return;
    leave();
    later();
  });
  return { directLine, leave };
}

/** Where the server says why there is no connection, that is said until the next try, which waits as long as it says. */
async function laterWithReason(given) {
  const { sorry, after } = await why(given);
  later(sorry && [sorry], after);
}

function makeStore() {
  const further = [window.guichetUnsent, window.guichetPanelStore, window.guichetEarly.store];
  const hosted = window.guichetHost ? [window.guichetHost.store] : [];
  const parts = [refuseLarge, held, known(), watchSent, readAloud, ...further, ...hosted];
  return window.WebChat.createStore({}, ...parts);
}

/** Who comes back to the page does not wait for the next try. */
const hurry = () => {
  if (retry !== undefined && !document.hidden) void start();
};
let ticked = Date.now();
setInterval(() => {
  const slept = Date.now() - ticked > asleep;
  ticked = Date.now();
  if (slept && current !== undefined && retry === undefined) void start();
}, tick);

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
whenBack(() => current !== undefined && void start());
window.addEventListener('focus', hurry);
document.addEventListener('visibilitychange', hurry);
void start();
