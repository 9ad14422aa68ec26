import { type Html, html } from '../html.js';
import type { Words } from '../words/served.js';
import { formPage } from './formPage.js';
import type { PageDeps, PageOf } from './pages.js';

type Say = ReturnType<Words>;

/**
 * Where a password is chosen, the first one or another. The same page for a code and for every link: what a link opens stands after its
 * `#`, which no browser sends, so its script asks for it.
 */
export function accessPage(deps: PageDeps, page: PageOf): string {
  const { operator, language } = page;
  const say = deps.words(language, operator.id);
  const main = html`<h1 id="title" tabindex="-1">${say('web:access.title')}</h1>
<noscript><p>${say('web:signIn.noScript')}</p></noscript>
<p id="problem" class="problem" role="alert" hidden></p>
<p id="said" role="status" hidden></p>
<form id="ask" novalidate hidden>
<p id="how">${say('web:access.how')}</p>
<label for="name">${say('web:signIn.name')}</label>
<input id="name" name="name" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" aria-describedby="how" required>
<button type="submit">${say('web:access.send')}</button>
</form>
${chooseForm(say)}
<section id="gone" aria-labelledby="gone-title" hidden>
<h2 id="gone-title" tabindex="-1">${say('web:access.goneTitle')}</h2>
<p>${say('web:access.gone')}</p>
<p><a href="/${operator.id}/access">${say('web:access.again')}</a></p>
</section>
<p><a href="/${operator.id}">${say('web:access.signIn')}</a></p>`;
  return formPage(deps, page, { at: 'access', style: 'signin.css', scripts: ['access.js'], main });
}

/** The code where one was sent, and the password twice. */
const chooseForm = (say: Say): Html => html`<form id="choose" novalidate hidden>
<p id="sent" data-sent="${say('web:access.sent')}" data-link="${say('web:access.link')}"></p>
<input type="text" name="login" autocomplete="username" readonly hidden>
<div id="code-row">
<label for="code">${say('web:access.code')}</label>
<input id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" aria-describedby="sent">
</div>
<label for="password">${say('web:invitation.password')}</label>
<input id="password" name="password" type="password" autocomplete="new-password" maxlength="200" aria-describedby="rules" required>
<p id="rules" class="hint">${say('web:invitation.rules')}</p>
<label for="again">${say('web:invitation.again')}</label>
<input id="again" name="again" type="password" autocomplete="new-password" maxlength="200" required>
<button type="submit">${say('web:access.confirm')}</button>
<button type="button" id="another" class="plain">${say('web:access.another')}</button>
</form>`;
