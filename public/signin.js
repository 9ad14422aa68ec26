// Sends the form as JSON, and fills it from the demo's list of accounts.
const form = document.getElementById('sign-in');
const problem = document.getElementById('problem');
const { login, password } = form.elements;

function show(message) {
  problem.textContent = message;
  problem.hidden = false;
}

async function signIn() {
  const response = await fetch(form.dataset.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ login: login.value, password: password.value }),
  });
  if (response.ok) return location.reload();
  const { error } = await response.json();
  show(error.message);
  password.value = '';
  password.focus();
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  problem.hidden = true;
  const empty = [login, password].find((field) => field.value.trim() === '');
  if (empty) return empty.focus();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await signIn();
  } catch {
    show(form.dataset.unreachable);
  } finally {
    button.disabled = false;
  }
});

for (const account of document.querySelectorAll('[data-login]')) {
  account.addEventListener('click', () => {
    login.value = account.dataset.login;
    password.value = account.dataset.password;
    form.querySelector('button').focus();
  });
}
login.focus();
