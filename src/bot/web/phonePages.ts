import type { Language } from '../../domain/terms/language.js';
import { phoneForReading } from '../../domain/values/phone.js';
import { html } from '../html.js';
import { type PageDeps, shell } from './pages.js';

/** A subscriber of the demo who can be played, with the short number of their operator. */
export interface DemoSubscriber {
  /** E.164 */
  readonly number: string;
  readonly name: string;
  readonly operator: string;
  readonly to: string;
}

interface PhonePageOf {
  readonly language: Language;
  /** Allows this page's own script and styles, and no others. */
  readonly nonce: string;
  readonly subscribers: readonly DemoSubscriber[];
}

/** The demo's phone: somebody is played, gets what is sent to them, and writes to the short number. */
export function phonePage(deps: PageDeps, { language, nonce, subscribers }: PhonePageOf): string {
  const say = deps.words(language, subscribers[0]?.operator);
  const body = html`<body class="sign-in phone">
<main>
<h1>${say('web:phone.title')}</h1>
<p>${say('web:phone.intro')}</p>
<label for="who">${say('web:phone.who')}</label>
<select id="who">${subscribers.map(
    ({ number, name, to }) =>
      html`<option value="${number}" data-to="${to}">${[phoneForReading(number), ...(name === '' ? [] : [name]), to].join(' · ')}</option>\n`,
  )}</select>
<p id="problem" class="problem" role="alert" data-unreachable="${say('web:signIn.unreachable')}" hidden></p>
<div role="log">
<ol id="bubbles" class="bubbles" aria-label="${say('web:phone.messages')}" tabindex="0" data-empty="${say('web:phone.empty')}"></ol>
</div>
<form id="write" novalidate>
<label for="text">${say('web:phone.write')}</label>
<textarea id="text" rows="2" maxlength="1000" autocomplete="off"></textarea>
<button type="submit">${say('web:phone.send')}</button>
<noscript><p>${say('web:phone.noScript')}</p></noscript>
</form>
</main>
</body>`;
  const styles = ['chat.css', 'phone.css'];
  return shell(deps, { language, nonce, title: say('web:phone.title'), styles, scripts: ['phone.js'], body });
}
