// Keeps what stands around the conversation in the language that is spoken in it.
const settled = 200;
let waiting;

/** What of the page is in a language: it is taken from the same page as the server makes it now. */
function takeWords(fresh) {
  document.documentElement.lang = fresh.documentElement.lang;
  document.title = fresh.title;
  for (const part of document.querySelectorAll('[data-words]'))
    part.textContent = fresh.querySelector(`[data-words="${part.dataset.words}"]`)?.textContent ?? part.textContent;
  for (const id of ['webchat', 'lists']) {
    const [here, there] = [document, fresh].map((page) => page.getElementById(id));
    if (there.hasAttribute('aria-label')) here.setAttribute('aria-label', there.getAttribute('aria-label'));
    Object.assign(here.dataset, there.dataset);
  }
  for (const part of document.querySelectorAll('[data-labels]')) {
    const there = fresh.querySelector(`[data-labels="${part.dataset.labels}"]`);
    for (const name of ['aria-label', 'placeholder'])
      if (there?.hasAttribute(name)) part.setAttribute(name, there.getAttribute(name));
  }
  document.getElementById('language').value = fresh.documentElement.lang;
  window.guichetPanel.lookSoon();
}

/** Follows the conversation to its language, once what came with it is there; `render` draws the conversation again. */
function follow(render) {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const spoken = document.getElementById('webchat').lang;
    if (spoken === document.documentElement.lang) return;
    try {
      const response = await fetch(location.href);
      // Its colours are here already, and another page's nonce allows them nothing.
      const text = (await response.text()).replace(/<style.*?<\/style>/s, '');
      const fresh = new DOMParser().parseFromString(text, 'text/html');
      if (!fresh.getElementById('webchat')) return;
      takeWords(fresh);
      render();
    } catch {
      // The server is away, which is said already; the next message tries again.
    }
  }, settled);
}
window.guichetFrame = { follow };
