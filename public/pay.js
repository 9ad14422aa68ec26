// The demo's payment page: sends what was pressed, once, and says what came of it. The payment's token leaves the page in the
// body of a request, and nowhere else.
const form = document.getElementById('pay');
const problem = document.getElementById('problem');
const said = document.getElementById('said');

const show = (element, text) => {
  element.textContent = text;
  element.hidden = false;
};

async function press(outcome) {
  const response = await fetch(form.dataset.action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ t: form.dataset.token, outcome }),
  });
  const answer = await response.json();
  form.hidden = true;
  show(said, response.ok ? answer.message : answer.error.message);
  said.focus();
}

form?.addEventListener('submit', (event) => event.preventDefault());
for (const button of form?.querySelectorAll('[data-outcome]') ?? []) {
  button.addEventListener('click', async () => {
    const buttons = [...form.querySelectorAll('button')];
    problem.hidden = true;
    for (const one of buttons) one.disabled = true;
    try {
      await press(button.dataset.outcome);
    } catch {
      show(problem, form.dataset.unreachable);
      for (const one of buttons) one.disabled = false;
      // It lost the focus when it was closed.
      button.focus();
    }
  });
}
