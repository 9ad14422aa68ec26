// What is sent while the connection is made anew. Web Chat loses a press that it gets without one, and takes back what is on its
// way over one that it leaves: so a press waits until there is a connection again, and a connection stays until it is answered.
window.guichetWaiting = (() => {
  const presses = new Set(['WEB_CHAT/SEND_POST_BACK', 'WEB_CHAT/SEND_MESSAGE_BACK', 'WEB_CHAT/SEND_MESSAGE']);
  const connected = new Set(['DIRECT_LINE/CONNECT_FULFILLED', 'DIRECT_LINE/RECONNECT_FULFILLED']);
  const away = new Set(['DIRECT_LINE/DISCONNECT_PENDING', 'DIRECT_LINE/RECONNECT_PENDING']);
  const answered = new Set(['FULFILLED', 'REJECTED', 'IMPEDED'].map((end) => `DIRECT_LINE/POST_ACTIVITY_${end}`));
  /** What was sent and has no answer yet, by the message's own id. */
  const onTheWay = new Set();
  let doWhenSettled = () => {};

  /** Kept when all that was sent has its answer, or when nobody would wait for that any longer. */
  const settled = (patience) =>
    onTheWay.size === 0
      ? Promise.resolve()
      : new Promise((done) => {
          doWhenSettled = done;
          setTimeout(done, patience);
        });

  function note({ type, meta }) {
    if (type === 'DIRECT_LINE/POST_ACTIVITY_PENDING') onTheWay.add(meta.clientActivityID);
    if (answered.has(type)) onTheWay.delete(meta.clientActivityID);
    if (onTheWay.size === 0) doWhenSettled();
  }

  /** A part of Web Chat's store. What waits longer than `patience` (ms) is not sent any more, and `lost` says so. */
  const store = (patience, lost) => {
    let isAway = false;
    const held = new Map();
    const hold = (action) => {
      // A hurried hand presses the same button again.
      const what = JSON.stringify(action.payload);
      if (held.has(what)) return;
      const giveUp = () => {
        held.delete(what);
        lost();
      };
      held.set(what, { action, timer: setTimeout(giveUp, patience) });
    };
    const release = (dispatch) => {
      for (const { action, timer } of held.values()) {
        clearTimeout(timer);
        dispatch(action);
      }
      held.clear();
    };
    return ({ dispatch }) =>
      (next) =>
      (action) => {
        if (isAway && presses.has(action.type)) return hold(action);
        if (away.has(action.type)) isAway = true;
        note(action);
        const done = next(action);
        if (connected.has(action.type)) {
          isAway = false;
          setTimeout(() => release(dispatch));
        }
        return done;
      };
  };
  return { store, settled };
})();
