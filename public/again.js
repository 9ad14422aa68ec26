// What is read a second time, after a connection was lost: what stands on the page stays, with what is typed into it.
window.guichetAgain = (() => {
  const element = document.getElementById('webchat');

  /** A part of Web Chat's store: lets nothing pass that stands there as it is. Drawn anew, a card would lose what is in it. */
  const known = () => {
    const seen = new Map();
    return () => (next) => (action) => {
      if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY') return next(action);
      const { activity } = action.payload;
      const now = JSON.stringify(activity);
      if (activity.id !== undefined && seen.get(activity.id) === now) return undefined;
      seen.set(activity.id, now);
      return next(action);
    };
  };

  const fields = () => [...document.querySelectorAll('.card .ac-input, .webchat__send-box-text-box__input')];
  const isOpen = (field) => field.getClientRects().length > 0 && field.closest('[inert]') === null;
  /** Whether something is typed here that was not sent. */
  const typed = () => fields().some((field) => isOpen(field) && field.matches('input, textarea') && field.value !== '');

  /** Covers what only somebody who is signed in may see. What is typed stays, but for what is secret. */
  function cover(covered) {
    document.body.toggleAttribute('data-ended', covered);
    if (covered) for (const field of element.querySelectorAll('input[type="password"]')) field.value = '';
  }
  return { known, typed, cover };
})();
