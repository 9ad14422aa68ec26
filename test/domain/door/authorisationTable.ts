import { DEMO_TENANT } from '../../../src/bot/botFramework/tenants.js';
import { userDataOf } from '../../../src/domain/lines/userData.js';
import {
  bills,
  type CommandRow,
  companies,
  contracts,
  customers,
  everyone,
  granted,
  invited,
  lines,
  linked,
  newcomers,
  newProfiles,
  no,
  nobody,
  noCompany,
  noTeamsLinks,
  ofCustomer,
  orders,
  ownRequests,
  profiles,
  question,
  refused,
  requests,
  revoked,
  revokedNot,
  simCards,
  strangers,
  subscriptions,
  lines as swaps,
  teamsLinks,
  users,
} from './authorisationCells.js';
import type { Things } from './authorisationThings.js';

const readOf = ({ request: { id } }: Things) => ({ request: id, version: 0 });
const loginOf = ({ account: { login } }: Things) => ({ login });
const selected = ({ selection }: Things) => ({ lines: selection.id });
const document = ({ customer: { documentType, country, documentNumber } }: Things) => ({
  ...{ documentType, country, documentNumber },
});
/** An option of each operator that goes with any plan. */
const anyOption: Readonly<Record<string, string>> = {
  ...{ telenet: 'dataAsiaTech', belarus: 'callerId', kcell: 'transferBan' },
};
const sold = { account: 'USD', category: 'residential', offer: 'home10' };

/**
 * Who may do what, and about whose objects: written by hand after the operators' guides, whose rows stand beside. Columns:
 * agent, fleetManager, administrator, subscriber, reseller.
 */
export const table: Readonly<Record<string, CommandRow>> = {
  'customer.register': {
    ...nobody,
    guide: 'K2',
    konnect: [newcomers, no, no, no, no],
    asked: [
      {
        input: (things) => ({
          ...{ lastName: 'Exemple', ...document(things), phone1: '+243810000123', email: 'carole@example.com' },
          ...{ houseNumber: '12', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa', ...sold },
          modemSerial: things.subscription.modemSerial,
        }),
      },
    ],
  },
  'subscription.renew': {
    ...nobody,
    guide: 'K4',
    konnect: [subscriptions, no, no, no, no],
    asked: [
      {
        input: ({ subscription }) => ({
          ...{ ...sold, activationNumber: subscription.activationKey, renewalType: 'samePackage' },
        }),
      },
    ],
  },
  // In no guide but in the law (GDPR articles 15 and 17): KONNECT's own staff. A company's administrator is none.
  'person.export': {
    ...nobody,
    guide: 'none',
    konnect: [no, no, customers, no, no],
    asked: [{ input: document }],
  },
  'person.erase': {
    ...nobody,
    guide: 'none',
    konnect: [no, no, customers, no, no],
    asked: [{ input: document }],
  },
  // Created, invited again, given another role: T16, T17. In no guide: removed.
  'profile.create': {
    ...nobody,
    guide: 'T16',
    telenet: [no, newProfiles, no, no, no],
    asked: [
      {
        input: ({ profile: { email } }) => ({
          ...{ firstName: 'Anne', lastName: 'Exemple', email, spokenLanguage: 'fr', role: 'member' },
        }),
      },
    ],
  },
  'profile.invite': {
    ...nobody,
    guide: 'T17',
    telenet: [no, invited, no, no, no],
    asked: [{ input: ({ invited: { id } }) => ({ profile: id }) }],
  },
  // T1: with the link of the mail, as the account that comes of it. Whoever is signed in as somebody else confirms nothing.
  'profile.accept': {
    ...nobody,
    guide: 'T1',
    telenet: [no, strangers, no, no, no],
    asked: [{ input: ({ invited: { id } }) => ({ invitation: `link of ${id}`, passwordHash: 'hash' }) }],
  },
  // C4: a company lets an account work for it, and takes that back.
  'organisation.grant': {
    ...nobody,
    guide: 'C4',
    telenet: [no, granted, no, no, no],
    belarus: [no, no, granted, no, no],
    kcell: [no, no, granted, no, no],
    comuniq: [no, no, no, no, granted],
    asked: [{ input: ({ account: { login } }) => ({ login }) }],
  },
  'organisation.revoke': {
    ...nobody,
    guide: 'C4',
    telenet: [no, revokedNot, no, no, no],
    belarus: [no, no, revoked, no, no],
    kcell: [no, no, revoked, no, no],
    comuniq: [no, no, no, no, revoked],
    asked: [{ input: ({ account: { login } }) => ({ login }) }],
  },
  'profile.changeRole': {
    ...nobody,
    guide: 'T16',
    telenet: [no, profiles, no, no, no],
    asked: [{ input: ({ profile: { id } }) => ({ profile: id, role: 'member' }) }],
  },
  'profile.remove': {
    ...nobody,
    guide: 'none',
    telenet: [no, profiles, no, no, no],
    asked: [{ input: ({ profile: { id } }) => ({ profile: id }) }],
  },
  // In no guide but in the law: the company's own people, by whoever acts for it.
  'user.export': {
    ...nobody,
    guide: 'none',
    telenet: [no, users, no, no, no],
    asked: [
      { input: ({ invited: { email } }) => ({ email }) },
      { input: ({ line: { number } }) => ({ phone: number }) },
    ],
  },
  'user.erase': {
    ...nobody,
    guide: 'none',
    telenet: [no, users, no, no, no],
    asked: [
      { input: ({ invited: { email } }) => ({ email }) },
      { input: ({ line: { number } }) => ({ phone: number }) },
    ],
  },
  'line.block': {
    ...nobody,
    guide: 'T10, B14, C12',
    telenet: [no, lines, no, no, no],
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
    asked: [
      { input: (things) => ({ ...selected(things), action: 'suspend', reason: 'asked' }) },
      {
        line: { state: 'suspended', reason: 'asked' },
        input: (things) => ({ ...selected(things), action: 'resume' }),
      },
    ],
  },
  'line.changeUser': {
    ...nobody,
    guide: 'T6',
    telenet: [no, lines, no, no, no],
    asked: [
      {
        input: (things) => ({
          ...selected(things),
          user: { firstName: 'Anne', lastName: 'Exemple' },
          was: userDataOf(things.line, undefined),
        }),
      },
    ],
  },
  'line.forwardCalls': {
    ...nobody,
    guide: 'B15, C16',
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
    asked: [
      {
        input: (things) => ({
          ...{ ...selected(things), action: 'set', condition: 'CFB' },
          to: things.line.operator === 'belarus' ? '+375171234567' : '+77272345678',
        }),
      },
    ],
  },
  'line.voicemail': {
    ...nobody,
    guide: 'B16',
    belarus: [no, no, lines, no, no],
    asked: [{ input: (things) => ({ ...selected(things), state: 'on', email: 'copies@example.com' }) }],
  },
  'line.sendSettings': {
    ...nobody,
    guide: 'B13',
    belarus: [no, no, lines, no, no],
    asked: [{ input: (things) => ({ ...selected(things), services: ['mms', 'internet'] }) }],
  },
  'line.registerDevice': {
    ...nobody,
    guide: 'C14',
    kcell: [no, no, lines, no, no],
    asked: [{ input: (things) => ({ ...selected(things), action: 'register', device: '35000000009999' }) }],
  },
  'line.limitPayments': {
    ...nobody,
    guide: 'T12',
    telenet: [no, lines, no, no, no],
    asked: [{ input: (things) => ({ ...selected(things), month: '100', payment: '20' }) }],
  },
  'line.add': {
    ...nobody,
    guide: 'T2',
    telenet: [no, simCards, no, no, no],
    asked: [
      {
        input: ({ simCard, billingAccount }) => ({
          ...{ iccid: simCard.value, splitBill: 'none', firstName: 'Lara', lastName: 'Exemple', spokenLanguage: 'fr' },
          ...{ plan: 'mobile1', billingAccount: billingAccount.number, source: 'existing' },
          // Each has a number of their own to bring along.
          ported: `+324751234${simCard.value.slice(-3, -1)}`,
          ...{ provider: 'other', knownBy: 'K-4711', portDay: '2026-11-05' },
        }),
      },
    ],
  },
  'line.addMany': {
    ...nobody,
    guide: 'T2',
    telenet: [no, lines, no, no, no],
    asked: [{ input: ({ newLines }) => ({ lines: newLines.id }) }],
  },
  'line.changePlan': {
    ...nobody,
    guide: 'T7, B17',
    telenet: [no, lines, no, no, no],
    belarus: [no, no, lines, no, no],
    asked: [
      {
        input: (things) => ({
          ...selected(things),
          plan: things.line.plan === 'mobile1' ? 'mobileEurope' : 'officePlus',
        }),
      },
    ],
  },
  'contract.add': {
    ...nobody,
    guide: 'T21',
    telenet: [no, contracts, no, no, no],
    asked: [{ input: ({ contract: { number } }) => ({ contract: number, kind: 'plan', id: 'data50' }) }],
  },
  'contract.notice': {
    ...nobody,
    guide: 'T14',
    telenet: [no, contracts, no, no, no],
    asked: [
      {
        input: ({ contract: { number } }) => ({
          ...{ contract: number, told: true, amount: { minor: 2500, currency: 'EUR' }, was: { told: false } },
        }),
      },
    ],
  },
  'line.groupPack': {
    ...nobody,
    guide: 'T15',
    telenet: [no, lines, no, no, no],
    asked: [{ input: (things) => ({ ...selected(things), action: 'join', pack: 'groupData5' }) }],
  },
  'line.splitBill': {
    ...nobody,
    guide: 'T9',
    telenet: [no, lines, no, no, no],
    asked: [{ input: (things) => ({ ...selected(things), profile: 'profile1' }) }],
  },
  'line.billingAccount': {
    ...nobody,
    guide: 'T9',
    telenet: [no, lines, no, no, no],
    asked: [{ input: (things) => ({ ...selected(things), account: things.billingAccount.number }) }],
  },
  'line.activate': {
    ...nobody,
    guide: 'T3',
    telenet: [no, lines, no, no, no],
    asked: [{ line: { state: 'pendingActive' }, input: selected }],
  },
  'line.swapSim': {
    ...nobody,
    guide: 'T4, C13',
    telenet: [no, swaps, no, no, no],
    kcell: [no, no, swaps, no, no],
    asked: [{ input: (things) => ({ ...selected(things), iccid: things.simCard.value }) }],
  },
  'line.renumber': {
    ...nobody,
    guide: 'B11',
    belarus: [no, no, lines, no, no],
    asked: [
      { input: (things) => ({ ...selected(things), number: things.reservedNumber.value }) },
      { input: (things) => ({ ...selected(things), wish: 'A number with three sevens in a row' }) },
    ],
  },
  'line.end': {
    ...nobody,
    guide: 'T13',
    telenet: [no, lines, no, no, no],
    asked: [
      { input: (things) => ({ ...selected(things), becomes: 'portedOut', on: '2026-11-03' }) },
      {
        line: { state: 'suspended', reason: 'lost' },
        input: (things) => ({ ...selected(things), becomes: 'handedOver', newUser: 'Léa Fictive' }),
      },
    ],
  },
  'line.changeInternet': {
    ...nobody,
    guide: 'B12, C9',
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
    asked: [{ input: (things) => ({ ...selected(things), action: 'serviceOff' }) }],
  },
  'line.rename': {
    ...nobody,
    guide: 'B7',
    belarus: [no, no, lines, no, no],
    asked: [{ input: (things) => ({ ...selected(things), name: 'Анна Показная' }) }],
  },
  'line.bar': {
    ...nobody,
    guide: 'T11',
    telenet: [no, lines, no, no, no],
    asked: [{ input: (things) => ({ ...selected(things), switched: { callsOut: true } }) }],
  },
  'line.options': {
    ...nobody,
    guide: 'T8, B8, B10, C8, C9',
    telenet: [no, lines, no, no, no],
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
    asked: [
      {
        input: (things) => ({ ...selected(things), switched: { [anyOption[things.line.operator] ?? 'none']: true } }),
      },
    ],
  },
  'line.smsControl': {
    ...nobody,
    guide: 'C15',
    kcell: [no, no, lines, no, no],
    asked: [{ input: (things) => ({ ...selected(things), switched: { smsControl: true } }) }],
  },
  'secretCode.send': {
    ...nobody,
    guide: 'C11',
    kcell: [no, no, lines, no, no],
    asked: [{ input: selected }],
  },
  'secretCode.delete': {
    ...nobody,
    guide: 'C11',
    kcell: [no, no, lines, no, no],
    asked: [{ input: selected }],
  },
  'line.simCodes': {
    ...nobody,
    guide: 'C6, B9, T6',
    telenet: [no, lines, no, no, no],
    belarus: [no, no, lines, no, no],
    kcell: [no, no, lines, no, no],
    asked: [{ input: selected }],
  },
  // In no guide: Kcell's demo rule for C12.
  'approval.decide': {
    ...nobody,
    guide: 'C12, C13, T4, T13',
    telenet: [no, requests, no, no, no],
    kcell: [no, no, requests, no, no],
    asked: [
      { input: ({ approval }) => ({ approval: approval.id, decision: 'approve' }) },
      { input: ({ approval }) => ({ approval: approval.id, decision: 'refuse', reason: 'No' }) },
    ],
  },
  // Takes back what T3, T10, B12, B14, C9 and C12 did, so it is where those are.
  'order.undo': {
    ...nobody,
    guide: 'none',
    telenet: [no, orders, no, no, no],
    belarus: [no, no, orders, no, no],
    kcell: [no, no, orders, no, no],
    comuniq: [no, no, no, no, orders],
    asked: [{ input: ({ order }) => ({ reference: order.reference }) }],
  },
  'user.order': {
    ...nobody,
    guide: 'O1',
    comuniq: [no, no, no, no, ofCustomer],
    asked: [
      {
        input: ({ billingAccount, simCard }) => ({
          ...{ customer: billingAccount.organisation, portfolio: 'one', startDay: '2026-11-01', term: 'months12' },
          ...{ plan: 'businessUser', dataProduct: 'data5', smsProduct: 'sms100', who: 'new', userName: 'l.exemple' },
          ...{ firstName: 'Lara', lastName: 'Exemple', email: 'lara@example.com', spokenLanguage: 'de', sim: 'later' },
          // Each has a number of their own to bring along, and an extension.
          ...{ source: 'existing', ported: `+4917139200${simCard.value.slice(-3, -1)}`, provider: 'other' },
          ...{ knownBy: 'K-4711', portDay: '2026-11-05', extension: `7${simCard.value.slice(-3, -1)}` },
          ...{ calledThere: 'Lara', pinCode: '1234', areaCode: '030', autoInvoice: true },
        }),
      },
    ],
  },
  'order.linkSim': {
    ...nobody,
    guide: 'O2',
    comuniq: [no, no, no, no, linked],
    asked: [{ input: ({ order, simCard }) => ({ reference: order.reference, simCard: simCard.value }) }],
  },
  // Only Kcell's guide has it; whoever looks after several companies elsewhere needs the same.
  'account.chooseOrganisation': {
    ...nobody,
    guide: 'C4',
    konnect: [noCompany, no, noCompany, no, no],
    telenet: [no, companies, no, companies, no],
    belarus: [no, no, companies, no, no],
    kcell: [no, no, companies, companies, no],
    comuniq: [no, no, no, no, companies],
    asked: [{ input: ({ organisation }) => ({ organisation: organisation.id }) }],
  },
  // B6 has it for Belarus; a question to the staff is about nobody's object, so anybody may have one.
  // C20.
  'line.mailNumbers': {
    ...nobody,
    guide: 'C20',
    belarus: [no, no, question, no, no],
    kcell: [no, no, question, no, no],
    asked: [{ input: () => ({ email: 'admin@example.com' }) }],
  },
  // B3: on most days.
  'bills.mailInvoice': {
    ...nobody,
    guide: 'B3',
    belarus: [no, no, simCards, no, no],
    asked: [
      {
        input: ({ billingAccount: { number: account } }) => ({
          ...{ account, month: '2026-10', email: 'admin@example.com' },
        }),
      },
    ],
  },
  // C10, to the address of the number's user.
  'usage.mailDetails': {
    ...nobody,
    guide: 'C10, C11',
    kcell: [no, no, no, refused('value.choice'), no],
    asked: [{ input: () => ({ period: { from: '2026-10-01', until: '2026-10-30' }, form: 'pdf' }) }],
  },
  // C23, too.
  'bills.mailReconciliation': {
    ...nobody,
    guide: 'C23',
    kcell: [no, no, question, no, no],
    asked: [{ input: () => ({ email: 'admin@example.com', period: { from: '2026-10-01', until: '2026-10-30' } }) }],
  },
  'request.open': {
    ...nobody,
    guide: 'B6',
    konnect: [question, no, question, no, no],
    telenet: [no, question, no, question, no],
    belarus: [no, no, question, no, no],
    kcell: [no, no, question, question, no],
    comuniq: [no, no, no, no, question],
    asked: [{ input: () => ({ about: 'other', message: 'Help, please.' }) }],
  },
  // In no guide: more to a request of one's own (B6, T18).
  'request.add': {
    ...nobody,
    guide: 'B6',
    konnect: [ownRequests, no, ownRequests, no, no],
    telenet: [no, ownRequests, no, ownRequests, no],
    belarus: [no, no, ownRequests, no, no],
    kcell: [no, no, ownRequests, ownRequests, no],
    comuniq: [no, no, no, no, ownRequests],
    asked: [{ input: ({ request }) => ({ request: request.id, message: 'And one thing more.' }) }],
  },
  // In no guide: one's own request needs no answer any more (B6, T18).
  'request.close': {
    ...nobody,
    guide: 'B6',
    konnect: [ownRequests, no, ownRequests, no, no],
    telenet: [no, ownRequests, no, ownRequests, no],
    belarus: [no, no, ownRequests, no, no],
    kcell: [no, no, ownRequests, ownRequests, no],
    comuniq: [no, no, no, no, ownRequests],
    asked: [{ input: ({ request }) => ({ request: request.id }) }],
  },
  // For the operators' own people alone: what they may stands in test/domain/tickets/staff.test.ts.
  'staff.answer': { ...nobody, guide: 'B6', asked: [{ input: (things) => ({ ...readOf(things), message: 'So.' }) }] },
  'staff.take': { ...nobody, guide: 'B6', asked: [{ input: readOf }] },
  'staff.handOver': { ...nobody, guide: 'B6', asked: [{ input: (things) => ({ ...readOf(things), to: 'anybody' }) }] },
  'staff.close': { ...nobody, guide: 'B6', asked: [{ input: readOf }] },
  'staff.reopen': { ...nobody, guide: 'B6', asked: [{ input: readOf }] },
  'ticket.open': {
    ...nobody,
    guide: 'T18',
    telenet: [no, question, no, no, no],
    asked: [
      {
        input: () => ({
          ...{ subject: 'simOptions', detail: 'resume', number: '0470000001', message: 'Please.' },
          ...{ email: 'fleet@example.com', mobile: '0470000001' },
        }),
      },
    ],
  },
  'ticket.payment': {
    ...nobody,
    guide: 'B2',
    belarus: [no, no, simCards, no, no],
    asked: [
      {
        input: ({ billingAccount: { number: account } }) => ({
          ...{ account, paid: { minor: 45_000, currency: 'BYN' }, on: '2026-10-30', order: '245' },
          ...{ email: 'company@example.com', mobile: '+375291000001' },
        }),
      },
    ],
  },
  'ticket.directDebit': {
    ...nobody,
    guide: 'T20',
    telenet: [no, simCards, no, no, no],
    asked: [
      {
        input: ({ billingAccount: { number: account } }) => ({
          ...{ account, signer: 'Anna Exemple', email: 'fleet@example.com', mobile: '0470000001' },
          ...{ holder: 'Exemple SA', bankAccount: { sealed: 'sealed', shown: 'BE •••• 6769' } },
        }),
      },
    ],
  },
  'ticket.invoiceDelivery': {
    ...nobody,
    guide: 'B3',
    belarus: [no, no, simCards, no, no],
    asked: [
      {
        input: ({ billingAccount: { number: account } }) => ({
          ...{ account, way: 'email', to: 'invoices@example.com' },
          ...{ email: 'company@example.com', mobile: '+375291000001' },
        }),
      },
    ],
  },
  'bill.settings': {
    ...nobody,
    guide: 'T22',
    telenet: [no, simCards, no, no, no],
    asked: [
      {
        input: ({ billingAccount: { number: account } }) => ({
          ...{ account, paidBy: 'transfer', sentBy: 'doccle', was: { paidBy: 'transfer', sentBy: 'email' } },
        }),
      },
    ],
  },
  'bill.pay': {
    ...nobody,
    guide: 'T20',
    telenet: [no, bills, no, no, no],
    asked: [{ input: ({ billingAccount: { number } }) => ({ bill: number.padStart(12, '0') }) }],
  },
  'ticket.blankSims': {
    ...nobody,
    guide: 'T19',
    telenet: [no, question, no, no, no],
    asked: [
      {
        input: () => ({
          ...{ quantity: 20, country: 'BE', postcode: '1000', place: 'Bruxelles', street: 'Rue du Modèle' },
          houseNumber: '12',
          ...{ email: 'fleet@example.com', mobile: '0470000001' },
        }),
      },
    ],
  },
  'account.changeEmail': {
    ...nobody,
    guide: 'C3',
    konnect: [question, no, question, no, no],
    telenet: [no, question, no, question, no],
    belarus: [no, no, question, no, no],
    kcell: [no, no, question, question, no],
    comuniq: [no, no, no, no, question],
    asked: [{ input: () => ({ email: 'new@example.com' }) }],
  },
  // Nobody of these has written in Teams: what would go there is refused to each.
  'account.chooseNotices': {
    ...everyone(refused('account.noTeams')),
    guide: 'C3',
    asked: [{ input: () => ({ notices: { teams: false } }) }],
  },
  'organisation.shortName': {
    ...nobody,
    guide: 'C3',
    kcell: [no, no, question, no, no],
    asked: [{ input: () => ({ shortName: 'Short', was: {} }) }],
  },
  // In no guide: where one is signed in, and what one signs in with.
  'account.endSessions': { ...everyone(question), guide: 'none', asked: [{ input: () => ({}) }] },
  'account.changePassword': {
    ...everyone(question),
    guide: 'C3',
    asked: [{ input: () => ({ password: 'hash', again: 'hash', session: 'present' }) }],
  },
  'passkey.register': {
    ...everyone(question),
    guide: 'none',
    asked: [{ input: () => ({ id: 'made up', publicKey: 'a2V5', counter: 0, transports: [], name: 'Laptop' }) }],
  },
  'passkey.remove': {
    ...everyone(refused('passkey.unknown')),
    guide: 'none',
    asked: [{ input: () => ({ passkey: 'made up' }) }],
  },
  // C1, C2: with a code that was right, or a link. Whoever is signed in has neither here.
  'account.resetPassword': {
    ...everyone(refused('access.gone')),
    guide: 'C2',
    asked: [{ input: () => ({ challenge: 'made up', passwordHash: 'hash' }) }],
  },
  // Whoever runs the program, and the program as it lets somebody in: nobody who is signed in.
  'account.add': {
    ...nobody,
    guide: 'none',
    asked: [{ input: () => ({ login: 'new', name: 'Anne Exemple', role: 'administrator', invite: false }) }],
  },
  'account.admit': {
    ...nobody,
    guide: 'none',
    asked: [{ input: () => ({ external: 'house subject', name: 'Anne Exemple', role: 'administrator' }) }],
  },
  'account.disable': { ...nobody, guide: 'none', asked: [{ input: loginOf }] },
  'account.enable': { ...nobody, guide: 'none', asked: [{ input: loginOf }] },
  'account.unlock': { ...nobody, guide: 'none', asked: [{ input: loginOf }] },
  'account.signOut': { ...nobody, guide: 'none', asked: [{ input: loginOf }] },
  'account.reset': {
    ...nobody,
    guide: 'none',
    asked: [{ input: (things) => ({ ...loginOf(things), invite: false }) }],
  },
  'account.role': {
    ...nobody,
    guide: 'none',
    asked: [{ input: (things) => ({ ...loginOf(things), role: 'administrator' }) }],
  },
  'account.grant': {
    ...nobody,
    guide: 'C4',
    asked: [{ input: (things) => ({ ...loginOf(things), organisation: things.organisation.id }) }],
  },
  'account.revoke': {
    ...nobody,
    guide: 'C4',
    asked: [{ input: (things) => ({ ...loginOf(things), organisation: things.organisation.id }) }],
  },
  'wallet.credit': {
    ...nobody,
    guide: 'none',
    asked: [{ input: (things) => ({ ...loginOf(things), amount: { minor: 100, currency: 'USD' }, paidAs: 'P1' }) }],
  },
  'import.rows': {
    ...nobody,
    guide: 'none',
    asked: [
      {
        input: ({ line }) => ({
          ...{ kind: 'numbers', invites: false },
          rows: [{ at: 2, cells: { number: line.number } }],
        }),
      },
    ],
  },
  'account.changeLanguage': { ...everyone(question), guide: 'C3', asked: [{ input: () => ({ language: 'en' }) }] },
  // In no guide: accounts in Teams.
  'account.teamsCode': {
    ...nobody,
    guide: 'none',
    konnect: [question, no, question, no, no],
    telenet: [no, question, no, question, no],
    belarus: [no, no, question, no, no],
    kcell: [no, no, question, question, no],
    comuniq: [no, no, no, no, question],
    asked: [{ input: () => ({}) }],
  },
  'account.linkTeams': {
    ...nobody,
    guide: 'none',
    konnect: [question, no, question, no, no],
    telenet: [no, question, no, question, no],
    belarus: [no, no, question, no, no],
    kcell: [no, no, question, question, no],
    comuniq: [no, no, no, no, question],
    asked: [{ input: () => ({ entra: `${DEMO_TENANT}/somebody-new` }) }],
  },
  'account.unlinkTeams': {
    ...nobody,
    guide: 'none',
    konnect: [noTeamsLinks, no, noTeamsLinks, no, no],
    telenet: [no, teamsLinks, no, noTeamsLinks, no],
    belarus: [no, no, teamsLinks, no, no],
    kcell: [no, no, teamsLinks, noTeamsLinks, no],
    comuniq: [no, no, no, no, teamsLinks],
    asked: [{ input: ({ linkedAccount }) => ({ link: linkedAccount.id }) }],
  },
};
