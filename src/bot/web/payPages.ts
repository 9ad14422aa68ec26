import type { Language } from '../../domain/terms/language.js';
import { html } from '../html.js';
import type { DemoOutcome } from '../payments/demoPaymentPages.js';
import type { ShownPayment } from '../payments/payPage.js';
import { localText, type ServedOperator } from '../words/served.js';
import { type PageDeps, shell } from './pages.js';

interface PayPageOf {
  readonly operator: ServedOperator;
  /** Allows this page's own script and styles, and no others. */
  readonly nonce: string;
  readonly token: string;
  readonly shown: ShownPayment;
}

const styles = ['chat.css', 'pay.css'];

/** How the demo can be paid. */
const methods = {
  bancontact: 'web:pay.methods.bancontact',
  card: 'web:pay.methods.card',
  app: 'web:pay.methods.app',
} as const;

/** What else the bank can be made to answer. */
const others = [
  ['refused', 'web:pay.outcomes.refused'],
  ['givenUp', 'web:pay.outcomes.givenUp'],
  ['twice', 'web:pay.outcomes.twice'],
  ['late', 'web:pay.outcomes.late'],
] as const satisfies readonly (readonly [DemoOutcome, string])[];

/** The demo's payment page: what is paid, how, and what the bank is to answer. Without a script nothing can be paid, which it says. */
export function payPage(deps: PageDeps, { operator, nonce, token, shown }: PayPageOf): string {
  const { language, amount, rows, takes, said } = shown;
  const say = deps.words(language, operator.id);
  const name = localText(operator.name, language);
  const form = html`<form id="pay" data-action="/${operator.id}/pay" data-token="${token}" data-unreachable="${say('web:pay.unreachable')}" novalidate>
<fieldset>
<legend>${say('web:pay.method')}</legend>
${Object.entries(methods).map(([method, key], at) => html`<label><input type="radio" name="method" value="${method}"${at === 0 ? html` checked` : ''}> ${say(key)}</label>\n`)}</fieldset>
<button type="submit" data-outcome="paid">${say('web:pay.pay', { amount })}</button>
<h2>${say('web:pay.others')}</h2>
<p>${say('web:pay.othersHint')}</p>
${others.map(([outcome, key]) => html`<button type="button" data-outcome="${outcome}">${say(key)}</button>\n`)}<noscript><p>${say('web:pay.noScript')}</p></noscript>
</form>`;
  const body = html`<body class="sign-in pay">
<main>
<p class="operator">${name}</p>
<h1>${say('web:pay.title')}</h1>
<p>${say('web:pay.demo')}</p>
<dl>${rows.map(({ label, value }) => html`<div class="pair"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
<p id="problem" class="problem" role="alert" hidden></p>
<p id="said" class="said" role="status" tabindex="-1"${said === '' ? html` hidden` : ''}>${said}</p>
${takes ? form : ''}
<p><a href="/${operator.id}">${say('web:pay.chat')}</a></p>
</main>
</body>`;
  const title = say('web:pay.pageTitle', { operator: name });
  return shell(deps, { language, nonce, title, colour: operator.colour, styles, scripts: ['pay.js'], body });
}

/** Said where a link opens no payment: it was cut off, has expired, or belongs to somebody else. */
export function payGonePage(
  deps: PageDeps,
  { operator, language, nonce }: { operator: ServedOperator | undefined; language: Language; nonce: string },
): string {
  const say = deps.words(language, operator?.id);
  const body = html`<body class="sign-in pay"><main><h1>${say('web:pay.goneTitle')}</h1><p>${say('web:pay.gone')}</p><p><a href="/${operator?.id ?? ''}">${say('web:pay.chat')}</a></p></main></body>`;
  return shell(deps, {
    language,
    nonce,
    title: say('web:pay.goneTitle'),
    colour: operator?.colour,
    styles,
    scripts: [],
    body,
  });
}
