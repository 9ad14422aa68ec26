import { blockingInText, blockingOnCards } from '../lines/blockingOne.js';
import type { Transcript } from '../transcript.js';

const ORDER = ['1 результат', '+7 701 000 0001', 'Активный', 'Заблокирован', 'выполнена', 'Номер заявки'];

/** In no guide: what was ordered for one company, and nothing of it while one works for the other. */
export const myOrdersKcell: Transcript = {
  procedure: 'myOrders',
  operator: 'kcell',
  login: 'admin1',
  greeting: ['Мои заявки'],
  cards: [
    ...blockingOnCards,
    ['Мои заявки', {}, ORDER],
    ['Отфильтровать', { Статус: 'выполнена' }, ORDER],
    ['Сменить компанию', {}, 'Выберите компанию'],
    ['ТОО «Пример Логистик»', {}, 'Теперь вы работаете с компанией ТОО «Пример Логистик»'],
    ['Мои заявки', {}, 'Заявок пока нет.'],
  ],
  text: [
    ...blockingInText,
    ['Мои заявки', ORDER],
    ['выполненные заявки', ORDER],
    ['Сменить компанию', 'Выберите компанию'],
    ['ТОО «Пример Логистик»', 'Теперь вы работаете с компанией ТОО «Пример Логистик»'],
    ['Мои заявки', 'Заявок пока нет.'],
  ],
};
