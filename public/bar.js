// The header: language, scheme, the drawer of narrow screens, and the keys that work everywhere.
(() => {
  const part = (id) => document.getElementById(id);
  const [panel, drawer, veil, tools, look, keys] = ['panel', 'drawer', 'veil', 'tools', 'look', 'keys'].map(part);
  /** Where the panel stands beside the conversation: as the style sheet has it. */
  const wide = window.matchMedia('(min-width: 62em)');

  /** A drawer that is closed is nowhere: not for the keyboard, and not for who listens. */
  function setDrawer(open) {
    const over = !wide.matches && open;
    panel.inert = !wide.matches && !open;
    panel.classList.toggle('open', over);
    veil.hidden = !over;
    drawer.setAttribute('aria-expanded', String(over));
  }
  function closeDrawer() {
    const inside = panel.contains(document.activeElement);
    setDrawer(false);
    if (inside && !wide.matches) drawer.focus();
  }
  function arrange() {
    // Where there is little room for a header, what is seldom used is in the drawer.
    if (wide.matches) part('facts').after(tools);
    else panel.append(tools);
    setDrawer(false);
  }
  wide.addEventListener('change', arrange);
  arrange();
  drawer.addEventListener('click', () => {
    setDrawer(true);
    part('find').focus({ preventScroll: true });
  });
  for (const closes of [veil, part('drawer-close')]) closes.addEventListener('click', closeDrawer);

  part('language').addEventListener('change', ({ target }) =>
    window.guichetChat.press({ act: 'language', language: target.value }),
  );
  look.value = document.documentElement.dataset.theme ?? '';
  look.addEventListener('change', () => {
    document.documentElement.dataset.theme = look.value;
    try {
      localStorage.setItem('theme', look.value);
    } catch {
      // A browser that keeps nothing forgets it with the page.
    }
  });

  part('keys-open').addEventListener('click', () => keys.showModal());
  const sendBox = '.webchat__send-box-text-box__input';
  /** "/" begins no message and is in no name: in an empty line for one, and in the search itself, it searches, too. */
  const isFree = (key, target) =>
    key === '/' && target.matches(`${sendBox}, #early input, #find`) && target.value === '';
  const isWriting = (target) => target.closest('input, select, textarea, [contenteditable]') !== null;
  const byKey = {
    '/': () => window.guichetFind.go(),
    '?': () => keys.showModal(),
    m: () => document.querySelector(sendBox)?.focus(),
  };
  document.addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') {
      event.preventDefault();
      return window.guichetFind.go();
    }
    if (key === 'Escape') {
      if (veil.hidden && part('find').value === '') window.guichetHost?.close();
      window.guichetFind.leave();
      return closeDrawer();
    }
    const does = ctrlKey || metaKey || altKey || (isWriting(target) && !isFree(key, target)) ? undefined : byKey[key];
    if (does === undefined) return;
    event.preventDefault();
    does();
  });
  window.guichetBar = { openDrawer: () => setDrawer(true), closeDrawer };
})();
