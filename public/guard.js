// Keeps a second press of a hurried hand from meaning something that was not there to read at the first.
const patienceOfButtons = 1_500;
/** Within this the second press is a part of the first, or began before anybody could see what it falls on. */
const doublePress = 500;
/** Buttons that carry something out or throw something away. */
const grave = new Set(['confirm', 'leave', 'afresh', 'anew', 'deleteDraft', 'deleteDrafts', 'none']);

/**
 * A grave button takes nothing until it has been there to read for a while; it is there meanwhile, and says so. Another
 * button that has come to lie where one was pressed takes no second half of a double press; who has seen it may press it.
 */
function guardPresses(element) {
  const { actOf, told } = window.guichetCards;
  /** Since when each button is there. */
  const since = new WeakMap();
  /** Where and what was pressed last. */
  let last;
  const held = new Set();
  const hold = (button) => {
    held.add(button);
    setTimeout(() => {
      held.delete(button);
      button.removeAttribute('aria-disabled');
    }, patienceOfButtons);
  };
  const look = () => {
    for (const button of element.querySelectorAll('.card .ac-pushButton')) {
      if (since.has(button)) continue;
      since.set(button, performance.now());
      if (grave.has(actOf(button))) hold(button);
    }
    // Web Chat writes this itself whenever it draws a card again.
    for (const button of held)
      if (button.getAttribute('aria-disabled') !== 'true') button.setAttribute('aria-disabled', 'true');
  };
  const meets = (one, other) =>
    one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;
  const isFresh = (button, { timeStamp }) => timeStamp - Math.max(since.get(button) ?? 0, last.at) < doublePress;
  const isSecondHalf = (button, event) =>
    // A key's press is where the focus is: it has no place that another button could come to lie at.
    event.detail > 0 && last?.pointed && isRecent(button) && isFresh(button, event) && meets(place(button), last.place);
  const isTooSoon = (button, event) =>
    // Who presses "next" twice in a row may mean it, unless it is one double press.
    held.has(button) || (isSecondHalf(button, event) && (actOf(button) !== last.act || event.detail > 1));
  const place = (button) => button.getBoundingClientRect();
  const press = (event) => {
    const button = event.target.closest('.card .ac-pushButton, .card .ac-inlineActionButton');
    if (!button) return;
    if (!isTooSoon(button, event)) {
      last = { act: actOf(button), place: place(button), pointed: event.detail > 0, at: event.timeStamp };
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    told(element.dataset.tooSoon);
    clearOfPress();
  };
  element.addEventListener('click', press, { capture: true });
  new MutationObserver(look).observe(element, { childList: true, subtree: true, attributeFilter: ['aria-disabled'] });

  /** Moves the conversation on where a grave button has come to lie at the place that was pressed last. */
  function clearOfPress() {
    if (!last?.pointed) return;
    const buttons = [...element.querySelectorAll('.card .ac-pushButton')];
    const under = buttons.find((one) => grave.has(actOf(one)) && isRecent(one) && meets(place(one), last.place));
    if (!under) return;
    const area = window.guichetScroll.scrollable(element);
    const way = place(under).bottom - last.place.top + 8;
    const room = area.scrollHeight - area.clientHeight - area.scrollTop;
    const message = under.closest('.webchat__basic-transcript__activity');
    if (room < way) message.style.paddingBottom = `${way - room}px`;
    area.scrollTop += way;
  }
  /** It came after the last press. */
  const isRecent = (button) => (since.get(button) ?? 0) > last.at;
  return { clearOfPress };
}
window.guichetGuard = guardPresses(document.getElementById('webchat'));
