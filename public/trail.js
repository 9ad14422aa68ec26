// Where somebody is in a guide of several steps: what is finished opens again with one press.
(() => {
  const { made, put } = window.guichetDraw;
  const place = document.getElementById('trail');
  const webchat = document.getElementById('webchat');
  let open;

  function step({ title, state, step: screen }, number) {
    const said = `${number}. ${title}`;
    const attributes = { className: state };
    // Where there is little room, the names of all steps but the open one are for who listens only (frame.css).
    const parts = () => [`${number}. `, made('span', { className: 'name' }, title)];
    if (state !== 'done' || screen === undefined || open.card === undefined) {
      const text = made('span', attributes, ...parts());
      if (state === 'now') text.setAttribute('aria-current', 'step');
      return text;
    }
    const button = made('button', { type: 'button', ...attributes }, ...parts());
    button.setAttribute('aria-label', webchat.dataset.again.replace('{{title}}', said));
    button.addEventListener('click', () => reopen(screen));
    return button;
  }
  const reopen = (screen) => window.guichetChat.press({ act: 'step', card: open.card, step: screen });

  function draw(trail) {
    open = trail;
    const isLong = (trail?.steps.length ?? 0) > 1;
    place.hidden = !isLong;
    put(
      place,
      isLong ? [made('ol', {}, ...trail.steps.map((one, index) => made('li', {}, step(one, index + 1))))] : [],
    );
    place.querySelector('.now')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    lookAtFolds();
  }

  const isDone = (screen) =>
    open?.card !== undefined && open.steps.some((one) => one.step === screen && one.state === 'done');

  /** The step whose answers a folded card shows, where it can be answered again now. */
  function stepOf(card) {
    const screen = open?.answered[card.dataset.spent];
    return isDone(screen) ? screen : undefined;
  }
  /** Lets those of the folded cards be edited that can be: a run that has ended stays as it was. */
  function lookAtFolds() {
    for (const card of webchat.querySelectorAll('.card[data-spent]'))
      card.toggleAttribute('data-editable', stepOf(card) !== undefined);
  }
  new MutationObserver(lookAtFolds).observe(webchat, { childList: true, subtree: true });

  window.guichetTrail = { draw };
  window.guichetFolds = {
    edit: (card) => {
      const screen = stepOf(card);
      if (screen !== undefined) reopen(screen);
    },
  };
})();
