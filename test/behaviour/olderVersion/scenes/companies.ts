import { comuniq, kcell, konnect, REGISTERED, registeringInText } from './people.js';
import { press, type Scenes } from './scene.js';

const LOGISTICS = 'ТОО «Пример Логистик»';
const INTERNET = [press('Мобильный интернет'), press('Далее', { Номера: /0001 ·/ })];
/** The demo has no company of somebody with a PIN. */
const TWO = ['Société Nord', 'Société Sud'];
const KANZLEI = 'Beispielkanzlei Müller-Muster & Partner';

/** Which company is worked for, and whether what is open may be given up for another one. */
export const companies: Scenes = {
  choosing: {
    ...kcell,
    cards: {
      said: [press('Сменить компанию')],
      goesOn: [[press(LOGISTICS), `Теперь вы работаете с компанией ${LOGISTICS}`]],
    },
    text: { said: ['компания'], goesOn: [['1', `Теперь вы работаете с компанией ${LOGISTICS}`]] },
  },
  choosingOverAQuestion: {
    ...kcell,
    cards: { said: [...INTERNET, 'компания'], goesOn: [[press('Назад'), 'шаг 2 из 2']] },
    text: {
      said: ['Мобильный интернет', '+7 701 000 0001', 'компания'],
      goesOn: [
        ['логистик', LOGISTICS],
        ['да', `Теперь вы работаете с компанией ${LOGISTICS}`],
      ],
    },
  },
  choosingAtTheMenu: {
    ...kcell,
    cards: {
      said: [...INTERNET, 'меню', press('Сменить компанию')],
      goesOn: [[press(LOGISTICS), `Перейти к компании ${LOGISTICS}?`]],
    },
    text: {
      said: ['Мобильный интернет', '+7 701 000 0001', 'меню', 'Сменить компанию'],
      goesOn: [
        ['отмена', 'Введите номер пункта'],
        ['Продолжить: Мобильный интернет', '1. Подключить или сменить основной пакет'],
      ],
    },
  },
  changing: {
    ...comuniq,
    cards: {
      said: [press('Rufnummern'), 'Kunde', press(KANZLEI)],
      goesOn: [[press('Ja, wechseln'), `Ausgewählt: ${KANZLEI}`]],
    },
    text: {
      said: ['Rufnummern', 'Kunde', '1'],
      goesOn: [['ja', `Ausgewählt: ${KANZLEI}`]],
    },
  },
  changingAndStaying: {
    ...kcell,
    cards: { said: [...INTERNET, 'компания', press(LOGISTICS)], goesOn: [[press('Нет, продолжить'), 'шаг 2 из 2']] },
    text: {
      said: ['Мобильный интернет', '+7 701 000 0001', 'компания', '1'],
      goesOn: [['нет', '1. Подключить или сменить основной пакет']],
    },
  },
  changingAtTheMenu: {
    ...kcell,
    cards: {
      said: [...INTERNET, 'меню', press('Сменить компанию'), press(LOGISTICS)],
      goesOn: [[press('Да, сменить'), `Теперь вы работаете с компанией ${LOGISTICS}`]],
    },
    text: {
      said: ['Мобильный интернет', '+7 701 000 0001', 'меню', 'компания', '1'],
      goesOn: [
        ['нет', 'Введите номер пункта'],
        ['назад', '1. Подключить или сменить основной пакет'],
      ],
    },
  },
  anotherCompany: {
    ...kcell,
    cards: {
      said: [press('Сменить компанию'), press(LOGISTICS), press('Номера')],
      goesOn: [[press('Далее', { Номера: /0801 ·/ }), 'Данияр Примерхан', 'Информация по номеру']],
    },
    text: { said: ['компания', '1', 'Номера'], goesOn: [['+7 701 000 0801', 'Информация по номеру']] },
  },
  choosingOverThePin: {
    ...konnect,
    worksFor: TWO,
    text: {
      said: [...registeringInText(19), 'société'],
      goesOn: [
        ['retour', 'Saisissez votre code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
  changingOverThePin: {
    ...konnect,
    worksFor: TWO,
    text: {
      said: [...registeringInText(19), 'société', '1'],
      goesOn: [
        ['non', 'Saisissez votre code PIN'],
        ['2468', REGISTERED],
      ],
    },
  },
};
