// One's own page about signing in: ends sign-ins, registers and removes passkeys. What has changed is shown by the server.
const page = document.getElementById('security');
const { say, send, refuse, pressed, onSubmit } = window.guichetForm(page);
const { at, chat, language } = page.dataset;

/** Shown anew; whoever is signed out is led to the sign-in. */
const again = () => location.reload();

for (const button of page.querySelectorAll('[data-session]'))
  button.addEventListener('click', () =>
    pressed(button, () => send(`${at}/end`, { session: button.dataset.session }).then(again)),
  );
for (const button of page.querySelectorAll('[data-passkey]'))
  button.addEventListener('click', () =>
    pressed(button, () => send(`${at}/passkey/remove`, { passkey: button.dataset.passkey }).then(again)),
  );
const all = document.getElementById('end-all');
all.addEventListener('click', () => pressed(all, () => send(`${at}/end`, {}).then(() => location.replace(chat))));

const change = document.getElementById('change-password');

/** With the password there is. The browser stays signed in; all others are out. */
async function changePassword() {
  const { current, password, again } = change.elements;
  const fields = { current, password, again };
  const body = { language, current: current.value, password: password.value, again: again.value };
  const response = await send(`${at}/password`, body);
  if (response.ok) {
    const said = document.getElementById('password-said');
    for (const field of [current, password, again]) field.value = '';
    said.textContent = said.dataset.done;
    said.hidden = false;
    return;
  }
  if (response.status === 401) return location.reload();
  const { error } = await response.json();
  refuse(fields[error.code] ?? password, error.message);
}

if (change) {
  const { current, password, again } = change.elements;
  onSubmit(change, () => [current, password, again], changePassword);
}

const form = document.getElementById('add-passkey');

/** The browser makes it; it is kept once the password was right. */
async function register() {
  const { name, password } = form.elements;
  const question = await send(`${at}/passkey/question`, {});
  if (!question.ok) return again();
  const { options, ticket } = await question.json();
  let answer;
  try {
    answer = await SimpleWebAuthnBrowser.startRegistration({ optionsJSON: options });
  } catch {
    return say(form.dataset.failed);
  }
  const body = { ticket, answer, language, name: name.value, password: password.value };
  const response = await send(`${at}/passkey`, body);
  if (response.ok) return again();
  say((await response.json()).error.message);
  password.value = '';
  password.focus();
}

if (form && window.guichetPasskeys.usable()) {
  form.hidden = false;
  onSubmit(form, () => [form.elements.name, form.elements.password], register);
}
