import { SEARCH } from '../searchRu.js';
import type { CardStep, TextStep } from '../transcript.js';

const WAITS = ['24 номера', 'второго администратора'];
const RECEIPT = ['Ожидает второго администратора до', '24 номера: ждут одобрения 24'];

/** Asked where more lines are acted on than the operator's number. */
export const HOW_MANY = 'Для подтверждения введите количество номеров: 24';

/** More than ten numbers are to be blocked at once: that waits for a second administrator. */
export const askingOnCards: readonly CardStep[] = [
  ['Блокировка / разблокировка', {}, 'Номера'],
  ['Найти', { [SEARCH]: '702%' }, 'Номера 1–10 из 24'],
  ['Выбрать все найденные (24)', {}, 'Выбрано: 24 номера'],
  ['Далее', {}, 'Действие'],
  ['Далее', { Действие: 'Заблокировать' }, 'Причина блокировки'],
  ['Далее', { 'Причина блокировки': 'По решению компании' }, WAITS],
  ['Заблокировать', { [HOW_MANY]: '23' }, 'Операция касается 24 номеров'],
  ['Заблокировать', { [HOW_MANY]: '24' }, RECEIPT],
];

export const askingInText: readonly TextStep[] = [
  ['Блокировка / разблокировка', 'Номера'],
  ['702%', 'Номера 1–10 из 24'],
  ['все', 'Найдено: 24 номера'],
  ['да', 'Действие'],
  ['1', 'Причина блокировки'],
  ['1', 'Дата'],
  ['-', WAITS],
  // As many as these are confirmed by how many they are, not by a yes.
  ['да', 'Операция касается 24 номеров'],
  ['24', RECEIPT],
];
