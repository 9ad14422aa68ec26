import type { Transcript } from '../transcript.js';

const NOT_THERE = 'Вы ещё не писали мне в Teams';

/** Nobody is told anything in Teams who has not written there; without it, one is told where one asked. */
export const teamsNoticesKcell: Transcript = {
  procedure: 'teamsNotices',
  operator: 'kcell',
  login: 'admin1',
  greeting: ['Уведомления в Teams'],
  cards: [
    ['Уведомления в Teams', {}, 'Также в Teams'],
    ['Далее', { 'Также в Teams': 'true' }, NOT_THERE],
    ['Далее', { 'Также в Teams': 'false' }, ['проверьте данные', 'нет', 'Теперь уведомления будут приходить туда']],
    ['Сохранить выбор', {}, ['Выбор сохранён', 'Уведомления в Teams']],
  ],
  text: [
    ['Уведомления в Teams', 'Также в Teams'],
    ['да', NOT_THERE],
    ['нет', ['проверьте данные', 'Также в Teams', '«да»']],
    ['да', 'Выбор сохранён'],
  ],
};
