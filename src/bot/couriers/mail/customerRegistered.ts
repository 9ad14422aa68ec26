import type { Operator } from '../../../domain/operator/index.js';
import type { Customer, Subscription } from '../../../domain/records/customer.js';
import { inLanguage } from '../../../domain/terms/choices.js';
import type { Fact, Facts } from '../../../domain/terms/fact.js';
import type { Speaker } from '../../../speech/speaker.js';
import type { Letter } from './letter.js';

/** What the data of one customer are written with. */
export interface Writing {
  readonly operator: Operator;
  readonly speaker: Speaker;
}

/**
 * KONNECT guide (K3): the customer gets what is held about them, the activation key with it, which the agent hands over
 * on paper that gets lost. What is the agent's own (price debited, balance, commission, who they are) is not in it.
 * No value of theirs goes through the translations: it stands there exactly as it is kept.
 */
export function customerRegistered(customer: Customer, subscription: Subscription, writing: Writing): Letter {
  const { operator, speaker } = writing;
  const { words, format } = speaker;
  const { title, contact } = operator.profile;
  const name = inLanguage(title, words.language);
  const say = (key: string, values = {}) => words.say(`mail:customerRegistered.${key}`, { operator: name, ...values });
  const reach = { email: contact.email, phone: contact.phone, hours: inLanguage(contact.hours, words.language) };
  return {
    language: words.language,
    subject: say('subject'),
    title: say('title'),
    opening: [say('greeting'), say('why', { at: format.instant(customer.registeredAt) })],
    groups: [
      { title: say('groups.identity'), lines: lines(identity(customer, operator), speaker) },
      { title: say('groups.contact'), lines: lines(contactOf(customer), speaker) },
      { title: say('groups.address'), lines: lines(address(customer), speaker) },
      { title: say('groups.subscription'), lines: lines(subscribed(subscription, operator), speaker) },
    ],
    closing: [say('key'), say('check', reach)],
  };
}

const lines = (facts: Facts, { words, format }: Speaker) =>
  Object.entries(facts).map(([key, fact]) => ({
    label: words.say('mail:label', { label: words.say(`mail:customerRegistered.facts.${key}`) }),
    value: format.fact(fact),
  }));

/** A fact that a customer may lack. */
const given = (key: string, fact: Fact | undefined): Facts => (fact === undefined ? {} : { [key]: fact });
const asKept = (key: string, text: string | undefined) => given(key, text === undefined ? undefined : { text });

function identity(customer: Customer, { pointOfSale }: Operator): Facts {
  const { lastName, postName, firstName, documentType, documentNumber } = customer;
  const type = pointOfSale?.documentTypes.find(({ id }) => id === documentType);
  return {
    lastName: { text: lastName },
    ...asKept('postName', postName),
    ...asKept('firstName', firstName),
    documentType: { name: type?.name ?? documentType },
    documentNumber: { text: documentNumber },
  };
}

const contactOf = ({ phone1, phone2, email, country }: Customer): Facts => ({
  phone1: { phone: phone1 },
  ...given('phone2', phone2 === undefined ? undefined : { phone: phone2 }),
  email: { text: email },
  country: { region: country },
});

const address = ({ address: { houseNumber, avenue, commune, town } }: Customer): Facts => ({
  houseNumber: { text: houseNumber },
  avenue: { text: avenue },
  commune: { text: commune },
  town: { text: town },
});

/** A package that has left the catalogue since is named by its id. */
function subscribed(subscription: Subscription, { catalogue }: Operator): Facts {
  const { offer, modemSerial, activationKey, startsAt, endsAt } = subscription;
  return {
    offer: { name: catalogue.offers.find(({ id }) => id === offer)?.name ?? offer },
    modemSerial: { text: modemSerial },
    activationKey: { code: activationKey },
    startsAt: { instant: startsAt },
    endsAt: { instant: endsAt },
  };
}
