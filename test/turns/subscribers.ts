import { forwardingInText, forwardingOnCards } from '../guides/lines/callForwarding.belarus.js';
import { lineOverviewBelarus } from '../guides/lines/lineOverview.belarus.js';
import { optionsBelarus } from '../guides/lines/options.belarus.js';
import { planChangeBelarus } from '../guides/lines/planChange.belarus.js';
import { renamingBelarus } from '../guides/lines/renaming.belarus.js';
import { simCodesBelarus } from '../guides/lines/simCodes.belarus.js';
import { callDetailsBelarus } from '../guides/usage/callDetails.belarus.js';
import { chargesBelarus } from '../guides/usage/charges.belarus.js';
import { type Counted, ONE_BY_ONE, ONE_CARD } from './counted.js';
import { after, between, those } from './parts.js';

const RENAME = 'Переименование абонентов';
const NO_NAME = ['Имя не может начинаться со знаков', 'это уже действует'];
const WRONG_HEADS = 'Столбцы не распознаны. Укажите в первой строке заголовки: Номер; Имя';
const SERVICES = 'Подключить или отключить услуги';
const SAVE = 'Сохранить изменения';
const PLAN = 'Сменить тарифный план';

/** What the Belarus guide does with subscribers. */
export const subscriberProcedures: readonly Counted[] = [
  {
    row: 'B5',
    what: 'Choose a subscriber by the number',
    guide: { screens: 3, clicks: 2, fields: 1 },
    cards: those(lineOverviewBelarus.cards, 0, 3, 14),
    text: those(lineOverviewBelarus.text, 0, 7),
    why: 'The list is there at once, and the found number is marked in it. In text the number alone is enough.',
  },
  {
    row: 'B7',
    what: 'Rename a subscriber',
    guide: { screens: 3, clicks: 3, fields: 2, inferred: true },
    cards: between(renamingBelarus.cards, RENAME, 'Переименовать абонента', ...NO_NAME, 'Назад'),
    text: between(renamingBelarus.text, RENAME, 'да', ...NO_NAME, '3'),
    why: 'Worse: one or many is asked for, and the review shows the old name and the new one.',
  },
  {
    row: 'B7',
    what: 'Rename many by a list',
    guide: { screens: 2, clicks: 2, fields: 1, inferred: true },
    cards: between(
      after(renamingBelarus.cards, 'Переименовать абонента'),
      RENAME,
      'Переименовать абонентов',
      WRONG_HEADS,
    ),
    text: between(after(renamingBelarus.text, 'да'), RENAME, 'да', WRONG_HEADS),
    why: 'Worse by the same two. Which rows are not taken, and why, is said before the yes. The words in text are those of the list.',
  },
  {
    row: 'B8',
    what: 'One service for a list of four numbers',
    guide: { screens: 3, clicks: 3, fields: 2, inferred: true },
    cards: between(after(optionsBelarus.cards, 'Подтвердить отмену'), SERVICES, SAVE),
    text: between(after(optionsBelarus.text, 'Отменить заявку'), SERVICES, 'да'),
    why: 'Worse on cards: the transcript looks for the numbers and marks each; a pasted list is one field there, too. In text it is pasted.',
  },
  {
    row: 'B9',
    what: 'A subscriber’s data, with PIN and PUK',
    guide: { screens: 4, clicks: 3, fields: 1 },
    cards: between(simCodesBelarus.cards, 'Выбор абонента', 'Запросить коды'),
    text: between(simCodesBelarus.text, 'Выбор абонента', 'belarus-demo-1'),
    why: 'Worse on purpose: the codes are shown by themselves, for the password, for a minute. One more press opens them.',
  },
  {
    row: 'B10',
    what: 'Turn a service of a number off',
    guide: { screens: 5, clicks: 5, fields: 2 },
    cards: between(optionsBelarus.cards, SERVICES, SAVE),
    text: between(optionsBelarus.text, SERVICES, 'да'),
    why: ONE_CARD,
  },
  {
    row: 'B15',
    what: 'Forward calls to two numbers where nobody answers',
    guide: { screens: 10, clicks: 10, fields: 8, inferred: true },
    cards: forwardingOnCards,
    text: forwardingInText,
    why: ONE_BY_ONE,
  },
  {
    row: 'B17',
    what: 'Change the plan of a number',
    guide: { screens: 4, clicks: 4, fields: 2, inferred: true },
    cards: between(planChangeBelarus.cards, PLAN, PLAN),
    text: between(planChangeBelarus.text, PLAN, 'да'),
    why: 'As many: the way through the menus falls away, and the review with the difference in price comes before the yes.',
  },
  {
    row: 'B18',
    what: 'Charges of this month',
    guide: { screens: 4, clicks: 4, fields: 1, inferred: true },
    cards: those(chargesBelarus.cards, 0, 1, 2),
    text: those(chargesBelarus.text, 0, 1, 2),
    why: ONE_CARD,
  },
  {
    row: 'B19',
    what: 'Call details of the last month',
    guide: { screens: 4, clicks: 4, fields: 1, inferred: true },
    cards: those(callDetailsBelarus.cards, 0, 1, 2),
    text: those(callDetailsBelarus.text, 0, 1, 2, 3),
    why: ONE_CARD,
  },
];
