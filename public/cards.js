// How Adaptive Cards look on our page, and the button that copies a code without asking the server.
// The colours are those of tokens.css: who turns to another scheme sees what is drawn already turn with it.
const text = (normal, subtle) => ({ default: normal, subtle });
const both = (colour) => text(colour, colour);
const foregroundColors = {
  default: text('var(--ink)', 'var(--quiet)'),
  accent: both('var(--accent)'),
  attention: both('var(--alarm)'),
  good: both('var(--done)'),
  warning: both('var(--warn)'),
  dark: text('var(--ink)', 'var(--quiet)'),
  light: text('var(--on-accent)', 'var(--own)'),
};
const style = (backgroundColor) => ({ backgroundColor, foregroundColors });

/** Cards are measured in pixels: the browser's own size of letters, which somebody may have enlarged, makes them. */
const enlarged = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
const letters = { small: 14, default: 16, medium: 18, large: 21, extraLarge: 26 };
const fontSizes = Object.fromEntries(Object.entries(letters).map(([name, size]) => [name, size * enlarged]));

const fontFamily = 'var(--letters)';

const hostConfig = {
  supportsInteractivity: true,
  fontFamily,
  fontTypes: {
    default: { fontFamily, fontSizes },
    monospace: { fontFamily: 'var(--digits)', fontSizes },
  },
  spacing: { small: 6, default: 10, medium: 16, large: 24, extraLarge: 32, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  containerStyles: {
    default: style('var(--sheet)'),
    emphasis: style('var(--raised)'),
    accent: style('var(--own)'),
    good: style('var(--done-ground)'),
    attention: style('var(--alarm-ground)'),
    warning: style('var(--warn-ground)'),
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
function told(message, shown = 3_000) {
  const line = document.getElementById('told');
  line.textContent = message;
  line.hidden = false;
  setTimeout(() => {
    line.hidden = true;
  }, shown);
}

/** Copies here; where the browser does not allow it, the bot answers with the code as a message of its own. */
const copyHere = () => (next) => (action) => {
  const { value } = action.cardAction;
  if (value?.act !== 'copy' || !navigator.clipboard) return next(action);
  // Web Chat goes to the end of the conversation after every press; what was copied stays before the eyes.
  window.guichetScroll.stay();
  navigator.clipboard.writeText(value.copy).then(
    () => told(document.getElementById('webchat').dataset.copied),
    () => next(action),
  );
};

/** What the buttons of a card do, in their order. */
function actsIn(part) {
  if (Array.isArray(part)) return part.flatMap(actsIn);
  if (part === null || typeof part !== 'object') return [];
  if (typeof part.type === 'string' && part.type.startsWith('Action.')) return [part.data?.act ?? ''];
  const { body, items, columns, rows, cells, actions } = part;
  return [body, items, columns, rows, cells, actions].filter(Boolean).flatMap(actsIn);
}

const isMenu = ({ body = [] }) => JSON.stringify(body).includes('"organisation":');

/** All that can be begun: where the panel stands beside the conversation, it is there already. */
const isWhole = ({ body = [] }) => JSON.stringify(body).includes('"id":"section0"');

/** The same element as another one: Web Chat brings its React and does not hand it out. */
const like = (element, type, props) => ({ ...element, type, key: null, ref: null, props });

/** A card whose question is answered, or is asked no more: one part, on a darker ground. */
const isSpent = ({ body = [] }) => body.length === 1 && body[0].style === 'emphasis' && body[0].bleed === true;

/** What an answered card says in a line: what was asked, and the answers. */
function inALine({ body }) {
  const parts = body[0].items ?? [];
  const blocks = parts.filter(({ type }) => type === 'TextBlock');
  // The company that it is for stands above, and in the page's header.
  const heading = Math.max(
    0,
    blocks.findIndex(({ style }) => style === 'heading'),
  );
  const [title, ...texts] = blocks.slice(heading).map(({ text }) => text);
  const answers = parts.flatMap(({ facts = [] }) => facts.map(({ value }) => value));
  return {
    title,
    rest: [...answers, ...texts]
      .filter((text) => text !== '—')
      .map(bare)
      .join(', '),
  };
}
const bare = (text) => text.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1');

/** The line that an answered card is folded to, with what answers it again. */
function foldLine(drawn, content) {
  const { title, rest } = inALine(content);
  const keyed = (type, key, props) => ({ ...like(drawn, type, props), key });
  const unfold = ({ currentTarget }) => {
    const open = currentTarget.closest('.card').toggleAttribute('data-unfolded');
    currentTarget.setAttribute('aria-expanded', String(open));
  };
  const said = [keyed('strong', 'title', { children: bare(title) }), keyed('span', 'rest', { children: rest })];
  const about = { type: 'button', className: 'fold', 'aria-expanded': false, onClick: unfold, children: said };
  const edit = ({ currentTarget }) => window.guichetFolds.edit(currentTarget.closest('.card'));
  const label = `${document.getElementById('webchat').dataset.edit}: ${bare(title)}`;
  const children = document.getElementById('webchat').dataset.edit;
  const again = { type: 'button', className: 'edit', onClick: edit, 'aria-label': label, children };
  const line = [keyed('button', 'fold', about), keyed('button', 'edit', again)];
  return keyed('div', 'line', { className: 'fold-line', children: line });
}

/** Writes beside each card what its buttons do: what is drawn of it tells only what they are called. */
const withActs = () => (next) => (args) => {
  const drawn = next(args);
  const { content } = args.attachment;
  if (!drawn || content?.type !== 'AdaptiveCard') return drawn;
  const acts = actsIn(content).join(' ');
  const about = { className: 'card', 'data-acts': acts, 'data-menu': isMenu(content) };
  if (isWhole(content)) {
    const where = document.getElementById('webchat').dataset.beside;
    const hint = { ...like(drawn, 'p', { className: 'beside', children: where }), key: 'beside' };
    return like(drawn, 'div', { ...about, 'data-whole': true, children: [{ ...drawn, key: 'card' }, hint] });
  }
  if (!isSpent(content)) return like(drawn, 'div', { ...about, children: drawn });
  const children = [foldLine(drawn, content), { ...drawn, key: 'card' }];
  return like(drawn, 'div', { ...about, 'data-spent': args.activity.id, children });
};

/** When a message came, in twenty-four hours. Web Chat knows the forms of twelve only. */
const whenSent = () => (next) => (args) => {
  const { activity, hideTimestamp, sendState } = args;
  const drawn = next(args);
  if (!drawn || !activity.timestamp || sendState === 'sending' || sendState === 'send failed') return drawn;
  const { lang } = document.documentElement;
  const form = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const children = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, form).format(new Date(activity.timestamp));
  const className = hideTimestamp ? 'hidden' : 'when';
  return like(drawn, 'time', { children, className, dateTime: activity.timestamp });
};

/** The cards of the conversation as they stand, and what a button on one of them does. */
const cardsOf = (element) => [...element.querySelectorAll('.card')].filter((card) => !card.closest('[inert]'));
function actOf(button) {
  if (button.matches('[role="columnheader"] *')) return 'sort';
  if (button.matches('.ac-inlineActionButton')) return 'find';
  const card = button.closest('.card');
  return card?.dataset.acts.split(' ')[[...card.querySelectorAll('.ac-pushButton')].indexOf(button)];
}
const asks = (card) => / (answer|confirm) /.test(` ${card.dataset.acts} `);

/** The renderer carries out a press of a key on a table's heading without a click. */
const isKeyOnHeading = ({ key, target }) =>
  (key === 'Enter' || key === ' ') && target.matches('[role="columnheader"] .ac-selectable');

window.guichetCards = { cardsOf, actOf, asks, isKeyOnHeading, told };
window.guichetLooks = {
  adaptiveCardsHostConfig: hostConfig,
  attachmentMiddleware: withActs,
  activityStatusMiddleware: whenSent,
  cardActionMiddleware: () => (next) => copyHere()(window.guichetOnce()(window.guichetResult()(next))),
};
