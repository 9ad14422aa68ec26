// Sends the form as JSON, fills it from the demo's list of accounts, and signs in with a passkey where there can be one.
const form = document.getElementById('sign-in');
const problem = document.getElementById('problem');
const passkey = document.getElementById('passkey');
const { login, password } = form.elements;

function show(message) {
  problem.textContent = message;
  problem.hidden = false;
}

const send = (to, body) =>
  fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function signIn() {
  const response = await send(form.dataset.action, { login: login.value, password: password.value });
  if (response.ok) return location.reload();
  const { error } = await response.json();
  show(error.message);
  password.value = '';
  password.focus();
}

/** Asks the browser for a passkey: no name is typed. Whoever closes its window has changed their mind. */
async function withPasskey() {
  const at = passkey.dataset.at;
  const { options, ticket } = await (await send(`${at}/question`, {})).json();
  let answer;
  try {
    answer = await SimpleWebAuthnBrowser.startAuthentication({ optionsJSON: options });
  } catch {
    return show(passkey.dataset.failed);
  }
  const response = await send(`${at}/sign-in`, { ticket, answer });
  if (response.ok) return location.reload();
  show((await response.json()).error.message);
}

async function pressed(button, work) {
  problem.hidden = true;
  button.disabled = true;
  try {
    await work();
  } catch {
    show(form.dataset.unreachable);
  } finally {
    button.disabled = false;
  }
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.hidden = true;
  const empty = [login, password].find((field) => field.value.trim() === '');
  if (empty) return empty.focus();
  await pressed(form.querySelector('button'), signIn);
});

if (passkey && window.guichetPasskeys.usable()) {
  passkey.hidden = false;
  passkey.addEventListener('click', () => pressed(passkey, withPasskey));
}

for (const account of document.querySelectorAll('[data-login]')) {
  account.addEventListener('click', () => {
    login.value = account.dataset.login;
    password.value = account.dataset.password;
    form.querySelector('button').focus();
  });
}
login.focus();
