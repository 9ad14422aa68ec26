// Before Web Chat is there, which is large: a line to write in. What is typed into it goes on in Web Chat's own; what is sent,
// here or by a press beside the conversation, waits until there is a connection.
window.guichetEarly = (() => {
  const form = document.getElementById('early');
  const field = form.querySelector('input');
  const library = document.querySelector('script[src*="/webchat.js"]');
  /** What was pressed beside the conversation. */
  let pressed;
  let sent;

  const ready = new Promise((done, failed) => {
    if (window.WebChat) return done();
    library.addEventListener('load', done);
    library.addEventListener('error', () => failed(new Error('Web Chat is not there')));
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (field.value.trim() === '') return;
    sent = field.value;
    field.readOnly = true;
    form.querySelector('[role="status"]').hidden = false;
  });
  form.hidden = false;
  field.focus({ preventScroll: true });

  /** Hands over what was typed, once there is a place for it. */
  function giveText(store) {
    const text = sent === undefined ? field.value : '';
    if (text !== '') store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } });
  }
  /** Hands over what was sent. */
  function giveSent() {
    const all = [sent !== undefined && { text: sent }, pressed].filter(Boolean);
    sent = pressed = undefined;
    for (const value of all) window.guichetChat.press(value);
  }
  /** A part of Web Chat's store: before that has a connection, it loses what it is given to send. */
  const store = () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/CONNECT_FULFILLED') setTimeout(giveSent);
    return next(action);
  };
  return { ready, press: (value) => (pressed = value), giveText, store };
})();
