// The menu of a table's row is the renderer's own, and has its name in English: here it has the page's.
(() => {
  const element = document.getElementById('webchat');
  const name = () => {
    for (const button of element.querySelectorAll('[role="row"] .ac-pushButton[aria-expanded]')) {
      if (button.getAttribute('aria-label') === element.dataset.rowMenu) continue;
      button.setAttribute('aria-label', element.dataset.rowMenu);
      button.title = element.dataset.rowMenu;
    }
  };
  new MutationObserver(name).observe(element, { childList: true, subtree: true, attributeFilter: ['aria-label'] });
})();
