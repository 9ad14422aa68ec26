import { belarus, EITHER, kcell, konnect, PERIOD } from './people.js';
import { press, type Scenes } from './scene.js';

const PAUSE = ['Пауза', '+375 29 100 00 01'];
/** A guide in the middle, and a list that was looked at over it: now it is asked whether to go on. */
const LOOKED = [...PAUSE, 'меню', 'Мои заявки'];
const ACTION = '1. Поставить на паузу';
const INTERNET = ['Мобильный интернет', '+7 701 000 0001'];
const KCELL_LOOKED = [...INTERNET, 'меню', 'Мои заявки'];
const INTERNET_ACTION = '1. Подключить или сменить основной пакет';
const KONNECT_LOOKED = ['Enregistrer un client', 'Exemple', 'historique'];
const LOGISTICS = 'ТОО «Пример Логистик»';

/** "Go on with it?", after a guide over another one, and what can be asked over that. */
export const goingOn: Scenes = {
  goingOn: {
    ...belarus,
    cards: { said: LOOKED, goesOn: [[press('Да, продолжить'), 'шаг 2 из 2']] },
    text: {
      said: LOOKED,
      goesOn: [
        ['да', ACTION],
        ['1', 'Причина'],
        ['1', 'Дата'],
        ['-', 'проверьте данные'],
        ['да', 'Заявка на паузу принята'],
      ],
    },
  },
  goingOnLater: {
    ...belarus,
    cards: { said: LOOKED, goesOn: [[press('Позже'), 'Продолжить: Пауза']] },
    text: {
      said: LOOKED,
      goesOn: [
        ['позже', 'Пауза'],
        ['Продолжить: Пауза', ACTION],
      ],
    },
  },
  goingOnAndGivenUp: {
    ...belarus,
    cards: {
      said: LOOKED,
      goesOn: [
        [press('Прервать операцию'), 'Прервать операцию?'],
        [press('Да, прервать'), 'Ничего не сохранено'],
      ],
    },
    text: {
      said: LOOKED,
      goesOn: [
        ['прервать', 'Прервать операцию?'],
        ['да', 'Ничего не сохранено'],
      ],
    },
  },
  goingOnAndLeaving: {
    ...belarus,
    cards: { said: [...LOOKED, press('Прервать операцию')], goesOn: [[press('Нет, продолжить'), 'Пауза']] },
    text: {
      said: [...LOOKED, 'отмена'],
      goesOn: [
        ['нет', 'Пауза'],
        ['да', ACTION],
      ],
    },
  },
  goingOnAndRestarting: {
    ...belarus,
    cards: {
      said: [...LOOKED, 'сначала'],
      goesOn: [
        [press('Нет, продолжить'), 'Незавершённая операция: Пауза'],
        [press('Да, продолжить'), 'шаг 2 из 2'],
      ],
    },
    text: { said: [...LOOKED, 'сначала'], goesOn: [['да', 'Номера']] },
  },
  goingOnAndChoosing: {
    ...kcell,
    cards: {
      said: [...KCELL_LOOKED, 'компания'],
      goesOn: [[press(LOGISTICS), `Перейти к компании ${LOGISTICS}?`]],
    },
    text: {
      said: [...KCELL_LOOKED, 'компания'],
      goesOn: [
        ['отмена', 'Мобильный интернет'],
        ['да', INTERNET_ACTION],
      ],
    },
  },
  goingOnAndChanging: {
    ...kcell,
    cards: {
      said: [...KCELL_LOOKED, 'компания', press(LOGISTICS)],
      goesOn: [[press('Да, сменить'), `Теперь вы работаете с компанией ${LOGISTICS}`]],
    },
    text: {
      said: [...KCELL_LOOKED, 'компания', '1'],
      goesOn: [
        ['нет', 'Мобильный интернет'],
        ['да', INTERNET_ACTION],
      ],
    },
  },
  goingOnAndDrafts: {
    ...kcell,
    cards: {
      said: [...KCELL_LOOKED, 'черновики'],
      goesOn: [[press('Удалить: Мобильный интернет'), 'Черновик удалён: Мобильный интернет.', 'Что вы хотите сделать']],
    },
    text: { said: [...KCELL_LOOKED, 'черновики'], goesOn: [['1', INTERNET_ACTION]] },
  },
  goingOnAndStarting: {
    ...kcell,
    elsewhere: [['Блокировка / разблокировка', '+7 701 000 0002']],
    cards: {
      said: [...KCELL_LOOKED, 'Блокировка / разблокировка'],
      goesOn: [[press('Нет, начать заново'), 'шаг 1 из 2']],
    },
    text: { said: [...KCELL_LOOKED, 'Блокировка / разблокировка'], goesOn: [['да', '1. Заблокировать']] },
  },
  goingOnAndMeant: {
    ...konnect,
    cards: { said: [...KONNECT_LOOKED, EITHER], goesOn: [[press('Mes transactions'), PERIOD]] },
    text: { said: [...KONNECT_LOOKED, EITHER], goesOn: [['1', PERIOD]] },
  },
  /** Choosing, given up, asked whether really: three questions, and the last one is answered. */
  goingOnAndChoosingAndLeaving: {
    ...kcell,
    cards: {
      said: [...KCELL_LOOKED, 'компания', press('Прервать операцию')],
      goesOn: [[press('Да, прервать'), 'Ничего не сохранено']],
    },
  },
};
