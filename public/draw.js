// Makes the small parts of the frame: text only, nothing that came from a server is read as markup.
/** An element with these properties and children. */
function made(tag, { data = {}, ...properties } = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  Object.assign(element.dataset, data);
  element.append(...children.filter(Boolean));
  return element;
}

/** A button that does what a button of a card would do. */
const lineButton = ({ title, about, press }, className = '') => {
  const button = made('button', { type: 'button', className }, title, about && made('small', {}, ` ${about}`));
  button.addEventListener('click', () => window.guichetChat.press(press));
  return button;
};

/** Puts children in the place of others, unless they say and do the same: whoever is on one of them stays there. */
function put(place, children) {
  const key = children.map(({ outerHTML }) => outerHTML).join('');
  if (place.guichetKey === key) return;
  const at = [...place.querySelectorAll('button')].indexOf(document.activeElement);
  place.guichetKey = key;
  place.replaceChildren(...children);
  if (at >= 0) (place.querySelectorAll('button')[at] ?? place.querySelector('button'))?.focus();
}
window.guichetDraw = { made, lineButton, put };
