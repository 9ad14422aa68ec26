// What our pages of forms share: what is said of a mistake, a request with JSON, and one press at a time.
window.guichetForm = (page) => {
  const problem = document.getElementById('problem');

  function say(message) {
    problem.textContent = message;
    problem.hidden = false;
    problem.scrollIntoView({ block: 'nearest' });
  }

  const send = (to, body) =>
    fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

  /** What is wrong with a field: said, shown at it, and it is there to be mended. */
  function refuse(field, message) {
    say(message);
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }

  /** Does what a button is pressed for. It takes no other press meanwhile. */
  async function pressed(button, work) {
    problem.hidden = true;
    button.disabled = true;
    try {
      await work();
    } catch {
      say(page.dataset.unreachable);
    } finally {
      button.disabled = false;
    }
  }

  /** Does what a form is sent for; a field that is empty comes first. */
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

  return { problem, say, send, refuse, pressed, onSubmit };
};
