// Keeps what stands around the conversation in the language that is spoken in it.
const settled = 200;
let waiting;

/** What of the page is in a language: it is taken from the same page as the server makes it now. */
function takeWords(fresh) {
  document.documentElement.lang = fresh.documentElement.lang;
  document.title = fresh.title;
  for (const part of document.querySelectorAll('[data-words]'))
    part.textContent = fresh.querySelector(`[data-words="${part.dataset.words}"]`)?.textContent ?? part.textContent;
  const [here, there] = [document, fresh].map((page) => page.getElementById('webchat'));
  here.setAttribute('aria-label', there.getAttribute('aria-label'));
  Object.assign(here.dataset, there.dataset);
}

/** Follows the conversation to its language, once what came with it is there; `render` draws the conversation again. */
function follow(render) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const spoken = document.getElementById('webchat').lang;
    if (spoken === document.documentElement.lang) return;
    try {
      const response = await fetch(location.href);
      const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
      if (!fresh.getElementById('webchat')) return;
      takeWords(fresh);
      render();
    } catch {
      // The server is away, which is said already; the next message tries again.
    }
  }, settled);
}
window.guichetFrame = { follow };
