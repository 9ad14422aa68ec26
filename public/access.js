// The page where a password is chosen: with a code that was asked for here, or with a link. What is held for it, the code's ticket or the
// link's secret, stands in no address that is sent: it leaves the page in the body of a request, and nowhere else.
const page = document.getElementById('access');
const [gone, ask, choose, sent] = ['gone', 'ask', 'choose', 'sent'].map((id) => document.getElementById(id));
const { problem, say, send, refuse, onSubmit } = window.guichetForm(page);
const { at, chat, language, unreachable } = page.dataset;
const linked = location.hash.slice(1);
let secret = linked;

const sendWith = (to, body) => send(to, { language, secret, ...body });

function show(part) {
  for (const one of [ask, choose, gone]) one.hidden = one !== part;
  problem.hidden = true;
}

function showGone() {
  show(gone);
  document.getElementById('gone-title').focus();
}

/** 160 bits that nobody guesses: the code is worth nothing without them. */
function newTicket() {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function sendCode() {
  secret = newTicket();
  const { name } = ask.elements;
  const response = await sendWith(`${at}/code`, { name: name.value });
  if (!response.ok) return say((await response.json()).error.message);
  show(choose);
  sent.textContent = sent.dataset.sent;
  choose.elements.login.value = name.value;
  choose.elements.code.value = '';
  choose.elements.code.focus();
}

/** The field that a message is about. */
const fieldOf = ({ elements }, code) => ({ different: elements.again, code: elements.code })[code] ?? elements.password;

async function confirm() {
  const { code, password, again } = choose.elements;
  const typed = linked ? {} : { code: code.value };
  const response = await sendWith(at, { ...typed, password: password.value, again: again.value });
  // In place of this page: what it was opened with is used, and leaves the way back.
  if (response.ok) return location.replace(chat);
  if (response.status === 404) return showGone();
  const { error } = await response.json();
  refuse(fieldOf(choose, error.code), error.message);
}

async function open() {
  if (!linked) {
    show(ask);
    return ask.elements.name.focus();
  }
  const response = await sendWith(`${at}/look`, {});
  if (!response.ok) return showGone();
  const { login, name } = await response.json();
  document.getElementById('code-row').hidden = true;
  document.getElementById('another').hidden = true;
  sent.textContent = sent.dataset.link.replace('{name}', () => name).replace('{login}', () => login);
  choose.elements.login.value = login;
  show(choose);
  document.getElementById('title').focus();
}

onSubmit(ask, () => [ask.elements.name], sendCode);
onSubmit(
  choose,
  () => [...(linked ? [] : [choose.elements.code]), choose.elements.password, choose.elements.again],
  confirm,
);
document.getElementById('another').addEventListener('click', () => {
  show(ask);
  ask.elements.name.focus();
});
// A link that is opened in a tab which shows the page already.
addEventListener('hashchange', () => location.reload());
open().catch(() => {
  say(unreachable);
});
