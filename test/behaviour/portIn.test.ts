import { afterEach, describe, expect, it } from '@jest/globals';
import { inLanguage } from '../../src/domain/terms/choices.js';
import { type Language, languages } from '../../src/domain/terms/language.js';
import { luhnDigit } from '../../src/domain/values/luhn.js';
import { missing } from '../guides/transcript.js';
import { FakeTime, hour } from '../outbox/fakeTime.js';
import { startApp, type TestApp } from '../support/app.js';
import { refusingOnTheDay } from '../support/portingNetwork.js';
import { plainBlanks } from '../support/seen.js';
import { cardTalk, textTalk } from '../support/talk.js';

const OPERATOR = 'telenet';
const LOGIN = 'fleet1';
const sim = (n: number): string => `89320300008000000${n}${luhnDigit(`89320300008000000${n}`)}`;
const NUMBER = '+32475123456';
const READ = '+32 475 12 34 56';
/** The clocks begin on Monday 2 March: the number comes on Thursday. */
const THURSDAY = { sent: '2026-03-05', typed: '05.03.2026' };

let app: TestApp;
let time: FakeTime;
afterEach(() => app.stop());

const start = async (language: Language, refused = false) => {
  time = new FakeTime();
  const network = refused ? { network: refusingOnTheDay(time) } : {};
  app = await startApp({ of: OPERATOR, clock: time, timer: time, ...network });
  const id = await app.accountId(OPERATOR, LOGIN);
  await app.store.transaction(async ({ accounts }) => {
    const account = await accounts.get(id);
    if (account !== undefined) await accounts.put({ ...account, language });
  });
};

/** Days pass, and all that becomes due is done. */
async function pass(days: number): Promise<void> {
  for (let hours = 24 * days; hours > 0; hours -= 1) {
    time.pass(hour);
    await app.outbox.idle();
  }
}

type Key = Parameters<ReturnType<TestApp['words']>['say']>[0];
const sayIn = (language: Language) => (key: Key) => plainBlanks(app.words(language, OPERATOR).say(key));

/** What is chosen from lists, as it is called in a language. */
function chosen(language: Language) {
  const { adding, splitBill = [] } = app.operators.get(OPERATOR)?.lineRules ?? {};
  if (adding === undefined) throw new Error('no line can be added');
  const own = (name: Parameters<typeof inLanguage>[0] | undefined) => plainBlanks(inLanguage(name ?? '', language));
  return {
    whole: own(splitBill[0]?.name),
    existing: own(adding.numbers.existing),
    provider: own(adding.portIn.providers[0]?.name),
    french: new Intl.DisplayNames(language, { type: 'language' }).of('fr') ?? '',
  };
}

const cardsOf = async (language: Language, { login = LOGIN, iccid = sim(1), on = THURSDAY.sent } = {}) => {
  const say = sayIn(language);
  const label = (name: string) => say(`addLine:fields.${name}.label`);
  const person = (name: string) => say(`fields:fields.${name}.label`);
  const { whole, existing, provider, french } = chosen(language);
  const talk = await cardTalk(app, OPERATOR, login);
  const next = (filled: Record<string, string | RegExp>) => talk.press(say('common:next'), filled);
  await talk.press(say('addLine:title'));
  await next({ [label('iccid')]: iccid });
  await next({ [label('splitBill')]: whole });
  await next({ [person('firstName')]: 'Lara', [person('lastName')]: 'Exemple', [person('spokenLanguage')]: french });
  await next({ [label('plan')]: /^Mobile Start ·/ });
  await next({});
  await next({ [label('billingAccount')]: /^100000001/ });
  await next({ [label('source')]: existing });
  const review = await next({
    ...{ [label('ported')]: '0475 12 34 56', [label('provider')]: provider },
    ...{ [label('knownBy')]: 'K-4711', [label('portDay')]: on },
  });
  return { talk, say, review };
};

/** What is missing among the orders for somebody who signs in anew: after days, an earlier sign-in has ended. */
const ordersLater = async (say: ReturnType<typeof sayIn>, expected: readonly string[]): Promise<string[]> => {
  const talk = await cardTalk(app, OPERATOR, LOGIN);
  const shown = await talk.press(say('myOrders:title'));
  talk.close();
  return missing(shown, expected);
};

const line = () => app.store.read(async ({ lines }) => (await lines.where({ number: NUMBER }))[0]);
const users = () =>
  app.store.read(async ({ lineUsers }) => (await lineUsers.where({})).filter(({ firstName }) => firstName === 'Lara'));

describe.each(languages)('a number of another provider in %s', (language) => {
  it('is asked for on cards, held until its day, and then a line that waits for its activation', async () => {
    await start(language);
    const { talk, say, review } = await cardsOf(language);
    const { existing, provider } = chosen(language);
    expect(missing(review, [READ, existing, provider, 'K-4711', 'Lara', say('common:costs.month')])).toEqual([]);
    const receipt = await talk.press(say('addLine:confirm'));
    expect(missing(receipt, [say('addLine:done'), READ, say('addLine:facts.portDay')])).toEqual([]);
    await app.outbox.idle();
    expect(missing(await talk.press(say('myOrders:title')), [READ, say('common:words.porting')])).toEqual([]);
    expect(await line()).toBeUndefined();
    talk.close();
    await pass(4);
    expect(await ordersLater(say, [READ, say('common:words.completed')])).toEqual([]);
    expect(await line()).toMatchObject({ state: 'pendingActive', user: 'Lara Exemple', iccid: sim(1) });
  });

  it('is asked for in plain text, and can be taken back until its day', async () => {
    await start(language);
    const say = sayIn(language);
    const { existing, provider, french, whole } = chosen(language);
    const talk = await textTalk(app, OPERATOR, LOGIN);
    const answers = [sim(1), whole, 'Vente', '-', 'Lara', 'Exemple', '-', '-', '-', french, 'Mobile Start'];
    for (const said of [say('addLine:title'), ...answers, '-', '1', existing, '0475 12 34 56', provider, 'K-4711'])
      await talk.say(said);
    const review = await talk.say(THURSDAY.typed);
    expect(missing(review, [READ, provider, 'K-4711', 'Lara', say('common:costs.once')])).toEqual([]);
    const yes = app.words(language, OPERATOR).list('common:said.yes')[0] ?? '';
    expect(missing(await talk.say(yes), [say('addLine:done'), READ])).toEqual([]);
    await app.outbox.idle();
    await pass(1);
    await talk.say(say('undoOrders:title'));
    const undoing = await talk.say('1');
    expect(missing(undoing, [READ, say('common:words.porting')])).toEqual([]);
    expect(missing(await talk.say(yes), [say('undoOrders:done')])).toEqual([]);
    await pass(4);
    expect([await line(), await users()]).toEqual([undefined, []]);
    talk.close();
  });
});

describe('a number that its provider does not let go of', () => {
  it('brings no line; SIM card and number can be ordered again, and nobody’s name stays', async () => {
    await start('fr', true);
    const { talk, say } = await cardsOf('fr');
    await talk.press(say('addLine:confirm'));
    talk.close();
    await pass(4);
    const failed = [READ, say('common:words.failed'), say('problems:order.notCarriedOut')];
    expect(await ordersLater(say, failed)).toEqual([]);
    expect([await line(), await users()]).toEqual([undefined, []]);
    const again = await cardsOf('fr', { on: '2026-03-12' });
    expect(missing(again.review, [READ, say('addLine:confirm')])).toEqual([]);
    again.talk.close();
  });
});
