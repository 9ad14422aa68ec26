// What was typed into a card and not sent goes along with whatever is sent: the bot draws the card anew with it in place.
(() => {
  const element = document.getElementById('webchat');

  /** The cards that wait for answers: their ids and their inputs in order, by the message that shows them. */
  const waiting = new Map();

  const parts = (part) =>
    Array.isArray(part)
      ? part.flatMap(parts)
      : part && typeof part === 'object'
        ? [part, ...Object.values(part).flatMap(parts)]
        : [];

  /** A card of a question has the button that answers it. */
  function questionIn({ attachments = [] }) {
    for (const { content } of attachments) {
      const answer = content?.actions?.find(({ data }) => data?.act === 'answer');
      if (answer)
        return {
          card: answer.data.card,
          inputs: parts(content.body).filter(({ type }) => String(type).startsWith('Input.')),
        };
    }
    return undefined;
  }

  function note(activity) {
    waiting.delete(activity.id);
    const question = questionIn(activity);
    if (question) waiting.set(activity.id, question);
  }

  /** Web Chat keeps copies of inputs that nobody sees. */
  const placesIn = (card) =>
    [...card.querySelectorAll('.ac-input-container')].filter((place) => place.getClientRects().length > 0);

  const marked = (place) => [...place.querySelectorAll('input:checked')].map(({ value }) => value).join(',');

  /** What an input holds, as its card would send it; nothing of a secret. */
  function heldIn(place, { type, style, valueOn = 'true', valueOff = 'false' }) {
    if (style === 'Password' || place.querySelector('input[type="password"]')) return undefined;
    const field = place.querySelector('input, select, textarea');
    if (!field) return undefined;
    if (type === 'Input.Toggle') return field.checked ? valueOn : valueOff;
    return field.matches('[type="radio"], [type="checkbox"]') ? marked(place) : field.value;
  }

  /** What stands in the card of the open question, by input. Undefined: there is none, or it is just being drawn. */
  function unsent() {
    const question = [...waiting.values()].at(-1);
    if (!question || question.inputs.length === 0) return undefined;
    const cards = [...element.querySelectorAll('.ac-adaptiveCard')].map(placesIn);
    const places = cards.findLast((all) => all.length > 0) ?? [];
    if (places.length !== question.inputs.length) return undefined;
    const held = question.inputs.map((input, index) => [input.id, heldIn(places[index], input)]);
    return { card: question.card, inputs: Object.fromEntries(held.filter(([, value]) => value !== undefined)) };
  }

  const sendsInputs = ['answer', 'find', 'more', 'previous', 'all', 'none', 'sort', 'open', 'export'];

  /** A part of Web Chat's store: reads the cards that come, and adds to what goes. */
  window.guichetUnsent = () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY') note(action.payload.activity);
    const { activity } = action.payload ?? {};
    if (action.type !== 'DIRECT_LINE/POST_ACTIVITY' || activity?.type !== 'message') return next(action);
    const held = sendsInputs.includes(activity.value?.act) ? undefined : unsent();
    if (!held) return next(action);
    const channelData = { ...activity.channelData, unsent: held };
    return next({ ...action, payload: { ...action.payload, activity: { ...activity, channelData } } });
  };
})();
