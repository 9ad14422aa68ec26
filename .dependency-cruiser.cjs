// The arrows between the parts of the house: bot → dialogs → speech → domain, bot → documents → speech and bot → store → domain, nothing back.
// Each comment says the cure. `npm run deps` runs this over src/, test/house/imports.test.ts over a planted violation of each rule.

/** Names in `list` as a pattern for packages, with or without a folder of theirs. */
const packages = (...list) => `(^|/)node_modules/(${list.join('|')})/`;

/** The rooms of the domain that the nouns stand on, from the lowest: each may import those before it. */
const floors = ['terms', 'values', 'records', 'operator', 'door'];
/** The rooms of the domain but these, as a pattern. */
const roomsBut = (...list) => `^src/domain/(?!(${list.join('|')})/)`;
const upTo = (floor) => floors.slice(0, floors.indexOf(floor) + 1);

/** Which other nouns a noun may know. A person is known from what they bought, the lines that they use, what is ordered for them, and the account that they have. */
const arrows = {
  // What is not to be had by an order, such as a number that nobody has ready, is asked of the staff.
  orders: ['lines', 'tickets'],
  // A request is about a line, or brings rows that were chosen by a list.
  tickets: ['lines'],
  // What is sold may be an order for the operator's back end.
  sales: ['orders'],
  people: ['sales', 'lines', 'orders', 'accounts'],
  secretCodes: ['lines'],
  agreements: ['lines'],
  buckets: ['lines'],
  usage: ['lines'],
  payments: ['lines'],
  bills: ['lines', 'agreements'],
  instalments: ['lines'],
  // What comes from an operator's files is kept as the nouns keep it.
  imports: ['lines', 'sales', 'accounts'],
};

/** The files behind which botbuilder is kept: docs/adr/0043-botbuilder-is-archived.md says what each has of it. */
const knowBotbuilder = [
  'src/dialogs/conversation/dialogClasses.ts',
  'src/bot/turns/bufferedContext.ts',
  'src/bot/botFramework/adapter.ts',
  'src/bot/botFramework/authentication.ts',
];

const channels = ['botFramework', 'directline', 'sms', 'couriers/sms', 'web'].join('|');

module.exports = {
  forbidden: [
    {
      name: 'domain-stands-alone',
      comment: 'Declare a port in src/domain/door/ports.ts and let src/bot or src/store implement it.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'domain-imports-few-packages',
      comment: 'Put what needs Node or another package behind a port; the domain has zod, libphonenumber-js, ibantools and luxon.',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/', packages('zod', 'libphonenumber-js', 'ibantools', 'luxon', '@types/luxon')] },
    },
    {
      name: 'terms-know-only-terms',
      comment: 'Move what the term needs into src/domain/terms, and let the record or the rule import it from there.',
      severity: 'error',
      from: { path: '^src/domain/terms/' },
      to: { path: roomsBut(...upTo('terms')) },
    },
    {
      name: 'values-know-only-terms',
      comment: 'Give the parser what it needs as an argument: what people type is read the same for every operator.',
      severity: 'error',
      from: { path: '^src/domain/values/' },
      to: { path: roomsBut(...upTo('values')) },
    },
    {
      name: 'records-know-only-values-and-terms',
      comment: 'Move the rule to the noun that keeps to it: a record says what a row holds, and nothing of who may change it.',
      severity: 'error',
      from: { path: '^src/domain/records/' },
      to: { path: roomsBut(...upTo('records')) },
    },
    {
      name: 'operator-knows-no-noun',
      comment: 'Move the rule to the noun; what several nouns ask of an operator\'s data lies in src/domain/operator.',
      severity: 'error',
      from: { path: '^src/domain/operator/' },
      to: { path: roomsBut(...upTo('operator')) },
    },
    {
      name: 'door-knows-no-noun',
      comment: 'Let the command or the query say it itself: add a member to Command or Query that the door calls.',
      severity: 'error',
      from: { path: '^src/domain/door/' },
      to: { path: roomsBut(...upTo('door')) },
    },
    {
      name: 'nouns-know-no-other-noun',
      comment: 'Move what both need to a floor below: a rule of operator data to operator, a state or a fact to terms.',
      severity: 'error',
      from: { path: `^src/domain/(?!(?:${[...floors, ...Object.keys(arrows)].join('|')})/)([^/]+)/` },
      to: { path: roomsBut(...floors), pathNot: '^src/domain/$1/' },
    },
    ...Object.entries(arrows).map(([noun, known]) => ({
      name: `${noun}-know-only-${known.join('-and-')}`,
      comment: `Move what both need to a floor below, or to ${known.join(' or ')}: of the other nouns, ${noun} may know only that.`,
      severity: 'error',
      from: { path: `^src/domain/${noun}/` },
      to: { path: roomsBut(...floors, noun, ...known) },
    })),
    {
      name: 'speech-knows-only-the-domain',
      comment: 'Give it the words and the format it needs as arguments: mail, SMS and files put things in words, too.',
      severity: 'error',
      from: { path: '^src/speech/' },
      to: { path: '^src/(?!speech/|domain/)' },
    },
    {
      name: 'documents-know-only-speech-and-domain',
      comment: 'Pass what a file needs from the dialogs or the bot into it: files are written for chat, mail and programs alike.',
      severity: 'error',
      from: { path: '^src/documents/' },
      to: { path: '^src/(?!documents/|speech/|domain/)' },
    },
    {
      name: 'dialogs-know-no-outside',
      comment: 'Pass what a dialog needs from the bot or the store into it, typed by a port of the domain.',
      severity: 'error',
      from: { path: '^src/dialogs/' },
      to: { path: '^src/(?!dialogs/|speech/|domain/)' },
    },
    {
      name: 'dialogs-open-no-file-or-socket',
      comment: 'Read the file or open the connection in src/bot or src/store and pass the result to the dialog.',
      severity: 'error',
      from: { path: '^src/dialogs/' },
      to: { path: ['^(node:)?(fs|net|http|https|http2|tls|dgram|child_process)(/|$)', packages('restify', 'lowdb', 'ws')] },
    },
    {
      name: 'store-knows-only-the-domain',
      comment: 'Move the code to src/bot, which may call the store, or describe what it needs in src/domain/door/ports.ts.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: '^src/(?!store/|domain/)' },
    },
    {
      name: 'store-knows-no-bot-framework',
      comment: 'Turn the activity or the request into plain data in src/bot before it reaches the store.',
      severity: 'error',
      from: { path: '^src/store/' },
      to: { path: packages('botbuilder[^/]*', 'botframework[^/]*', 'restify') },
    },
    {
      name: 'few-know-botbuilder',
      comment:
        'Import our own types (activity.ts, turnContext.ts, dialogTypes.ts in src/dialogs/conversation), or what is wanted from a file that knows botbuilder: docs/adr/0043.',
      severity: 'error',
      from: {
        path: '^src/(?!store/|domain/)',
        pathNot: knowBotbuilder.map((file) => `^${file.replaceAll('.', '[.]')}$`),
      },
      to: { path: packages('botbuilder[^/]*', 'botframework-(connector|schema|streaming)') },
    },
    {
      name: 'channels-know-no-other-channel',
      comment: 'Move what two channels share to src/bot/turns, src/bot/http or src/bot/secrets.',
      severity: 'error',
      from: { path: `^src/bot/(${channels})/` },
      to: { path: `^src/bot/(${channels})/`, pathNot: '^src/bot/$1/' },
    },
    {
      name: 'no-circular',
      comment: 'Move what both files need into a third one that imports neither.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-between-folders',
      comment: 'Move the file to the folder that needs it, or what both folders need into a third one that imports neither.',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'src-imports-no-test',
      comment: 'Move the shared code to src/, or the file that needs it to test/.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    {
      name: 'src-imports-no-development-package',
      comment: 'Move the package to "dependencies" in package.json, or stop using it in src/.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: packages('@types/[^/]+') },
    },
    {
      name: 'everything-resolves',
      comment: 'Correct the path (it ends in .js), or add the package to package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json', '.d.ts'],
    },
  },
};
