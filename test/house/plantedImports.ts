/** A violation of every rule, in a tree of its own: rule → file → what it imports. */
export const planted: Record<string, Record<string, string[]>> = {
  'domain-stands-alone': {
    'src/domain/a.ts': ['../dialogs/leaf.js'],
    'src/domain/b.ts': ['../bot/leaf.js'],
    'src/domain/c.ts': ['../store/leaf.js'],
  },
  'domain-imports-few-packages': {
    'src/domain/d.ts': ['node:crypto'],
    'src/domain/e.ts': ['nanoid'],
    'src/domain/f.ts': ['node:fs/promises'],
  },
  'terms-know-only-terms': {
    'src/domain/terms/a.ts': ['../values/leaf.js'],
    'src/domain/terms/b.ts': ['../records/leaf.js'],
  },
  'values-know-only-terms': { 'src/domain/values/a.ts': ['../records/leaf.js'] },
  'records-know-only-values-and-terms': { 'src/domain/records/a.ts': ['../operator/leaf.js'] },
  'operator-knows-no-noun': {
    'src/domain/operator/a.ts': ['../door/leaf.js'],
    'src/domain/operator/b.ts': ['../sales/leaf.js'],
  },
  'door-knows-no-noun': { 'src/domain/door/a.ts': ['../lines/find/leaf.js'] },
  'nouns-know-no-other-noun': {
    'src/domain/lines/find/a.ts': ['../../secretCodes/leaf.js'],
    'src/domain/questions/a.ts': ['../people/leaf.js'],
    'src/domain/newNoun/a.ts': ['../lines/leaf.js'],
  },
  'orders-know-only-lines-and-tickets': { 'src/domain/orders/a.ts': ['../sales/leaf.js'] },
  'sales-know-only-orders': { 'src/domain/sales/a.ts': ['../people/leaf.js'] },
  'people-know-only-sales-and-lines-and-orders-and-accounts': { 'src/domain/people/a.ts': ['../secretCodes/leaf.js'] },
  'secretCodes-know-only-lines': { 'src/domain/secretCodes/a.ts': ['../orders/leaf.js'] },
  'tickets-know-only-lines': { 'src/domain/tickets/a.ts': ['../secretCodes/leaf.js'] },
  'agreements-know-only-lines': { 'src/domain/agreements/a.ts': ['../orders/leaf.js'] },
  'buckets-know-only-lines': { 'src/domain/buckets/a.ts': ['../orders/leaf.js'] },
  'usage-know-only-lines': { 'src/domain/usage/a.ts': ['../sales/leaf.js'] },
  'imports-know-only-lines-and-sales-and-accounts': { 'src/domain/imports/a.ts': ['../orders/leaf.js'] },
  'instalments-know-only-lines': { 'src/domain/instalments/a.ts': ['../sales/leaf.js'] },
  'bills-know-only-lines-and-agreements': { 'src/domain/bills/a.ts': ['../sales/leaf.js'] },
  'payments-know-only-lines': { 'src/domain/payments/a.ts': ['../sales/leaf.js'] },
  'speech-knows-only-the-domain': {
    'src/speech/a.ts': ['../dialogs/leaf.js'],
    'src/speech/b.ts': ['../bot/leaf.js'],
  },
  'documents-know-only-speech-and-domain': {
    'src/documents/a.ts': ['../dialogs/leaf.js'],
    'src/documents/b.ts': ['../bot/leaf.js'],
  },
  'dialogs-know-no-outside': {
    'src/dialogs/a.ts': ['../bot/leaf.js'],
    'src/dialogs/b.ts': ['../store/leaf.js'],
  },
  'dialogs-open-no-file-or-socket': {
    'src/dialogs/c.ts': ['node:fs'],
    'src/dialogs/d.ts': ['fs/promises'],
    'src/dialogs/e.ts': ['restify'],
    'src/dialogs/f.ts': ['lowdb'],
    'src/dialogs/g.ts': ['lowdb/node'],
  },
  'store-knows-only-the-domain': {
    'src/store/a.ts': ['../dialogs/leaf.js'],
    'src/store/b.ts': ['../bot/leaf.js'],
  },
  'store-knows-no-bot-framework': {
    'src/store/c.ts': ['botbuilder'],
    'src/store/d.ts': ['botbuilder-dialogs'],
    'src/store/e.ts': ['restify'],
  },
  'few-know-botbuilder': {
    'src/dialogs/h.ts': ['botbuilder-dialogs'],
    'src/dialogs/conversation/a.ts': ['botbuilder-dialogs/lib/dialog.js'],
    'src/bot/turns/a.ts': ['botbuilder'],
    'src/bot/botFramework/b.ts': ['botframework-connector'],
  },
  'channels-know-no-other-channel': {
    'src/bot/botFramework/a.ts': ['../directline/leaf.js'],
    'src/bot/web/a.ts': ['../directline/leaf.js'],
    'src/bot/couriers/sms/a.ts': ['../../web/leaf.js'],
  },
  'no-circular': { 'src/bot/a.ts': ['./b.js'] },
  'src-imports-no-test': { 'src/bot/c.ts': ['../../test/leaf.js'] },
  'src-imports-no-development-package': { 'src/bot/d.ts': ['playwright-core'] },
  'everything-resolves': { 'src/bot/e.ts': ['./nowhere.js'] },
};

/** A circle between folders, though not between files. In another tree: the violations above are such circles, too. */
export const plantedCircle: Record<string, string[]> = {
  'src/bot/left/a.ts': ['../right/leaf.js'],
  'src/bot/right/b.ts': ['../left/leaf.js', '../apart/leaf.js'],
};

/** What the arrows allow. */
export const allowed: Record<string, string[]> = {
  // The other half of the circle, which is reported once.
  'src/bot/b.ts': ['./a.js'],
  'src/domain/ok.ts': ['zod', 'libphonenumber-js/max', 'luxon', './leaf.js'],
  'src/domain/values/ok.ts': ['./leaf.js', '../terms/leaf.js'],
  'src/domain/records/ok.ts': ['./leaf.js', '../values/leaf.js', '../terms/leaf.js'],
  'src/domain/operator/ok.ts': ['./leaf.js', '../records/leaf.js', '../values/leaf.js', '../terms/leaf.js'],
  'src/domain/door/ok.ts': ['./leaf.js', '../operator/leaf.js', '../records/leaf.js', '../terms/leaf.js'],
  'src/domain/lines/find/ok.ts': ['./leaf.js', '../leaf.js', '../../door/leaf.js', '../../terms/leaf.js'],
  'src/domain/orders/ok.ts': ['./leaf.js', '../lines/find/leaf.js', '../door/leaf.js'],
  'src/domain/people/ok.ts': ['./leaf.js', '../sales/leaf.js', '../lines/leaf.js', '../records/leaf.js'],
  'src/domain/secretCodes/ok.ts': ['./leaf.js', '../lines/leaf.js', '../operator/leaf.js'],
  'src/speech/ok.ts': ['../domain/leaf.js'],
  'src/dialogs/ok.ts': ['../domain/leaf.js', '../speech/leaf.js', 'zod', 'adaptivecards-templating'],
  'src/dialogs/conversation/dialogClasses.ts': ['botbuilder-dialogs'],
  'src/store/ok.ts': ['../domain/leaf.js', 'lowdb', 'node:fs/promises', 'zod'],
  'src/bot/ok.ts': ['../dialogs/leaf.js', '../store/leaf.js', '../domain/leaf.js', 'restify', 'node:http'],
  'src/bot/botFramework/adapter.ts': ['botbuilder', 'botframework-connector'],
  'src/bot/web/ok.ts': ['./leaf.js', '../turns/leaf.js', '../secrets/leaf.js'],
  'src/bot/couriers/sms/ok.ts': ['./leaf.js', '../leaf.js'],
};

/** Where there is a file that all these import, which imports nothing: `leaf.ts`. */
export const leaves = [
  ...['src/domain', 'src/speech', 'src/dialogs', 'src/store', 'src/bot', 'test'],
  ...['terms', 'values', 'records', 'operator', 'door', 'lines', 'lines/find'].map((room) => `src/domain/${room}`),
  ...['orders', 'people', 'sales', 'secretCodes'].map((noun) => `src/domain/${noun}`),
  ...['directline', 'web', 'turns', 'secrets', 'couriers', 'couriers/sms', 'left', 'right', 'apart'].map(
    (room) => `src/bot/${room}`,
  ),
];
