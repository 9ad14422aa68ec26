import fc from 'fast-check';

/** Something that is sent: a text or a card to a conversation, any activity, or a request to any address. */
export type Input =
  | { readonly kind: 'activity'; readonly body: unknown }
  | { readonly kind: 'request'; readonly method: string; readonly path: string; readonly body: string | undefined };

const units = [
  ...['0 ', '12 ', '1.1. ', '+', '00', '(', ') ', '-', '/', '0470 ', '8029 ', '+7 701 ', '\n', '\r', '\t', ' '],
  ...['٠', '\u2011', '\u202e', '\u200b', 'ﷺ', '😀', 'é', 'ß', '\ud800', '\u0000', '\u001b[2J', '%', '%1_', '@', 'PIN '],
  ...[
    'bloque ',
    'номер ',
    'sperre ',
    'block ',
    'заблокировать ',
    'menu',
    'annuler',
    'oui',
    'да',
    '1',
    '2',
    'все',
    'tout',
  ],
  ...[
    '<script>alert(1)</script>',
    '{{constructor}}',
    '${7*7}',
    "' or 1=1 --",
    '$t(common:menu)',
    '../../etc/passwd',
    '=1+1',
  ],
  ...['demain ', '31/12/26 ', 'du 1 au 15 ', 'USD ', '1e308 ', '-0 ', '9'.repeat(30), 'a@b.c ', 'BE68 5390 0754 7034 '],
];
const text = fc.oneof(
  fc
    .tuple(fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 8 }), fc.constantFrom(1, 3, 40, 400))
    .map(([parts, times]) => parts.join('').repeat(times).slice(0, 32_000)),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
);

const acts = [
  'begin',
  'next',
  'confirm',
  'change',
  'cancel',
  'back',
  'menu',
  'all',
  'none',
  'page',
  'receipt',
  'search',
  'skip',
  'draft',
];
const procedures = [
  'registration',
  'resubscription',
  'transactions',
  'blocking',
  'lineOverview',
  'constructor',
  '__proto__',
  'none',
];
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constant(null));
const card = fc
  .tuple(
    fc.record({ act: fc.constantFrom(...acts), procedure: fc.constantFrom(...procedures) }, { requiredKeys: ['act'] }),
    fc.dictionary(
      fc.constantFrom('field', 'card', 'run', 'pin', 'lines', 'command', 'phone1', '__proto__', 'on', 'from'),
      scalar,
    ),
  )
  .map(([act, fields]) => ({ ...fields, ...act }));

const activity: fc.Arbitrary<Input> = fc
  .oneof(
    { weight: 6, arbitrary: text.map((one): unknown => ({ type: 'message', text: one })) },
    { weight: 4, arbitrary: card.map((value): unknown => ({ type: 'message', value })) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 6 }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constantFrom('message', 'event', 'typing', 'conversationUpdate', 'invoke', 'x'),
        text: scalar,
        value: fc.jsonValue({ maxDepth: 4 }),
        channelData: fc.jsonValue({ maxDepth: 2 }),
        locale: scalar,
        attachments: fc.jsonValue({ maxDepth: 2 }),
      }),
    },
  )
  .map((body) => ({ kind: 'activity', body }));

const places = [
  ...[
    '/',
    '/konnect',
    '/konnect/sign-in',
    '/konnect/sign-out',
    '/konnect/token',
    '/konnect/access',
    '/konnect/security',
    '/konnect/desk',
  ],
  ...[
    '/konnect/result?command=',
    '/konnect/once',
    '/konnect/invitation',
    '/files/result?t=',
    '/files/report?t=',
    '/files/desk?t=',
  ],
  ...[
    '/v3/directline/conversations',
    '/v3/directline/tokens/generate',
    '/v3/directline/conversations/x/activities?watermark=',
  ],
  ...['/v3/directline/attachments/x/', '/api/messages', '/assets/', '/healthz', '/readyz', '/metrics', '/phone'],
];
const request: fc.Arbitrary<Input> = fc.record({
  kind: fc.constant('request' as const),
  method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
  path: fc
    .tuple(fc.constantFrom(...places), text)
    .map(([place, more]) => place + encodeURIComponent(more.slice(0, 200).replaceAll(/[\uD800-\uDFFF]/g, ''))),
  body: fc.option(fc.oneof(fc.json({ maxDepth: 5 }), text), { nil: undefined }),
});

/** As many inputs, the same for the same seed. */
export const inputsOf = (count: number, seed: number): Input[] =>
  fc.sample(fc.oneof({ weight: 3, arbitrary: activity }, { weight: 1, arbitrary: request }), { numRuns: count, seed });
