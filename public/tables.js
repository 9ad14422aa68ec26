// What stands above a column stands in each of its cells, too: a row that is read without its headings, on a phone or aloud there,
// says what each of its values is.
function labelCells(element) {
  const textOf = (cell) => cell.textContent.replace(/[▲▼]/g, '').trim();
  const label = (table) => {
    const heads = [...table.querySelectorAll('[role="columnheader"]')].map(textOf);
    for (const row of table.querySelectorAll('[role="row"]')) {
      // The first is what the row is called; a button and an empty cell are called nothing.
      const cells = [...row.querySelectorAll('[role="cell"]')].slice(1);
      for (const [at, cell] of cells.entries()) {
        const head = heads[at + 1] ?? '';
        if (head !== '' && cell.textContent.trim() !== '') cell.dataset.label = `${head}: `;
      }
    }
  };
  new MutationObserver(() => {
    // A table of two things is moved sideways, with its headings.
    for (const table of element.querySelectorAll('[role="table"]:not([data-labelled]):not([id^="matrix-"])')) {
      table.dataset.labelled = '';
      label(table);
    }
  }).observe(element, { childList: true, subtree: true });
}
labelCells(document.getElementById('webchat'));
