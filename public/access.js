// The page where a password is chosen: with a code that was asked for here, or with a link. What is held for it, the code's ticket or the
// link's secret, stands in no address that is sent: it leaves the page in the body of a request, and nowhere else.
const page = document.getElementById('access');
const [problem, gone, ask, choose, sent] = ['problem', 'gone', 'ask', 'choose', 'sent'].map((id) =>
  document.getElementById(id),
);
const { language, unreachable } = page.dataset;
const linked = location.hash.slice(1);
let secret = linked;

const send = (to, body) =>
  fetch(to, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ language, secret, ...body }),
  });

function say(message) {
  problem.textContent = message;
  problem.hidden = false;
}

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
  const response = await send(page.dataset.ask, { name: name.value });
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
  const response = await send(page.dataset.action, { ...typed, password: password.value, again: again.value });
  // In place of this page: what it was opened with is used, and leaves the way back.
  if (response.ok) return location.replace(page.dataset.chat);
  if (response.status === 404) return showGone();
  const { error } = await response.json();
  say(error.message);
  const field = fieldOf(choose, error.code);
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}

/** One press at a time; an empty field comes first. */
function onSubmit(form, fields, work) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    problem.hidden = true;
    for (const field of fields()) field.removeAttribute('aria-invalid');
    const empty = fields().find((field) => field.value.trim() === '');
    if (empty) return empty.focus();
    await pressed(form.querySelector('button'), work);
  });
}

async function pressed(button, work) {
  button.disabled = true;
  try {
    await work();
  } catch {
    say(unreachable);
  } finally {
    button.disabled = false;
  }
}

async function open() {
  if (!linked) {
    show(ask);
    return ask.elements.name.focus();
  }
  const response = await send(page.dataset.look, {});
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
