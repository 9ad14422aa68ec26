// Sends the form as JSON, fills it from the demo's list of accounts, and signs in with a passkey where there can be one.
const form = document.getElementById('sign-in');
const { say, send, pressed, onSubmit } = window.guichetForm(form);
const passkey = document.getElementById('passkey');
const { login, password } = form.elements;

async function signIn() {
  const response = await send(form.dataset.action, { login: login.value, password: password.value });
  if (response.ok) return location.reload();
  const { error } = await response.json();
  say(error.message);
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
    return say(passkey.dataset.failed);
  }
  const response = await send(`${at}/sign-in`, { ticket, answer });
  if (response.ok) return location.reload();
  say((await response.json()).error.message);
}

onSubmit(form, () => [login, password], signIn);

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
