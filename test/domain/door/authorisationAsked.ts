import type { Standing, Things } from './authorisationThings.js';

/** One way to ask for a command about somebody's things. */
export interface Asked {
  /** In which state the lines are; active, unless said. */
  readonly line?: Standing;
  readonly input: (things: Things) => unknown;
}

const lines = ({ selection }: Things) => ({ lines: selection.id });
const document = ({ customer: { documentType, country, documentNumber } }: Things) => ({
  ...{ documentType, country, documentNumber },
});
const sold = { account: 'USD', category: 'residential', offer: 'home10' };

/** What is asked with, command by command: the object is the only thing that is another's. */
export const asked: Readonly<Record<string, readonly Asked[]>> = {
  'customer.register': [
    {
      input: (things) => ({
        ...{ lastName: 'Exemple', ...document(things), phone1: '+243810000123', email: 'carole@example.com' },
        ...{ houseNumber: '12', avenue: 'Avenue du Modèle', commune: 'Gombe', town: 'Kinshasa', ...sold },
        modemSerial: things.subscription.modemSerial,
      }),
    },
  ],
  'subscription.renew': [
    {
      input: ({ subscription }) => ({
        ...{ ...sold, activationNumber: subscription.activationKey, renewalType: 'samePackage' },
      }),
    },
  ],
  'person.export': [{ input: document }],
  'person.erase': [{ input: document }],
  'line.block': [
    { input: (things) => ({ ...lines(things), action: 'suspend', reason: 'asked' }) },
    {
      line: { state: 'suspended', reason: 'asked' },
      input: (things) => ({ ...lines(things), action: 'resume' }),
    },
  ],
  'line.activate': [{ line: { state: 'pendingActive' }, input: lines }],
  'line.changeInternet': [{ input: (things) => ({ ...lines(things), action: 'serviceOff' }) }],
  'secretCode.send': [{ input: lines }],
  'secretCode.delete': [{ input: lines }],
  'approval.decide': [
    { input: ({ approval }) => ({ approval: approval.id, decision: 'approve' }) },
    { input: ({ approval }) => ({ approval: approval.id, decision: 'refuse' }) },
  ],
  'order.undo': [{ input: ({ order }) => ({ reference: order.reference }) }],
  'account.chooseOrganisation': [{ input: ({ organisation }) => ({ organisation: organisation.id }) }],
  'request.open': [{ input: () => ({ about: 'other', message: 'Help, please.' }) }],
  'account.changeLanguage': [{ input: ({ account }) => ({ account: account.id, language: 'en' }) }],
};
