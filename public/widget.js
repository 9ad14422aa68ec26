// Puts the chat as a panel into another page. One script element is all that page needs: docs/widget.md.
(() => {
  const script = document.currentScript;
  const { operator, token, label = 'Chat', unread = '{{count}} unread' } = script.dataset;
  const { origin } = new URL(script.src);
  const looks = `
    :host { all: initial; font: 16px/1.5 system-ui, sans-serif; }
    button { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; min-width: 56px; min-height: 56px; padding: 0 20px;
      border: 2px solid Canvas; border-radius: 28px; color: Canvas; background: CanvasText; font: inherit; font-weight: 600; cursor: pointer; }
    button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
    .count { display: inline-block; min-width: 1.5em; margin-inline-start: 8px; border-radius: 1em; color: CanvasText; background: Canvas; }
    [hidden] { display: none !important; }
    iframe { position: fixed; right: 16px; bottom: 88px; z-index: 2147483001; width: min(420px, calc(100vw - 32px));
      height: min(720px, calc(100dvh - 104px)); border: 1px solid GrayText; border-radius: 12px; background: Canvas; }
    @media (max-width: 480px) { iframe { inset: 0; width: 100vw; height: 100dvh; border: 0; border-radius: 0; } }`;
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  root.adoptedStyleSheets = [sheet];
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
  button.setAttribute('aria-expanded', 'false');
  const count = Object.assign(document.createElement('span'), { className: 'count', hidden: true });
  button.append(count);
  root.append(button);
  document.body.append(host);

  let frame;
  const tell = (message) => frame.contentWindow.postMessage({ guichet: message.kind, ...message }, origin);

  /** The token comes from the host page's own server, or from a function of its page. Nothing of it is kept here. */
  async function giveToken() {
    try {
      const given = window.guichetToken
        ? await window.guichetToken()
        : await (await fetch(token, { method: 'POST', headers: { Accept: 'application/json' } })).json();
      tell({ kind: 'token', token: given.token, conversationId: given.conversationId });
    } catch {
      tell({ kind: 'noToken' });
    }
  }

  function show(open) {
    if (open && frame === undefined) {
      frame = Object.assign(document.createElement('iframe'), { title: label, allow: 'clipboard-write' });
      frame.src = `${origin}/${operator}/widget`;
      root.append(frame);
    }
    if (frame === undefined) return;
    frame.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    tell({ kind: open ? 'opened' : 'closed' });
    if (open) {
      showUnread(0);
      frame.focus();
    } else button.focus();
  }

  function showUnread(number) {
    count.hidden = number === 0;
    count.textContent = String(number);
    if (number === 0) button.removeAttribute('aria-label');
    else button.setAttribute('aria-label', `${label}, ${unread.replace('{{count}}', String(number))}`);
  }

  button.addEventListener('click', () => show(frame === undefined || frame.hidden));
  window.addEventListener('message', ({ origin: from, source, data }) => {
    if (from !== origin || source !== frame?.contentWindow) return;
    if (data?.guichet === 'wantsToken') void giveToken();
    if (data?.guichet === 'close') show(false);
    if (data?.guichet === 'unread' && Number.isSafeInteger(data.count)) showUnread(data.count);
  });
  window.guichetWidget = { open: () => show(true), close: () => show(false) };
})();
