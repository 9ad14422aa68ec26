// The page of an invitation: asks what its link opens, and sends the password that was chosen. The link's secret stands after the #,
// which no browser sends; it leaves the page in the body of a request, and nowhere else.
const page = document.getElementById('invitation');
const [loading, retry, open, gone] = ['loading', 'retry', 'open', 'gone'].map((id) => document.getElementById(id));
const { problem, say, send, refuse, onSubmit } = window.guichetForm(page);
const { at, chat, language, unreachable } = page.dataset;
const secret = location.hash.slice(1);

const sendWith = (to, body) => send(to, { secret, language, ...body });

function showGone() {
  for (const element of [loading, problem, retry, open]) element.hidden = true;
  gone.hidden = false;
  document.getElementById('gone-title').focus();
}

function pair({ label, value }) {
  const row = document.createElement('div');
  row.className = 'pair';
  const [term, said] = [document.createElement('dt'), document.createElement('dd')];
  term.textContent = label;
  said.textContent = value;
  said.dir = 'auto';
  row.append(term, said);
  return row;
}

function show({ rows, login, known }) {
  open.querySelector('dl').replaceChildren(...rows.map(pair));
  const form = document.getElementById(known ? 'known' : 'choose');
  form.elements.login.value = login;
  form.hidden = false;
  loading.hidden = true;
  open.hidden = false;
  document.getElementById('title').focus();
}

async function ask() {
  problem.hidden = true;
  retry.hidden = true;
  loading.hidden = false;
  try {
    const response = await sendWith(`${at}/look`, {});
    if (response.ok) show(await response.json());
    else if (response.status === 404) showGone();
    else throw new Error(`status ${response.status}`);
  } catch {
    loading.hidden = true;
    say(unreachable);
    retry.hidden = false;
  }
}

/** The field that a message is about: the second one where the two differ. */
const fieldOf = ({ elements }, code) => (code === 'different' ? elements.again : elements.password);

async function confirm(form) {
  const { password, again } = form.elements;
  const response = await sendWith(at, { password: password.value, ...(again && { again: again.value }) });
  // In place of this page: the link is used, and leaves the way back.
  if (response.ok) return location.replace(chat);
  if (response.status === 404) return showGone();
  const { error } = await response.json();
  refuse(fieldOf(form, error.code), error.message);
}

for (const form of document.querySelectorAll('form'))
  onSubmit(
    form,
    () => [...form.querySelectorAll('input[type="password"]')],
    () => confirm(form),
  );
retry.addEventListener('click', ask);
// A link that is opened in a tab which shows the page already.
addEventListener('hashchange', () => location.reload());
void ask();
