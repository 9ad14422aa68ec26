// How Adaptive Cards look on our page, and the button that copies a code without asking the server.
const text = (normal, subtle) => ({ default: normal, subtle });
const foregroundColors = {
  default: text('#1b2530', '#51606f'),
  accent: text('#0b5cad', '#0b5cad'),
  attention: text('#b3261e', '#b3261e'),
  good: text('#146c2e', '#146c2e'),
  warning: text('#8a5000', '#8a5000'),
  dark: text('#000000', '#51606f'),
  light: text('#ffffff', '#e3eefa'),
};
const style = (backgroundColor) => ({ backgroundColor, foregroundColors });

const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';

const hostConfig = {
  supportsInteractivity: true,
  fontFamily,
  fontTypes: {
    default: { fontFamily },
    monospace: { fontFamily: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace' },
  },
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#dce1e7' },
  containerStyles: {
    default: style('#ffffff'),
    emphasis: style('#f1f4f7'),
    accent: style('#e3eefa'),
    good: style('#e6f4ea'),
    attention: style('#fdecea'),
    warning: style('#fff4e0'),
  },
  actions: {
    actionAlignment: 'left',
    actionsOrientation: 'horizontal',
    buttonSpacing: 8,
    maxActions: 100,
    showCard: { actionMode: 'inline', inlineTopMargin: 8 },
    spacing: 'default',
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { isSubtle: true, weight: 'default', wrap: true, maxWidth: 180 },
    value: { wrap: true },
    spacing: 12,
  },
  inputs: { label: { requiredInputs: { suffixColor: 'attention' } }, errorMessage: { color: 'attention' } },
  textBlock: { headingLevel: 2 },
};

/** Tells a screen reader, and everybody else for a moment, that something was copied. */
function told(message) {
  const line = document.getElementById('told');
  line.textContent = message;
  line.hidden = false;
  setTimeout(() => {
    line.hidden = true;
  }, 3_000);
}

/** Copies here; where the browser does not allow it, the bot answers with the code as a message of its own. */
const copyHere = () => (next) => (action) => {
  const { value } = action.cardAction;
  if (value?.act !== 'copy' || !navigator.clipboard) return next(action);
  navigator.clipboard.writeText(value.copy).then(
    () => told(document.getElementById('webchat').dataset.copied),
    () => next(action),
  );
};

const mistakesOn = (card) =>
  [...card.querySelectorAll('.ac-textBlock')].filter(({ textContent }) => textContent.startsWith('⚠'));

/** The field that a mistake is told under (or, for the PIN, above). A card's table tells of mistakes without a field. */
function fieldOf(mistake, card) {
  const fields = [...card.querySelectorAll('.ac-input')];
  const above = (field) => field.compareDocumentPosition(mistake) & Node.DOCUMENT_POSITION_FOLLOWING;
  return fields.findLast(above) ?? fields[0];
}

/** The field with the first mistake; else the first thing that can be used. */
function placeToGoOn(card) {
  const [mistake] = mistakesOn(card);
  const field = mistake ? fieldOf(mistake, card) : card.querySelector('.ac-input');
  return field ?? card.querySelector('.ac-input, .ac-selectable');
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

/**
 * A card that was answered is replaced, and the focus that stood on it is lost: who works with the keyboard would begin
 * at the top of the page again. It goes to the mistake on the card that is asked now, or else to its first field.
 */
function keepFocus(element) {
  let inCard = false;
  /** The last card when a key pressed a button; undefined when nothing was, or the mouse did it. */
  let pressedBefore;
  const lastCard = () => [...element.querySelectorAll('.ac-adaptiveCard')].at(-1);
  element.addEventListener('focusin', ({ target }) => {
    inCard = target.closest('.ac-adaptiveCard') !== null;
  });
  element.addEventListener('keydown', ({ key, target }) => {
    if ((key === 'Enter' || key === ' ') && target.matches('.ac-selectable')) pressedBefore = lastCard();
  });
  element.addEventListener('pointerdown', () => {
    pressedBefore = undefined;
  });
  const goOn = () => {
    const card = lastCard();
    const lost = inCard && document.activeElement === document.body;
    // Web Chat keeps the Tab key within one message: the question that a key has brought has to be gone to.
    const brought = pressedBefore !== undefined && pressedBefore !== card;
    if (!card || !(lost || brought)) return;
    pressedBefore = undefined;
    placeToGoOn(card)?.focus({ preventScroll: true });
  };
  new MutationObserver(() => {
    for (const card of element.querySelectorAll('.ac-adaptiveCard')) tellMistakes(card);
    goOn();
  }).observe(element, { childList: true, subtree: true });
}
keepFocus(document.getElementById('webchat'));

/** Enter in a field that has its own button presses this button, as everywhere on the web. */
function enterSearches(element) {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !event.target.matches('.ac-textInput')) return;
    const button = event.target.parentElement.querySelector('.ac-inlineActionButton');
    if (!button) return;
    event.preventDefault();
    button.click();
  });
}
enterSearches(document.getElementById('webchat'));

/** How many frames a page stands still before it has come to rest: a quarter of a second. */
const framesAtRest = 15;

/**
 * A press on a card is no message for Web Chat: it goes past the receipt, which takes the place of its review above the
 * menu, and a long answer begins at the bottom. When the page has come to rest, what the press has brought is at the top.
 */
function showAnswers(element) {
  const messages = () => [...element.querySelectorAll('.webchat__basic-transcript__activity')];
  const isReceipt = (message) =>
    message.querySelector('.ac-textBlock[role="heading"]')?.textContent.startsWith('✓') ?? false;
  /** What was pressed, until it is answered or somebody does something else. */
  let pressed;
  for (const kind of ['pointerdown', 'keydown', 'wheel']) {
    element.addEventListener(kind, () => (pressed = undefined), { capture: true, passive: true });
  }
  const press = ({ target }) => {
    if (!target.closest('.ac-pushButton')) return;
    const message = target.closest('.webchat__basic-transcript__activity');
    pressed = { message, last: messages().at(-1), receipt: isReceipt(message), answered: false };
  };
  // The renderer lets no click out of a card: it is heard on the way in.
  element.addEventListener('click', press, { capture: true });
  const answerTo = ({ message, last, receipt }) => {
    if (!receipt && isReceipt(message)) return message;
    const all = messages();
    return all[all.indexOf(last) + 1];
  };
  const showAtRest = (answered, before, still) => {
    if (pressed !== answered) return;
    const answer = answerTo(answered);
    const { top } = answer.getBoundingClientRect();
    const rests = top === before ? still + 1 : 0;
    if (rests < framesAtRest) return void requestAnimationFrame(() => showAtRest(answered, top, rests));
    pressed = undefined;
    answer.scrollIntoView();
  };
  new MutationObserver(() => {
    if (!pressed || pressed.answered || !answerTo(pressed)) return;
    pressed.answered = true;
    showAtRest(pressed, undefined, 0);
  }).observe(element, { childList: true, subtree: true });
}
showAnswers(document.getElementById('webchat'));

window.guichetCards = { adaptiveCardsHostConfig: hostConfig, cardActionMiddleware: copyHere };
