// Where the conversation stands on the screen: at its open question, at what a press has brought, or where it is.
/** How many frames a page stands still before it has come to rest: a quarter of a second. */
const framesAtRest = 15;

const scrollable = (element) => element.querySelector('.webchat__basic-transcript__scrollable');

/** Calls when this has not moved for a while; `holds` says whether it is still wanted. */
function atRest(place, holds, then, before, still = 0) {
  if (!holds()) return;
  const { top } = place.getBoundingClientRect();
  if (still === framesAtRest) return then();
  requestAnimationFrame(() => atRest(place, holds, then, top, top === before ? still + 1 : 0));
}

/**
 * Whoever loads the page, or opens it a second time, begins at what is asked now: the question or menu that stands last,
 * from its beginning where it is longer than the screen. It holds until somebody does something.
 */
function beginAtQuestion(element) {
  const { cardsOf, asks } = window.guichetCards;
  let beginning = true;
  for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
    window.addEventListener(kind, () => (beginning = false), { capture: true, once: true, passive: true });
  }
  const goThere = () => {
    const area = scrollable(element);
    const card = cardsOf(element).findLast((one) => asks(one) || one.dataset.menu === 'true');
    const message = card?.closest('.webchat__basic-transcript__activity');
    if (!area || !message) return;
    const below = message.getBoundingClientRect().bottom - area.getBoundingClientRect().bottom;
    if (message.offsetHeight > area.clientHeight) message.scrollIntoView();
    else area.scrollTop += below;
  };
  let waiting = 0;
  const observer = new MutationObserver(() => {
    if (!beginning) return observer.disconnect();
    const card = cardsOf(element).at(-1);
    const turn = ++waiting;
    if (card) atRest(card, () => beginning && turn === waiting, goThere);
  });
  observer.observe(element, { childList: true, subtree: true });
}
beginAtQuestion(document.getElementById('webchat'));

/** Stays here, whatever Web Chat does in the next moments: a turn of the wheel ends its own way down. */
function stay() {
  const area = scrollable(document.getElementById('webchat'));
  const { scrollTop } = area;
  const hold = (frames) => {
    area.dispatchEvent(new WheelEvent('wheel'));
    area.scrollTop = scrollTop;
    if (frames > 0) requestAnimationFrame(() => hold(frames - 1));
  };
  requestAnimationFrame(() => hold(framesAtRest));
}

/** What shows other rows in the list that it stands on: its card is drawn anew where it is. */
const lists = ['find', 'more', 'previous', 'sort'];
const cardIn = (message) => message.querySelector('.ac-adaptiveCard');
/** Whoever searches goes on at the search; who turns the page or sorts, at the rows. */
const placeIn = (message, act) => (act !== 'find' && message.querySelector('[role="table"]')) || message;

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
    const button = target.closest('.ac-pushButton, .ac-inlineActionButton, [role="columnheader"] .ac-selectable');
    const act = button && window.guichetCards.actOf(button);
    if (!button || act === 'copy') return;
    const message = target.closest('.webchat__basic-transcript__activity');
    const list = lists.includes(act) ? { act, drawn: cardIn(message) } : undefined;
    pressed = { message, last: messages().at(-1), receipt: isReceipt(message), list, answered: false };
  };
  // The renderer lets no click out of a card: it is heard on the way in.
  element.addEventListener('click', press, { capture: true });
  const { isKeyOnHeading } = window.guichetCards;
  element.addEventListener('keydown', (event) => isKeyOnHeading(event) && press(event), { capture: true });
  const pressedAround = () => {
    pressed = { message: undefined, last: messages().at(-1), receipt: false, answered: false };
  };
  const answerTo = ({ message, last, receipt, list }) => {
    if (message && !receipt && isReceipt(message)) return message;
    if (list) return cardIn(message) === list.drawn ? undefined : placeIn(message, list.act);
    const all = messages();
    return all[all.indexOf(last) + 1];
  };
  const showAtRest = (answered) => {
    const answer = answerTo(answered);
    atRest(
      answer,
      () => pressed === answered,
      () => {
        pressed = undefined;
        answerTo(answered).scrollIntoView();
        window.guichetGuard.clearOfPress();
      },
    );
  };
  new MutationObserver(() => {
    if (!pressed || pressed.answered || !answerTo(pressed)) return;
    pressed.answered = true;
    showAtRest(pressed);
  }).observe(element, { childList: true, subtree: true });
  return { pressed: pressedAround };
}
window.guichetScroll = { scrollable, stay, ...showAnswers(document.getElementById('webchat')) };
