import type { Transcript } from '../transcript.js';

const TITLE = 'Персональная информация';
const DATA = [
  'ООО «Пример»',
  '100000000',
  'BY00XXXX30120000000000000001',
  'Д-0000001',
  '15.03.2021',
  'действует',
  'buh@primer.example',
];

/** B1: what the operator has about the client. Nothing is asked, so nothing is refused. */
export const companyDataBelarus: Transcript = {
  procedure: 'companyData',
  operator: 'belarus',
  login: 'admin1',
  greeting: [TITLE],
  cards: [[TITLE, {}, DATA]],
  text: [[TITLE, DATA]],
};
