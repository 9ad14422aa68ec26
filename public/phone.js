// The demo's phone: shows what was sent to the number that is played, and sends what is written there.
const who = document.getElementById('who');
const bubbles = document.getElementById('bubbles');
const form = document.getElementById('write');
const text = document.getElementById('text');
const problem = document.getElementById('problem');
const LOOK_EVERY = 1500;

let shown = '';

function bubbleOf({ way, text: said, about }) {
  const bubble = document.createElement('li');
  bubble.className = way;
  const words = document.createElement('p');
  words.textContent = said;
  const small = document.createElement('small');
  small.textContent = about;
  bubble.append(words, small);
  return bubble;
}

async function look() {
  const played = who.value;
  const response = await fetch(`/phone/messages?${new URLSearchParams({ phone: played })}`);
  if (!response.ok) throw new Error('not there');
  const { messages } = await response.json();
  if (played !== who.value) return;
  const now = JSON.stringify([played, messages]);
  problem.hidden = true;
  if (now === shown) return;
  shown = now;
  bubbles.replaceChildren(...messages.map(bubbleOf));
  bubbles.dataset.count = String(messages.length);
  bubbles.scrollTop = bubbles.scrollHeight;
}

function failed() {
  problem.textContent = problem.dataset.unreachable;
  problem.hidden = false;
}

async function lookOn() {
  await look().catch(failed);
  setTimeout(lookOn, LOOK_EVERY);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const said = text.value;
  if (said.trim() === '') return;
  try {
    const sent = await fetch('/phone/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ phone: who.value, text: said }),
    });
    if (!sent.ok) throw new Error('not sent');
    text.value = '';
    await look();
  } catch {
    failed();
  }
  text.focus();
});
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
who.addEventListener('change', () => void look().catch(failed));
void lookOn();
