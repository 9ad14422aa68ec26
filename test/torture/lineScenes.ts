import { bars } from '../../src/domain/terms/bars.js';
import { type LineNow, lineThatIs, putBack, turnInto } from './behind.js';
import { carriedOut, confirm, type Given, reviewed, typing } from './guided.js';
import type { Person, World } from './world.js';

/** Brings a refusal about. `n` chooses among what does not matter. */
export type Scene = (world: World, n: number) => Promise<void>;

const block: Given = { action: 'suspend', reason: 'asked', on: '' };
const unblock: Given = { action: 'resume', on: '' };

export const administrators = (world: World): Person[] => [
  world.person('kcell', 'admin1'),
  world.person('belarus', 'admin1'),
  world.person('telenet', 'fleet1'),
];
const oneOf = (world: World, n: number, most = 3): Person => {
  const people = administrators(world).slice(0, most);
  const person = people[n % people.length];
  if (person === undefined) throw new Error('there is no administrator');
  return person;
};

const packages = (...ids: readonly string[]): LineNow['packages'] =>
  ids.map((id) => ({ id, since: '2026-01-01T00:00:00.000Z' }));

/** Blocking is tried on a line that is like this. */
const blocking =
  (now: LineNow, given: Given): Scene =>
  async (world, n) => {
    const person = oneOf(world, n);
    const line = await lineThatIs(world, person, now);
    await reviewed(world, person, 'blocking', { ...given, lines: line.id });
  };

/** Mobile internet is changed on a line that is like this. */
const internet =
  (now: LineNow, given: Given, most = 2): Scene =>
  async (world, n) => {
    const person = oneOf(world, n, most);
    const plan = person.operator === 'kcell' ? 'businessSpecialist' : 'office';
    const line = await lineThatIs(world, person, { state: 'active', internet: true, packages: [], plan, ...now });
    await reviewed(world, person, 'mobileInternet', { ...given, lines: line.id });
  };

/** Mobile internet is changed, and confirmed. */
const internetDone =
  (now: LineNow, given: Given): Scene =>
  async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, {
      ...{ state: 'active', internet: true, packages: packages('internet10'), plan: 'businessSpecialist', ...now },
    });
    await carriedOut(world, person, 'mobileInternet', { ...given, lines: line.id });
  };

/** Between the review and the confirmation something happens to the lines. */
const meanwhile =
  (count: number, changed: LineNow): Scene =>
  async (world, n) => {
    const person = oneOf(world, n);
    const lines = await Promise.all(
      Array.from({ length: count }, (_, index) => lineThatIs(world, person, { state: 'active' }, n + index)),
    );
    const client = await reviewed(world, person, 'blocking', { ...block, lines: lines.map(({ id }) => id).join() });
    for (const line of lines) await turnInto(world, line, changed);
    await confirm(world, client);
  };

/** Between the review and the confirmation somebody else changes the packages. */
const packagesMeanwhile: Scene = async (world, n) => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(
    world,
    person,
    { state: 'active', internet: true, packages: packages('internet10'), plan: 'businessSpecialist' },
    n,
  );
  const given = { action: 'change', package: 'internet5', lines: line.id };
  const client = await reviewed(world, person, 'mobileInternet', given);
  await turnInto(world, line, { packages: [] });
  await confirm(world, client);
};

const gone: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  const client = await reviewed(world, person, 'blocking', { ...block, lines: line.id });
  await world.behind(({ lines }) => lines.remove(line.id));
  await confirm(world, client);
  await putBack(world, line);
};

const activation =
  (now: LineNow, given: Given = {}): Scene =>
  async (world) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, now);
    await reviewed(world, person, 'activation', { on: '', ...given, lines: line.id });
  };

const otherDevice =
  (imei: string): Scene =>
  async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active' });
    await reviewed(world, person, 'deviceRegistration', { lines: line.id, action: 'register', device: 'other', imei });
  };

const forwardAll: Given = { action: 'set', condition: 'CFU' };
/** Numbers in Almaty and Minsk, as `oneOf` has the administrators. */
const ELSEWHERE = ['+77272345678', '+375171234567'];

const forwardedTo =
  (to: string, operator = 'kcell'): Scene =>
  async (world) => {
    const person = world.person(operator, 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', bars: undefined });
    await reviewed(world, person, 'callForwarding', { ...forwardAll, to, lines: line.id });
  };

/** Settings go to a line that is like this, so many times. */
const settingsFor =
  (now: LineNow, times = 1): Scene =>
  async (world) => {
    const person = world.person('belarus', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', plan: 'office', bars: undefined, ...now });
    const services = 'internet,mms,streaming';
    for (let sent = 0; sent < times; sent += 1)
      await carriedOut(world, person, 'phoneSettings', { services, lines: line.id });
  };

const dayOf = (world: World, days: number): string =>
  new Date(world.time.now().getTime() + days * 24 * 3_600_000).toISOString().slice(0, 10);

const orderOpen: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const line = await lineThatIs(world, person, { state: 'active' });
  await carriedOut(world, person, 'blocking', { ...block, lines: line.id, on: dayOf(world, 3) });
  await reviewed(world, person, 'blocking', { ...block, lines: line.id });
};

const hasPackage: Scene = async (world) => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(world, person, {
    ...{ state: 'active', internet: true, plan: 'businessSpecialist', packages: packages('internet10') },
  });
  await reviewed(world, person, 'mobileInternet', { action: 'change', package: 'internet10', lines: line.id });
};

const unknown: Scene = async (world, n) => {
  const person = oneOf(world, n);
  const foreign = await world.app.store.read(({ lines }) => lines.where({}));
  const theirs = foreign.find(({ organisation }) => !person.organisations.includes(organisation));
  await reviewed(world, person, 'blocking', { lines: theirs?.id ?? 'none' });
};

const tooMany: Scene = async (world, n) => {
  const made = Array.from({ length: 1001 }, (_, index) => `line-${index}`).join();
  await reviewed(world, oneOf(world, n), 'blocking', { lines: made });
};

const nothingChosen: Scene = async (world, n) => {
  await reviewed(world, oneOf(world, n), 'blocking', { lines: '' });
};

const severalForOne: Scene = async (world) => {
  const client = await typing(world, world.person('kcell', 'admin1'));
  const language = await client.language();
  await client.send({ text: world.app.words(language, 'kcell').say('sendSecretCode:title') });
  await client.send({ text: '1, 2' });
};

const code =
  (procedure: string, again: boolean): Scene =>
  async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active' });
    for (let times = again ? 2 : 1; times > 0; times--) await carriedOut(world, person, procedure, { lines: line.id });
    await world.settle();
  };

const deleted: Scene = async (world) => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(world, person, { state: 'active' });
  await carriedOut(world, person, 'sendSecretCode', { lines: line.id });
  await carriedOut(world, person, 'deleteSecretCode', { lines: line.id });
};

/** What is on or off is turned; what is not given stays as it is on the line. */
const switching =
  (login: 'telenet fleet1' | 'kcell admin1', procedure: string, now: LineNow, given: Given): Scene =>
  async (world) => {
    const [operator = '', name = ''] = login.split(' ');
    const person = world.person(operator, name);
    const line = await lineThatIs(world, person, { state: 'active', ...now });
    await carriedOut(world, person, procedure, { ...given, lines: line.id });
  };

const noBars: Given = Object.fromEntries(bars.map((id) => [`bars.${id}`, 'false']));

/** Two SIM cards, one of which has MMS barred, and what is typed of their bars. */
const barsTyped =
  (text: string): Scene =>
  async (world, n) => {
    const person = world.person('telenet', 'fleet1');
    const one = await lineThatIs(world, person, { state: 'active', bars: undefined }, n);
    const other = await lineThatIs(world, person, { state: 'active', bars: ['mms'] }, n + 1);
    const client = await typing(world, person);
    const language = await client.language();
    await client.send({ text: world.app.words(language, 'telenet').say('barring:title') });
    await client.send({ text: `${one.number}, ${other.number}` });
    await client.send({ text });
  };

/** One subscriber is renamed to this; undefined: to the name there is. */
const renaming =
  (name?: string): Scene =>
  async (world) => {
    const person = world.person('belarus', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', user: 'Анна Примерова' });
    const given = { way: 'single', lines: line.id, name: name ?? 'Анна Примерова' };
    await carriedOut(world, person, 'renaming', given);
  };

/** Subscribers are renamed by what is pasted, made of a number of theirs. */
const renamingBy =
  (listOf: (number: string) => string): Scene =>
  async (world) => {
    const person = world.person('belarus', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active' });
    await carriedOut(world, person, 'renaming', { way: 'list', 'list.text': listOf(line.number) });
  };

/** The data of a line's user are changed, where `meanwhile` nothing else happens to the line. */
const userChanged =
  (given: (n: number) => Given, meanwhile?: LineNow): Scene =>
  async (world, n) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, { state: 'active', userConfirmedAt: undefined });
    const client = await reviewed(world, person, 'userData', { ...asBefore, ...given(n), lines: line.id });
    if (meanwhile !== undefined) await turnInto(world, line, meanwhile);
    await confirm(world, client);
  };
const asBefore: Given = { title: '', birthDate: '', email: '', phone: '', spokenLanguage: '' };

const forwardedAndCancelled: Scene = async (world, n) => {
  const person = oneOf(world, n, 2);
  const line = await lineThatIs(world, person, { state: 'active', forwarding: undefined, bars: undefined });
  const given: Given = {
    action: 'set',
    condition: n % 2 === 0 ? 'CFU' : 'CFNRy',
    to: ELSEWHERE[n % 2] ?? '',
    seconds: '20',
  };
  await carriedOut(world, person, 'callForwarding', { ...given, lines: line.id });
  await carriedOut(world, person, 'callForwarding', { action: 'cancel', condition: 'all', lines: line.id });
};

const registeredAndRemoved: Scene = async (world) => {
  const person = world.person('kcell', 'admin1');
  const line = await lineThatIs(world, person, { state: 'active', imei: '35000000001000', devices: undefined });
  const given: Given = { lines: line.id, device: '35000000001000' };
  await carriedOut(world, person, 'deviceRegistration', { ...given, action: 'register' });
  await carriedOut(world, person, 'deviceRegistration', { ...given, action: 'remove' });
};

/** Each is named after the code that it brings about, or the receipt. */
export const lineScenes: Readonly<Record<string, Scene>> = {
  'line.active': blocking({ state: 'active' }, unblock),
  'line.alreadySuspended': blocking({ state: 'suspended', reason: 'asked' }, block),
  'line.debt': blocking({ state: 'suspended', reason: 'debt' }, unblock),
  'line.stolen': blocking({ state: 'suspended', reason: 'stolen' }, unblock),
  'line.terminated': blocking({ state: 'terminated' }, block),
  'line.pending': blocking({ state: 'pendingActive' }, block),
  'line.notPending': activation({ state: 'active' }),
  'line.changed': meanwhile(1, { state: 'terminated' }),
  'line.internetChanged': packagesMeanwhile,
  'lines.allRefused': meanwhile(2, { state: 'suspended', reason: 'lost' }),
  'lines.gone': gone,
  'lines.missing': nothingChosen,
  'lines.tooMany': tooMany,
  'line.unknown': unknown,
  'line.orderOpen': orderOpen,
  'line.noInternet': internet({ plan: 'businessVoice' }, { action: 'serviceOff' }, 1),
  'line.hasPackage': hasPackage,
  'line.noPackage': internet({ packages: [] }, { action: 'packageOff' }),
  'line.internetOff': internet({ internet: false }, { action: 'change' }),
  'line.internetOn': internet({ internet: true }, { action: 'serviceOn' }),
  'package.notForPlan': internet({ plan: 'businessVoice' }, { action: 'change' }, 1),
  'value.choices': severalForOne,
  'line.already': renaming(),
  'value.lineUser': renaming('123456'),
  'value.formula': renaming('=1+1'),
  'renaming single': renaming('Анна Показная'),
  'renaming list': renamingBy((number) => `${number};Анна Показная\n+375291;Никто`),
  'row.number': renamingBy((number) => `${number};Анна Показная\n+375291;Никто`),
  'row.scientific': renamingBy((number) => `${number};Анна Показная\n3,75E+11;Пётр`),
  'row.foreign': renamingBy((number) => `${number};Анна Показная\n+4915112345678;Пётр`),
  'row.repeats': renamingBy((number) => `${number};Анна Показная\n${number};Анна Показная`),
  'row.contradicts': renamingBy((number) => `${number};Анна Показная\n${number};Пётр Показной\n+375291;Никто`),
  'rows.none': renamingBy(() => 'Номер;Имя'),
  'rows.columns': renamingBy((number) => `Номер;Счёт\n${number};1`),
  'rows.allRefused': renamingBy((number) => `Номер;Имя\n${number};=1+1`),
  'rows.tooMany': renamingBy(() => '12345;Я\n'.repeat(1001)),
  'rows.tooLong': renamingBy((number) => `${number};Анна\n`.repeat(2000)),
  'value.unchanged': switching('telenet fleet1', 'barring', { bars: undefined }, noBars),
  'value.switches': barsTyped('99'),
  'value.switchMixed': barsTyped('6'),
  barring: switching('telenet fleet1', 'barring', { bars: undefined }, { ...noBars, 'bars.callsOut': 'true' }),
  smsControl: switching('kcell admin1', 'smsControl', { smsControlBanned: undefined }, { 'ban.smsControl': 'true' }),
  'mobileInternet change': internetDone({}, { action: 'change', package: 'internet5' }),
  'mobileInternet add': internetDone({}, { action: 'add', package: 'extra1' }),
  'mobileInternet packageOff': internetDone({}, { action: 'packageOff', package: 'internet10' }),
  'mobileInternet serviceOff': internetDone({}, { action: 'serviceOff' }),
  'mobileInternet serviceOn': internetDone({ internet: false, packages: [] }, { action: 'serviceOn' }),
  'blocking resume': async (world, n) => {
    const person = oneOf(world, n);
    const line = await lineThatIs(world, person, { state: 'suspended', reason: 'asked' });
    await carriedOut(world, person, 'blocking', { ...unblock, lines: line.id });
  },
  'code.pause': code('sendSecretCode', true),
  'code.none': code('deleteSecretCode', false),
  deleteSecretCode: deleted,
  'date.past': activation({ state: 'pendingActive' }, { on: '2020-01-01' }),
  'date.tooFar': activation({ state: 'pendingActive' }, { on: '2099-01-01' }),
  userData: userChanged((n) => ({ description: `Poste ${n}` })),
  'user.confirmed': userChanged((n) => ({ description: `Place ${n}` }), {
    userConfirmedAt: '2026-01-01T00:00:00.000Z',
  }),
  'record.changed': userChanged((n) => ({ description: `Bureau ${n}` }), { description: 'Atelier' }),
  'callForwarding set': forwardedAndCancelled,
  'callForwarding cancel': forwardedAndCancelled,
  'deviceRegistration register': registeredAndRemoved,
  'deviceRegistration remove': registeredAndRemoved,
  'value.imei': otherDevice('3500'),
  'value.imeiDigit': otherDevice('490154203237519'),
  'device.unknown': async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', devices: ['35000000001000'] });
    const given: Given = { lines: line.id, action: 'remove', device: '35000000001000' };
    const client = await reviewed(world, person, 'deviceRegistration', given);
    await turnInto(world, line, { devices: undefined });
    await confirm(world, client);
  },
  'device.none': async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', devices: undefined });
    await reviewed(world, person, 'deviceRegistration', { lines: line.id, action: 'remove' });
  },
  'forwarding.emergency': forwardedTo('112'),
  'forwarding.short': forwardedTo('5050'),
  'forwarding.abroad': forwardedTo('+7 903 123 45 67'),
  'forwarding.premium': forwardedTo('8 902 123 45 67', 'belarus'),
  'forwarding.itself': async (world, n) => {
    const person = oneOf(world, n, 2);
    const line = await lineThatIs(world, person, { state: 'active', bars: undefined });
    await reviewed(world, person, 'callForwarding', { ...forwardAll, to: line.number, lines: line.id });
  },
  'forwarding.loop': async (world, n) => {
    const person = oneOf(world, n, 2);
    const line = await lineThatIs(world, person, { state: 'active', bars: undefined, forwarding: undefined });
    const forwarding = { CFB: { to: line.number } };
    const other = await lineThatIs(world, person, { state: 'active', bars: undefined, forwarding });
    await reviewed(world, person, 'callForwarding', { ...forwardAll, to: other.number, lines: line.id });
  },
  'forwarding.barred': async (world, n) => {
    const person = oneOf(world, n, 2);
    const line = await lineThatIs(world, person, { state: 'active', bars: ['callsOut'] });
    await reviewed(world, person, 'callForwarding', { ...forwardAll, to: ELSEWHERE[n % 2] ?? '', lines: line.id });
  },
  'forwarding.none': async (world, n) => {
    const person = oneOf(world, n, 2);
    const line = await lineThatIs(world, person, { state: 'active', bars: undefined, forwarding: undefined });
    await reviewed(world, person, 'callForwarding', { action: 'cancel', condition: 'all', lines: line.id });
  },
  voiceMessages: async (world, n) => {
    const person = world.person('belarus', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', plan: 'office', voicemail: undefined });
    const given: Given = { state: 'on', email: n % 2 === 0 ? '' : 'copies@example.com' };
    await carriedOut(world, person, 'voiceMessages', { ...given, lines: line.id });
    await carriedOut(world, person, 'voiceMessages', { state: 'off', lines: line.id });
  },
  'voicemail.machine': async (world) => {
    const person = world.person('belarus', 'admin1');
    const line = await lineThatIs(world, person, { state: 'active', plan: 'telemetry', voicemail: undefined });
    await reviewed(world, person, 'voiceMessages', { state: 'on', email: '', lines: line.id });
  },
  phoneSettings: settingsFor({}),
  'line.smsBarred': settingsFor({ bars: ['smsIn'] }),
  'settings.internetOff': settingsFor({ internet: false }),
  'settings.pause': settingsFor({}, 3),
  payByMobileLimit: async (world, n) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, { state: 'active', payByMobile: undefined });
    const given: Given = n % 2 === 0 ? { month: '0' } : { month: '100', payment: '20' };
    await carriedOut(world, person, 'payByMobileLimit', { ...given, lines: line.id });
  },
  'sim.onlyActive': async (world) => {
    const person = world.person('kcell', 'admin1');
    const line = await lineThatIs(world, person, { state: 'suspended', reason: 'asked' });
    await reviewed(world, person, 'swapSim', { way: 'typed', lines: line.id, iccid: '89997020000000001013' });
  },
  'line.neverActive': async (world) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, { state: 'pendingActive' });
    await reviewed(world, person, 'stopNumber', { becomes: 'kept', on: '', lines: line.id });
  },
  'line.billOpen': async (world) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, { state: 'suspended', reason: 'debt' });
    await reviewed(world, person, 'stopNumber', { becomes: 'kept', on: '', lines: line.id });
  },
  'record.unchanged': async (world) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, { state: 'active', payByMobile: undefined });
    await reviewed(world, person, 'payByMobileLimit', { month: '300', payment: '50', lines: line.id });
  },
  activation: async (world) => {
    const person = world.person('telenet', 'fleet1');
    const line = await lineThatIs(world, person, { state: 'pendingActive' });
    await carriedOut(world, person, 'activation', { on: '', lines: line.id });
  },
};
