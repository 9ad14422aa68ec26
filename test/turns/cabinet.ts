import { changeEmailKcell } from '../guides/accounts/changeEmail.kcell.js';
import { companyNameKcell } from '../guides/accounts/companyName.kcell.js';
import { profileTranscripts } from '../guides/accounts/profile.js';
import { allowancesKcell } from '../guides/buckets/allowances.kcell.js';
import { everywhere } from '../guides/everywhere.js';
import { callForwardingKcell } from '../guides/lines/callForwarding.kcell.js';
import { companyReportKcell } from '../guides/lines/companyReport.kcell.js';
import { deviceRegistrationKcell } from '../guides/lines/deviceRegistration.kcell.js';
import { lineOverviewKcell } from '../guides/lines/lineOverview.kcell.js';
import { optionsKcell } from '../guides/lines/options.kcell.js';
import { simCodesKcell } from '../guides/lines/simCodes.kcell.js';
import { smsControlKcell } from '../guides/lines/smsControl.kcell.js';
import { swapSimKcell } from '../guides/lines/swapSim.kcell.js';
import { callDetailsKcell } from '../guides/usage/callDetails.kcell.js';
import { mailDetailsKcell } from '../guides/usage/mailDetails.kcell.js';
import { type Counted, ONE_BY_ONE, ONE_CARD, REVIEW } from './counted.js';
import { between, those } from './parts.js';

const WRONG_PASSWORD = 'Неверный пароль. Осталось 4 попытки.';
const NUMBERS = 'Управление номерами';
const SERVICES = 'Подключить или отключить услуги';
const NOT_OFFERED = [
  '«Запрет на переоформление» отключает только служба поддержки',
  '«Роуминг 30 минут» подключается только на тарифных планах: Бизнес Класс Менеджер, Бизнес Класс Руководитель',
];
const SWAP = 'Замена SIM-карты';
const DEVICE = 'Регистрация устройства (IMEI)';
const NO_DEVICE = 'Зарегистрированных устройств нет, снимать с регистрации нечего';
const FORWARD = 'Переадресация вызовов';
const NOT_FORWARDED = ['Ничего не изменено', 'можно только на номер этой страны (Казахстан)'];
const REPORT = 'Отчёт по номерам компании';

/** Some of the steps of one's own profile. */
function profileOf(procedure: string, cards: readonly number[], text: readonly number[]) {
  const found = profileTranscripts.find((one) => one.operator === 'kcell' && one.procedure === procedure);
  if (found === undefined) throw new Error(`nobody plays ${procedure}`);
  return { cards: those(found.cards, ...cards), text: those(found.text, ...text) };
}

/** The last of its steps: whatever is done before is there to be seen. */
function companyHistoryKcell() {
  const found = everywhere.find(({ operator, procedure }) => operator === 'kcell' && procedure === 'companyHistory');
  if (found === undefined) throw new Error('nobody looks at what was done for a company');
  return { cards: found.cards.slice(-3, -1), text: found.text.slice(-3) };
}

/** What Kcell's guide does in the cabinet of a company. */
export const cabinetProcedures: readonly Counted[] = [
  {
    row: 'C3',
    what: 'Change one’s e-mail address',
    guide: { screens: 2, clicks: 3, fields: 2 },
    cards: those(changeEmailKcell.cards, 0, 2, 4),
    text: those(changeEmailKcell.text, 0, 2, 3, 5),
    why: 'As many: the review takes the place of the way to one’s profile.',
  },
  {
    row: 'C3',
    what: 'Change one’s password',
    guide: { screens: 2, clicks: 3, fields: 3 },
    ...profileOf('changePassword', [0, 4, 6], [0, 3, 5, 6, 8]),
    why: 'As many: the present password is asked for at the review, as every proof is.',
  },
  {
    row: 'C3',
    what: 'Have it in another language',
    guide: { screens: 1, clicks: 2, fields: 0, inferred: true },
    ...profileOf('changeLanguage', [0, 1, 2], [0, 1, 2]),
    why: 'Worse: a review. In the header it is one press, and a word in text.',
  },
  {
    row: 'C3',
    what: 'Be told of sign-ins with a new browser',
    guide: { screens: 2, clicks: 3, fields: 1, inferred: true },
    ...profileOf('notices', [5, 7, 8], [6, 9, 10]),
    why: REVIEW,
  },
  {
    row: 'C3',
    what: 'Give a company a short name',
    guide: { screens: 2, clicks: 3, fields: 1 },
    cards: those(companyNameKcell.cards, 2, 5, 6),
    text: those(companyNameKcell.text, 2, 5, 6),
    why: 'As many.',
  },
  {
    row: 'C4',
    what: 'Work for another company',
    guide: { screens: 1, clicks: 2, fields: 0 },
    cards: between(lineOverviewKcell.cards, 'Сменить компанию', 'ТОО «Пример Логистик»'),
    text: between(lineOverviewKcell.text, 'Сменить компанию', '1'),
    why: 'The same two presses.',
  },
  {
    row: 'C5',
    what: 'Find a number and open it',
    guide: { screens: 2, clicks: 2, fields: 1 },
    cards: those(lineOverviewKcell.cards, 0, 4, 5),
    text: those(lineOverviewKcell.text, 0, 3),
    why: 'The portal begins on the list. In text the number alone is enough.',
  },
  {
    row: 'C6',
    what: 'A number’s data, with PIN and PUK',
    guide: { screens: 2, clicks: 2, fields: 1 },
    cards: between(simCodesKcell.cards, NUMBERS, 'Показать коды', WRONG_PASSWORD),
    text: between(simCodesKcell.text, NUMBERS, 'kcell-demo-1', WRONG_PASSWORD),
    why: 'Worse on purpose: the codes are shown by themselves, for the password, for a minute. In text the page is named on which they are.',
  },
  {
    row: 'C7',
    what: 'What is left of a number’s allowances',
    guide: { screens: 2, clicks: 2, fields: 1 },
    cards: those(allowancesKcell.cards, 0, 1),
    text: those(allowancesKcell.text, 0, 1),
    why: 'As many.',
  },
  {
    row: 'C9',
    what: 'Turn roaming on',
    guide: { screens: 2, clicks: 3, fields: 1 },
    cards: between(optionsKcell.cards, SERVICES, 'Сохранить изменения'),
    text: between(optionsKcell.text, SERVICES, 'да', ...NOT_OFFERED),
    why: `Worse: the portal has one button beside each service. ${REVIEW}`,
  },
  {
    row: 'C10',
    what: 'Call details of the last month',
    guide: { screens: 3, clicks: 4, fields: 1 },
    cards: those(callDetailsKcell.cards, 0, 1, 2),
    text: those(callDetailsKcell.text, 0, 1, 2, 3),
    why: `${ONE_CARD} PDF, XLSX and CSV are one press more, below the rows.`,
  },
  {
    row: 'C10',
    what: 'Call details of a day, to one’s own address',
    guide: { screens: 3, clicks: 5, fields: 1, inferred: true },
    cards: those(mailDetailsKcell.cards, 0, 2, 3),
    text: those(mailDetailsKcell.text, 0, 2, 3, 4),
    why: 'Worse in fields: PDF or CSV is asked for. The address is the one on record, and is not typed.',
  },
  {
    row: 'C13',
    what: 'Replace a SIM card',
    guide: { screens: 3, clicks: 4, fields: 2, inferred: true },
    cards: between(swapSimKcell.cards, SWAP, 'Заменить SIM-карту'),
    text: between(swapSimKcell.text, SWAP, 'kcell-demo-1'),
    why: 'Worse: how the new card is named is asked for, and the password is given again, since whoever gets the number gets its codes.',
  },
  {
    row: 'C14',
    what: 'Register the device that was last seen',
    guide: { screens: 3, clicks: 4, fields: 1 },
    cards: between(deviceRegistrationKcell.cards, DEVICE, 'Зарегистрировать устройство', NO_DEVICE),
    text: between(deviceRegistrationKcell.text, DEVICE, 'да', NO_DEVICE),
    why: 'Worse in fields: what is done and with which device is asked for, as another one can be registered as well, and one can be deleted.',
  },
  {
    row: 'C15',
    what: 'Ban SMS and USSD control of two numbers',
    guide: { screens: 4, clicks: 8, fields: 2, inferred: true },
    cards: those(smsControlKcell.cards, 0, 1, 3, 4),
    text: those(smsControlKcell.text, 0, 1, 3, 4),
    why: ONE_BY_ONE,
  },
  {
    row: 'C16',
    what: 'Forward calls to a number that is busy',
    guide: { screens: 3, clicks: 4, fields: 3, inferred: true },
    cards: between(callForwardingKcell.cards, FORWARD, 'Включить переадресацию', ...NOT_FORWARDED, 'Назад'),
    text: between(callForwardingKcell.text, FORWARD, 'да', ...NOT_FORWARDED, 'назад'),
    why: 'Worse: set or cancel is asked for, each question on a card of its own, and the review shows what was and what will be.',
  },
  {
    row: 'C19',
    what: 'The history of one’s actions',
    guide: { screens: 2, clicks: 3, fields: 0 },
    cards: those(callDetailsKcell.cards, 8, 9),
    text: those(callDetailsKcell.text, 8, 9),
    why: ONE_CARD,
  },
  {
    row: 'C19',
    what: 'What one of the company’s people did',
    guide: { screens: 2, clicks: 3, fields: 2 },
    ...companyHistoryKcell(),
    why: ONE_CARD,
  },
  {
    row: 'C20',
    what: 'A report on the company’s numbers by mail',
    guide: { screens: 2, clicks: 3, fields: 1 },
    cards: between(companyReportKcell.cards, REPORT, 'Отправить отчёт', 'адрес'),
    text: between(companyReportKcell.text, REPORT, 'да', 'адрес'),
    why: 'As many: the review takes the place of the way through the tabs.',
  },
];
