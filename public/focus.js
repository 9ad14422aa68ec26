// Where the focus goes when a card is answered, what is said of a mistake, and what Enter does in a field.
const mistakesOn = (card) =>
  [...card.querySelectorAll('.ac-textBlock')].filter(({ textContent }) => textContent.startsWith('⚠'));

/** The field that a mistake is told under (or, for the PIN, above). A card's table tells of mistakes without a field. */
function fieldOf(mistake, card) {
  const fields = [...card.querySelectorAll('.ac-input')];
  const above = (field) => field.compareDocumentPosition(mistake) & Node.DOCUMENT_POSITION_FOLLOWING;
  return fields.findLast(above) ?? fields[0];
}

/** What can be typed into or chosen from, on a card or in a field of several choices. */
const controls = (part) =>
  [part, ...part.querySelectorAll('input, select, textarea')].filter(
    (one) => one.matches('input, select, textarea') && one.offsetParent !== null && !one.disabled,
  );
const searches = (card) => controls(card).filter((one) => one.parentElement.querySelector('.ac-inlineActionButton'));

/** Buttons that turn the pages of a list: whoever pressed one goes on in the list. */
const pages = ['more', 'previous', 'all', 'none'];

/** The heading that a table is sorted by, which turns the order round. */
const sortedBy = (card) =>
  [...card.querySelectorAll('[role="columnheader"] .ac-selectable')].find(({ textContent }) =>
    /[▲▼]/.test(textContent),
  );

/**
 * The field with the first mistake; the heading that was sorted by; the search, or the list, where that was used; else the first field that is empty;
 * else the first thing that can be used.
 */
function placeToGoOn(card, pressed) {
  const [mistake] = mistakesOn(card);
  const faulty = mistake && controls(fieldOf(mistake, card) ?? card)[0];
  if (faulty) return faulty;
  const all = controls(card);
  const [search] = searches(card);
  if (pressed === 'sort') return sortedBy(card) ?? search;
  if (pages.includes(pressed)) return all.find(({ type }) => type === 'checkbox' || type === 'radio') ?? search;
  const empty = all.find(({ value, type }) => value === '' && type !== 'checkbox' && type !== 'radio');
  return search ?? empty ?? all[0] ?? card.querySelector('.ac-selectable');
}

let mistakes = 0;
/** Whoever comes to a field with a mistake hears what is wrong with it, not only its label. */
function tellMistakes(card) {
  for (const mistake of mistakesOn(card)) {
    const field = mistake.id === '' ? fieldOf(mistake, card) : undefined;
    if (!field) continue;
    mistake.id = `mistake-${++mistakes}`;
    field.setAttribute('aria-describedby', mistake.id);
    field.setAttribute('aria-invalid', 'true');
  }
}

/** A PIN is typed on a pad of digits, and no keyboard learns it. A password, which may be longer, is not. */
function padForPin(card) {
  for (const field of card.querySelectorAll('.ac-input[type="password"][maxlength="8"]')) {
    field.inputMode = 'numeric';
    field.autocomplete = 'off';
  }
}

/**
 * A card that was answered is replaced, and the focus that stood on it is lost: who works with the keyboard would begin
 * at the top of the page again. It goes to the mistake on the card that is asked now, or else to where one goes on there.
 * A finger's press moves nothing: the keyboard on the screen would cover half of what the press has brought.
 */
function keepFocus(element) {
  const { cardsOf, actOf, asks, isKeyOnHeading } = window.guichetCards;
  let inCard = false;
  /** What was pressed, and the cards at that moment; undefined when a finger did it. */
  let pressed;
  let finger = false;
  element.addEventListener('focusin', ({ target }) => {
    inCard = target.closest('.card') !== null;
  });
  element.addEventListener('pointerdown', ({ pointerType }) => {
    finger = pointerType === 'touch';
    pressed = undefined;
  });
  element.addEventListener('keydown', () => {
    finger = false;
  });
  const press = ({ target }) => {
    const button = target.closest('.ac-pushButton, .ac-inlineActionButton, .ac-selectable');
    if (!button || finger || button.getAttribute('aria-disabled') === 'true') return;
    pressed = { act: actOf(button), drawn: new Set(element.querySelectorAll('.ac-adaptiveCard')) };
  };
  element.addEventListener('click', press, { capture: true });
  element.addEventListener('keydown', (event) => isKeyOnHeading(event) && press(event), { capture: true });
  window.addEventListener('pointerdown', ({ pointerType }) => (finger = pointerType === 'touch'), { capture: true });
  window.addEventListener('keydown', () => (finger = false), { capture: true });
  // Who has gone to the search or to the header meanwhile is not fetched back by what is drawn later.
  window.addEventListener('focusin', ({ target }) => {
    if (target.closest('#find, header')) pressed = undefined;
  });
  /** Something was pressed around the conversation: what it brings is gone to like what a card's button brings. */
  const pressedAround = (act) => {
    if (!finger) pressed = { act, drawn: new Set(element.querySelectorAll('.ac-adaptiveCard')) };
  };
  /** The question that is open, where the press has brought one; else what it has brought last. */
  const broughtBy = (drawn) => {
    const fresh = cardsOf(element).filter((card) => !drawn.has(card.querySelector('.ac-adaptiveCard')));
    return fresh.findLast(asks) ?? fresh.at(-1);
  };
  const goOn = () => {
    const lost = inCard && document.activeElement === document.body;
    // Web Chat keeps the Tab key within one message: the question that a press has brought has to be gone to.
    const brought = pressed && broughtBy(pressed.drawn);
    const card = brought ?? (lost ? (cardsOf(element).findLast(asks) ?? cardsOf(element).at(-1)) : undefined);
    if (!card || finger) return;
    const { act } = pressed ?? {};
    if (brought && asks(brought)) pressed = undefined;
    placeToGoOn(card, act)?.focus({ preventScroll: true });
  };
  new MutationObserver(() => {
    for (const card of element.querySelectorAll('.ac-adaptiveCard')) {
      tellMistakes(card);
      padForPin(card);
    }
    goOn();
  }).observe(element, { childList: true, subtree: true });
  return { pressed: pressedAround };
}
window.guichetFocus = keepFocus(document.getElementById('webchat'));

/** Enter in a field presses the field's own button, or else the card's first one, as everywhere on the web. */
function enterPresses(element) {
  element.addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.isComposing || !target.matches('.card input')) return;
    const own = target.parentElement.querySelector('.ac-inlineActionButton');
    const button = own ?? target.closest('.card').querySelector('.ac-pushButton.primary');
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
enterPresses(document.getElementById('webchat'));
