import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { startApp, type TestApp } from '../support/app.js';
import { upToReviewOnCards } from '../support/orderedUser.js';
import { type CardTalk, cardTalk, type Filled } from '../support/talk.js';

const OPERATOR = 'comuniq';
const NEXT = 'Nächster Schritt';
const MOST_SCREENS = 12;
/** Stands for the first of the choices. */
const FIRST = '';

let app: TestApp;
let talk: CardTalk;
beforeEach(async () => {
  app = await startApp({ of: OPERATOR });
  talk = await cardTalk(app, OPERATOR, 'reseller1');
  expect(await upToReviewOnCards(talk)).toContain('Angaben prüfen');
});
afterEach(async () => {
  talk.close();
  await app.stop();
});

const label = (field: string) => app.words('de', OPERATOR).say(`orderUser:fields.${field}.label`);

/** Presses an answer's row on the review. */
async function change(field: string): Promise<string> {
  const rows = talk.cards().flatMap(({ actions }) => actions);
  const row = rows.findLast(({ data }) => data?.act === 'change' && data.field === field);
  if (row?.data === undefined) throw new Error(`the review has no ${field}`);
  return talk.send(row.data);
}

/** Corrects an answer, gives those that are asked again, and goes on until the review is there; gives all that was read on the way. */
async function corrected(field: string, answers: Filled): Promise<{ readonly way: string; readonly review: string }> {
  let said = await change(field);
  const way = [said];
  for (let screen = 0; screen < MOST_SCREENS && !said.includes('Angaben prüfen'); screen += 1) {
    const inputs = talk.cards().at(-1)?.inputs ?? [];
    const filled = Object.entries(answers).flatMap(([wanted, value]) => {
      const input = inputs.find((one) => one.label.startsWith(wanted));
      return input === undefined
        ? []
        : [[input.label, value === FIRST ? (input.choices?.[0]?.title ?? '') : value] as const];
    });
    said = await talk.press(NEXT, Object.fromEntries(filled));
    way.push(said);
  }
  return { way: way.join('\n'), review: said };
}

describe('an answer that others depend on, corrected on cards', () => {
  it('the voice product: what another one has not got is named and asked again, all else stays', async () => {
    const { way, review } = await corrected('plan', {
      [label('plan')]: /^Expert User/,
      [label('term')]: /^12 Monate/,
      [label('dataProduct')]: /^Daten 20 GB/,
      [label('smsProduct')]: /^SMS 500/,
      [label('addOns')]: [/^Multi-SIM/],
    });
    expect(way).toContain('„monatlich kündbar“ gibt es nicht mit Expert User');
    for (const part of [
      'Angaben prüfen',
      'Expert User',
      'Daten 20 GB',
      'SMS 500',
      'Lara',
      '+49 176 04069050',
      '12 Monate',
    ])
      expect(review).toContain(part);
    expect(review).not.toContain('SMS 100');
  });

  it('the customer: the SIM card and the extension are asked again among those of the other one', async () => {
    const { way, review } = await corrected('customer', {
      [label('customer')]: 'Beispielkanzlei Müller-Muster & Partner',
      [label('simCard')]: /0103$/,
      [label('extension')]: '33',
      ...{ [label('calledThere')]: 'Lara', [label('pinCode')]: '7351', [label('areaCode')]: '030' },
    });
    expect(way).toContain('Ausgewählt: Beispielkanzlei Müller-Muster & Partner');
    expect(review).toContain('Angaben prüfen');
    expect(review).not.toContain('8949400000800000107');
  });

  it('a user that is there already: what was typed of a new one is gone', async () => {
    const { review } = await corrected('who', { [label('who')]: /auswählen/, [label('existingUser')]: FIRST });
    expect(review).toContain('Angaben prüfen');
    expect(review).not.toContain('l.probe@musterbau.example');
  });

  it('the SIM card later: none is taken, and it is said that one is missing', async () => {
    const { review } = await corrected('sim', { [label('sim')]: /später/ });
    expect(review).toContain('Es fehlt noch eine SIM-Karte');
    expect(review).not.toContain('8949400000800000107');
  });

  it('a number that is re-imported: its provider and day are asked, and the new one is given back', async () => {
    const day = DateTime.now().setZone('Europe/Berlin').plus({ weeks: 3 }).set({ weekday: 2 }).toFormat('yyyy-MM-dd');
    const { review } = await corrected('source', {
      [label('source')]: /reimportieren/,
      [label('ported')]: '0171 3000001',
      [label('provider')]: 'Beispielfunk',
      [label('knownBy')]: 'K-4711',
      [label('portDay')]: day,
    });
    expect(review).toContain('Angaben prüfen');
    expect(review).toContain('+49 171 3000001');
    expect(review).not.toContain('+49 176 04069050');
    const free = await app.store.read(({ stock }) => stock.get('comuniq:number:+4917604069050'));
    expect(free?.state).toBe('free');
  });
});
