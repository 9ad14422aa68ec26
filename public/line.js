// What the page says of its connection, and of what was sent and not taken yet. What was lost may come back without a word.
window.guichetLine = (() => {
  const element = document.getElementById('webchat');
  const problem = document.getElementById('problem');
  const patience = 4_000;
  /** How long two sentences stay there to be read. */
  const longRead = 8_000;
  /** What was sent and not taken yet: the timers that will say so, by the message's own id. */
  const untaken = new Map();
  /** Those among them that were typed. */
  const texts = new Set();
  /** Whether the connection is being made anew, which says itself when that is done. */
  let renewing = false;

  function tell(message, ...more) {
    problem.replaceChildren(message, ...more);
    problem.hidden = false;
    void untilBack();
  }

  function quiet() {
    for (const timer of untaken.values()) clearTimeout(timer);
    untaken.clear();
    texts.clear();
    problem.hidden = true;
  }

  /** What to do when the server answers again: Web Chat itself would look for it up to a quarter of a minute later. */
  let doWhenBack = () => {};
  function back() {
    problem.hidden = true;
    doWhenBack();
  }

  const answers = async () => {
    try {
      return navigator.onLine && (await fetch('/healthz')).ok;
    } catch {
      return false;
    }
  };

  /** It may be back before a browser notices: while it is said to be lost, it is asked for. */
  let asking = false;
  async function untilBack() {
    if (asking) return;
    asking = true;
    let away = !(await answers());
    while (!problem.hidden) {
      await new Promise((done) => setTimeout(done, patience / 2));
      const waits = untaken.size > 0 && problem.textContent === element.dataset.unanswered;
      const there = await answers();
      away ||= !there;
      // What was sent to a server that was away meanwhile is waited for in vain.
      if (there && !renewing && !problem.hidden && (away || !waits)) back();
    }
    asking = false;
  }

  const notSent = new Set(['DIRECT_LINE/POST_ACTIVITY_IMPEDED', 'DIRECT_LINE/POST_ACTIVITY_REJECTED']);

  /** A press on a card leaves no trace until it is answered: when it is not taken soon, the page says so. */
  const watchSent = () => (next) => (action) => {
    const id = action.meta?.clientActivityID;
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') {
      if (action.payload.activity.text) texts.add(id);
      untaken.set(
        id,
        setTimeout(() => tell(element.dataset.unanswered), patience),
      );
    }
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') quiet();
    // A text says itself that it was not sent, and offers to send it again. A press is told of, and may be made again.
    if (notSent.has(action.type)) {
      if (untaken.has(id) && !texts.has(id)) tell(element.dataset.unanswered);
      forget(id);
    }
    return next(action);
  };

  /** What is too large is not sent: all that would be said of it is that it was not taken, and it would be offered again. */
  const refuseLarge = () => (next) => (action) => {
    const { attachmentSizes = [] } = action.payload?.activity?.channelData ?? {};
    const size = attachmentSizes.reduce((sum, one) => sum + one, 0);
    if (action.type !== 'DIRECT_LINE/POST_ACTIVITY' || size <= Number(element.dataset.mostBytes)) return next(action);
    window.guichetCards.told(element.dataset.tooLarge, longRead);
  };

  function forget(id) {
    clearTimeout(untaken.get(id));
    untaken.delete(id);
    texts.delete(id);
  }

  window.addEventListener('offline', () => tell(element.dataset.unreachable));
  window.addEventListener('online', back);
  const renews = (now) => (renewing = now);
  const whenBack = (does) => (doWhenBack = does);
  const { store, settled } = window.guichetWaiting;
  /** A part of Web Chat's store: what is sent while the connection is made anew. */
  const held = store(patience, () => tell(element.dataset.unanswered));
  return { tell, quiet, refuseLarge, watchSent, held, allTaken: () => settled(patience), renews, whenBack };
})();
