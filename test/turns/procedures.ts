import { activatingInText, activatingOnCards } from '../guides/lines/activation.telenet.js';
import { suspendingInText, suspendingOnCards } from '../guides/lines/blocking.telenet.js';
import { blockingInText, blockingOnCards } from '../guides/lines/blockingOne.js';
import { changingNumberInText, changingNumberOnCards } from '../guides/lines/changeNumber.belarus.js';
import { mobileInternetBelarus } from '../guides/lines/mobileInternet.belarus.js';
import { mobileInternetKcell } from '../guides/lines/mobileInternet.kcell.js';
import { pausingInText, pausingOnCards } from '../guides/lines/pausing.js';
import { sendingSettingsInText, sendingSettingsOnCards } from '../guides/lines/phoneSettings.belarus.js';
import { turningOnInText, turningOnOnCards } from '../guides/lines/voiceMessages.belarus.js';
import { registrationKonnect } from '../guides/sales/registration.konnect.js';
import { renewingInText, renewingOnCards } from '../guides/sales/renewing.js';
import { deleteSecretCodeKcell } from '../guides/secretCodes/deleteSecretCode.kcell.js';
import { sendingInText, sendingOnCards } from '../guides/secretCodes/sendSecretCode.kcell.js';
import { cabinetProcedures } from './cabinet.js';
import { type Counted, ONE_CARD, REVIEW } from './counted.js';
import { fleetProcedures } from './fleet.js';
import { moneyProcedures } from './money.js';
import { officeProcedures } from './office.js';
import { paperProcedures } from './papers.js';
import { between } from './parts.js';
import { resellerProcedures } from './reseller.js';
import { subscriberProcedures } from './subscribers.js';

const SAME_PACKAGE = 'Этот пакет на номере уже подключён';
const INTERNET = 'Мобильный интернет';
const DELETE = 'Удалить секретный код';
const core: readonly Counted[] = [
  {
    row: 'K2',
    what: 'Register a customer',
    guide: { screens: 8, clicks: 8, fields: 16 },
    cards: registrationKonnect.cards,
    text: registrationKonnect.text,
    why: 'The same questions. The country is preset; packages come after the category, on a card of their own.',
  },
  {
    row: 'K4',
    what: 'Resubscribe',
    guide: { screens: 5, clicks: 5, fields: 7 },
    cards: renewingOnCards,
    text: renewingInText,
    why: 'The guide asks for the package twice; the review shows it instead.',
  },
  {
    row: 'B12',
    what: 'Change the internet package of a number',
    guide: { screens: 6, clicks: 6, fields: 3 },
    cards: between(mobileInternetBelarus.cards, INTERNET, 'Сменить пакет', SAME_PACKAGE),
    text: between(mobileInternetBelarus.text, INTERNET, 'да', SAME_PACKAGE),
    why: ONE_CARD,
  },
  {
    row: 'B11',
    what: 'Change the number of a subscriber',
    guide: { screens: 6, clicks: 6, fields: 2, inferred: true },
    cards: changingNumberOnCards,
    text: changingNumberInText,
    why: 'The way through the portal’s own menus falls away. How the number is found is asked for, and the review says price, time and until when it is reserved.',
  },
  {
    row: 'C9',
    what: 'Change the internet package of a number',
    guide: { screens: 2, clicks: 3, fields: 1 },
    cards: between(mobileInternetKcell.cards, INTERNET, 'Сменить пакет', SAME_PACKAGE),
    text: between(mobileInternetKcell.text, INTERNET, 'да', SAME_PACKAGE),
    why: 'Worse: the portal has one button beside each package. Here what is done is asked for, and the review shows before, after and price.',
  },
  {
    row: 'C11',
    what: 'Send a secret code',
    guide: { screens: 2, clicks: 4, fields: 1 },
    cards: sendingOnCards,
    text: sendingInText,
    why: `${ONE_CARD} ${REVIEW}`,
  },
  {
    row: 'C11',
    what: 'Delete a secret code',
    guide: { screens: 2, clicks: 4, fields: 1 },
    cards: between(deleteSecretCodeKcell.cards, DELETE, 'Удалить код'),
    text: between(deleteSecretCodeKcell.text, DELETE, 'да'),
    why: `${ONE_CARD} ${REVIEW}`,
  },
  {
    row: 'C12',
    what: 'Block a number',
    guide: { screens: 2, clicks: 3, fields: 1, inferred: true },
    cards: blockingOnCards,
    text: blockingInText,
    why: 'Worse: what is done, the reason and, if wanted, a day are asked for, and the review comes before the yes.',
  },
  {
    row: 'B14',
    what: 'Pause two numbers',
    guide: { screens: 10, clicks: 10, fields: 2, inferred: true },
    cards: pausingOnCards,
    text: pausingInText,
    why: 'The portal pauses one number after the other. Here all are marked at once, and a reason is asked for.',
  },
  {
    row: 'B16',
    what: 'Voicemail with copies for two numbers',
    guide: { screens: 10, clicks: 12, fields: 4, inferred: true },
    cards: turningOnOnCards,
    text: turningOnInText,
    why: 'The portal has one number after the other, and the package and the address apart. Here both numbers are marked at once, and the address is asked for with the package.',
  },
  {
    row: 'B13',
    what: 'Settings of two services for three numbers',
    guide: { screens: 12, clicks: 15, fields: 3, inferred: true },
    cards: sendingSettingsOnCards,
    text: sendingSettingsInText,
    why: 'The portal sends one service to one number after the other. Here several of both go at once, and the review says which numbers cannot get them.',
  },
  {
    row: 'T10',
    what: 'Suspend four cards',
    guide: { screens: 2, clicks: 2, fields: 4, inferred: true },
    cards: suspendingOnCards,
    text: suspendingInText,
    why: 'Worse: what is done and the reason are asked for, and the review says which of the four cannot be suspended.',
  },
  {
    row: 'T3',
    what: 'Activate two cards',
    guide: { screens: 2, clicks: 2, fields: 2 },
    cards: activatingOnCards,
    text: activatingInText,
    why: 'Worse on cards: the transcript looks for the lines twice and chooses a day; the portal’s user is told a day. In text two numbers in one message are enough.',
  },
];

/** The guides in the order of docs/guides.md. */
const GUIDES = 'KTBCO';
const placeOf = ({ row }: Counted): number => GUIDES.indexOf(row.charAt(0)) * 100 + Number(row.slice(1));

/** Every procedure that works and whose clicks a guide shows or lets one infer. */
export const procedures: readonly Counted[] = [
  ...core,
  ...officeProcedures,
  ...fleetProcedures,
  ...subscriberProcedures,
  ...resellerProcedures,
  ...cabinetProcedures,
  ...moneyProcedures,
  ...paperProcedures,
].toSorted((one, other) => placeOf(one) - placeOf(other));
