// In another page's frame: the token comes from that page, and what it shows of us follows what happens here.
(() => {
  const { hosts = '' } = document.getElementById('webchat').dataset;
  if (hosts === '') return;
  const allowed = hosts.split(' ');
  /** The page around us, once it has shown itself to be one of those that may. */
  let host;
  let waiting;
  let isOpen = true;
  let newest = '';
  let unread = 0;
  const patience = 10_000;

  const tell = (message) => {
    // Before the page around us has answered nobody knows whose it is: what is said then holds nothing.
    for (const origin of host === undefined ? allowed : [host]) window.parent.postMessage(message, origin);
  };

  window.addEventListener('message', ({ origin, source, data }) => {
    if (source !== window.parent || !allowed.includes(origin)) return;
    host = origin;
    if (data?.guichet === 'token' && typeof data.token === 'string' && typeof data.conversationId === 'string')
      waiting?.({ token: data.token, conversationId: data.conversationId });
    if (data?.guichet === 'noToken') waiting?.({});
    if (data?.guichet === 'opened' || data?.guichet === 'closed') {
      isOpen = data.guichet === 'opened';
      unread = 0;
    }
  });

  /** Asks the page around us for a token. Empty: it has none to give now. */
  const token = () =>
    new Promise((done) => {
      waiting = done;
      setTimeout(() => done({}), patience);
      tell({ guichet: 'wantsToken' });
    });

  /** A part of Web Chat's store: counts what is said while nobody can see it. What was said before is not said again. */
  const store = () => (next) => (action) => {
    const { activity } = action.payload ?? {};
    if (action.type !== 'DIRECT_LINE/INCOMING_ACTIVITY' || activity.type !== 'message') return next(action);
    const isNews = activity.from.role !== 'user' && newest !== '' && activity.timestamp > newest;
    if (activity.timestamp > newest) newest = activity.timestamp;
    if (!isOpen && isNews) tell({ guichet: 'unread', count: ++unread });
    return next(action);
  };

  const close = document.getElementById('widget-close');
  close.addEventListener('click', () => tell({ guichet: 'close' }));
  window.guichetHost = { token, store, close: () => tell({ guichet: 'close' }) };
})();
