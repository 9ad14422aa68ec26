import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { loadWords } from '../../src/bot/words/words.js';
import { spokenCard } from '../../src/dialogs/conversation/spoken.js';
import { plainBlanks } from '../support/seen.js';
import { spokenProblems } from '../support/spokenProblems.js';

const wordsIn = await loadWords(fileURLToPath(new URL('../../locales', import.meta.url)), (key) => {
  throw new Error(`there is no word ${key}`);
});
const said = (json: unknown): string => plainBlanks(spokenCard(json, wordsIn('fr')));

const heading = (text: string) => ({ type: 'TextBlock', style: 'heading', text });
const text = (said: string, more: object = {}) => ({ type: 'TextBlock', text: said, ...more });
const button = (title: string, more: object = {}) => ({ type: 'Action.Submit', title, ...more });
const card = (body: readonly unknown[], actions: readonly unknown[] = []) => ({ type: 'AdaptiveCard', body, actions });
const row = (...cells: readonly string[]) => ({
  type: 'ColumnSet',
  columns: cells.map((cell) => ({ type: 'Column', items: [text(cell)] })),
});

describe('a card, read aloud', () => {
  it('says its title, what it asks and what is wrong, in whole sentences', () => {
    const input = { type: 'Input.Text', id: 'x', label: 'Téléphone' };
    const body = [heading('Contact'), { type: 'Container', items: [input, text('⚠ Ce numéro n’existe pas.')] }];
    expect(said(card(body, [button('Suivant')]))).toBe('Contact. Téléphone. Ce numéro n’existe pas.');
  });

  it('says every label with its value, and a table row by row', () => {
    const facts = { type: 'FactSet', facts: [{ title: 'Solde', value: '5,00 USD' }] };
    const body = [heading('✓ Fait'), facts, row('Numéro', 'Ensuite'), row('+32 470', 'ACTIVE \\| 1\\.')];
    expect(said(card(body))).toBe('Fait. Solde : 5,00 USD. Numéro : Ensuite. +32 470 : ACTIVE | 1.');
  });

  it('leaves out the word with which a row says that it can be pressed', () => {
    const pressed = { ...row('Nom', 'Exemple', 'Modifier'), selectAction: button('Modifier « Nom » : Exemple') };
    expect(said(card([heading('Revoir'), pressed]))).toBe('Revoir. Nom : Exemple.');
  });

  it('asks for inputs that stand in a row, and leaves out what is shown on demand', () => {
    const input = { type: 'Input.Toggle', id: 'x', label: 'Bloquer les MMS' };
    const about = { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title: 'ⓘ' }] };
    const columns = [
      { type: 'Column', items: [input] },
      { type: 'Column', items: [about] },
    ];
    const body = [heading('Blocages'), { type: 'ColumnSet', columns }, text('Sauf le 112.', { isVisible: false })];
    expect(said(card(body, [button('Suivant')]))).toBe('Blocages. Bloquer les MMS.');
  });

  it('names the buttons where nothing has to be filled in, each once', () => {
    const set = { type: 'ActionSet', actions: [button('Oui'), button('Non'), button('Oui')] };
    expect(said(card([heading('Abandonner ?'), set]))).toBe('Abandonner ? Oui, Non.');
  });

  it('ends after as many sentences as one listens to', () => {
    const long = Array.from({ length: 100 }, (_, index) => text(`Une phrase assez longue, la ${index}e.`));
    const heard = said(card([heading('Titre'), ...long]));
    expect(heard.length).toBeLessThan(1_300);
    expect(heard).toMatch(/e\. …$/);
  });

  it('leaves nothing in it that looks like a placeholder', () => {
    expect(said(card([heading('Titre'), text('\\$\\{nom\\}')]))).not.toContain('${');
  });
});

describe('a card does not read well aloud', () => {
  const sound = (body: readonly unknown[], actions: readonly unknown[] = [], fallbackText = 'Titre.') => ({
    ...card([heading('Titre'), ...body], actions),
    fallbackText,
  });
  const refused: [string, unknown, string][] = [
    ['without a text', sound([], [], ''), 'no sentence'],
    ['when the text is no sentence', sound([], [], 'Titre'), 'no sentence'],
    ['when the text does not say its title', sound([], [], 'Autre chose.'), 'does not say'],
    ['with the key of a word in it', sound([], [], 'Titre. blocking:done.'), 'raw key'],
    ['without a heading', { ...card([text('Titre')]), fallbackText: 'Titre.' }, 'no heading'],
    ['with two buttons of one name', sound([], [button('Ouvrir'), button('Ouvrir')]), 'button "Ouvrir"'],
    ['when only a colour tells', sound([text('●', { color: 'Attention' })]), 'only a colour'],
    ['with a picture that says nothing', sound([{ type: 'Image', url: 'https://example.org/a.png' }]), 'altText'],
  ];
  it.each(refused)('%s', (_what, json, problem) => {
    expect(spokenProblems(json).join('\n')).toContain(problem);
  });

  it('but does where a tooltip tells two buttons apart', () => {
    const both = [button('Ouvrir', { tooltip: 'Ouvrir : A1' }), button('Ouvrir', { tooltip: 'Ouvrir : A2' })];
    expect(spokenProblems(sound([], both))).toEqual([]);
  });
});
