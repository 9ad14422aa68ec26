// The panel's search: procedures as they are typed, numbers and orders from the server, and else the question itself.
(() => {
  const { made, put } = window.guichetDraw;
  const field = document.getElementById('find');
  const lists = document.getElementById('lists');
  const said = document.getElementById('find-said');
  const patience = 250;
  let waiting;
  let asked = 0;

  /** As it is compared: without capitals and accents. */
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  /** What is called just so comes first, then what begins so. */
  const farFrom = ({ title }, text) =>
    Number(plain(title) !== plain(text)) + Number(!plain(title).startsWith(plain(text)));

  /** The procedures with all the words that were typed in their names. */
  function procedures(text) {
    const words = plain(text).split(/\s+/).filter(Boolean);
    const { groups = [], company } = window.guichetPanel.shown() ?? {};
    // To turn to another company is a button of the header, and found by its name like all that can be begun.
    const turn = company?.several ? [{ title: lists.dataset.company, press: { act: 'organisation' } }] : [];
    const lines = [...groups.flatMap((one) => one.lines), ...turn];
    const found = lines.filter(({ title }) => words.every((word) => plain(title).includes(word)));
    return found.sort((one, other) => farFrom(one, text) - farFrom(other, text));
  }

  function show(text, found) {
    const lines = [...procedures(text), ...found];
    const { found: title, none, say } = lists.dataset;
    const last = { title: say.replace('{{text}}', text), press: { text } };
    put(lists, [
      ...(lines.length === 0 ? [made('p', { className: 'hint' }, none)] : []),
      window.guichetPanel.group(lines.length === 0 ? '' : title, [...lines, last]),
    ]);
    said.textContent = lines.length === 0 ? none : `${title}: ${lines.length}`;
  }

  function look() {
    const text = field.value.trim();
    asked++;
    clearTimeout(waiting);
    waiting = undefined;
    if (text === '') {
      said.textContent = '';
      return window.guichetPanel.all();
    }
    // What nothing is known of yet is not said to be called nothing, and nothing is asked about it.
    if (window.guichetPanel.shown() === undefined && document.body.dataset.panel !== 'missing')
      return put(lists, [made('p', { className: 'hint' }, lists.dataset.loading)]);
    show(text, []);
    waiting = setTimeout(askServer, patience);
  }

  async function askServer() {
    const text = field.value.trim();
    const turn = asked;
    const answer = await window.guichetPanel.ask('panel/found', { text });
    if (turn !== asked) return;
    waiting = undefined;
    if (answer?.lines.length > 0) show(text, answer.lines);
  }

  /** Takes the first that is found: who types and presses Enter in one go waits for the panel, and for what the server finds. */
  async function takeFirst() {
    await window.guichetPanel.there;
    if (waiting !== undefined && procedures(field.value.trim()).length === 0) {
      clearTimeout(waiting);
      await askServer();
    }
    if (field.value.trim() !== '') buttons()[0]?.click();
  }

  const buttons = () => [...lists.querySelectorAll('button')];
  field.addEventListener('input', look);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && field.value.trim() !== '') void takeFirst();
    else if (event.key === 'ArrowDown') buttons()[0]?.focus();
    else return;
    event.preventDefault();
  });
  lists.addEventListener('keydown', (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (way === undefined) return;
    event.preventDefault();
    const all = buttons();
    const at = all.indexOf(document.activeElement) + way;
    if (at < 0) field.focus();
    else all[Math.min(at, all.length - 1)]?.focus();
  });

  window.guichetFind = {
    look,
    /** Goes to the field, with what stands in it marked. */
    go: () => {
      window.guichetBar.openDrawer();
      field.focus();
      field.select();
    },
    leave: () => {
      if (field.value === '') return;
      field.value = '';
      look();
    },
  };
})();
