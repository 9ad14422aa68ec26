import { type Html, html } from '../html.js';
import { localText, type Words } from '../words/served.js';
import { formPage } from './formPage.js';
import type { PageDeps, PageOf } from './pages.js';

type Say = ReturnType<Words>;

/**
 * The page that an invitation's link opens. The same for every link: what the link opens stands after its `#`, which no browser
 * sends, so its script asks for it.
 */
export function invitationPage(deps: PageDeps, page: PageOf): string {
  const { operator, language } = page;
  const say = deps.words(language, operator.id);
  const main = html`<h1 id="title" tabindex="-1">${say('web:invitation.title')}</h1>
<p id="loading" role="status">${say('web:invitation.loading')}</p>
<noscript><p>${say('web:invitation.noScript')}</p></noscript>
<p id="problem" class="problem" role="alert" hidden></p>
<button type="button" id="retry" hidden>${say('web:fault.again')}</button>
<section id="open" hidden>
<dl></dl>
${forms(say, localText(operator.name, language))}
</section>
<section id="gone" aria-labelledby="gone-title" hidden>
<h2 id="gone-title" tabindex="-1">${say('web:invitation.goneTitle')}</h2>
<p>${say('web:invitation.gone')}</p>
<p><a href="/${operator.id}">${say('web:invitation.signIn')}</a></p>
</section>`;
  return formPage(deps, page, { at: 'invitation', style: 'invitation.css', scripts: ['invitation.js'], main });
}

/** For whoever has no account yet, and for whoever has one: one of them is shown. */
const forms = (say: Say, operator: string): Html => html`<form id="choose" novalidate hidden>
<h2>${say('web:invitation.choose')}</h2>
<p id="rules">${say('web:invitation.rules')}</p>
<input type="text" name="login" autocomplete="username" readonly hidden>
<label for="password">${say('web:invitation.password')}</label>
<input id="password" name="password" type="password" autocomplete="new-password" maxlength="200" aria-describedby="rules" required>
<label for="again">${say('web:invitation.again')}</label>
<input id="again" name="again" type="password" autocomplete="new-password" maxlength="200" required>
<button type="submit">${say('web:invitation.confirm')}</button>
</form>
<form id="known" novalidate hidden>
<h2>${say('web:invitation.known')}</h2>
<p id="known-hint">${say('web:invitation.knownHint', { operator })}</p>
<input type="text" name="login" autocomplete="username" readonly hidden>
<label for="current">${say('web:signIn.password')}</label>
<input id="current" name="password" type="password" autocomplete="current-password" maxlength="200" aria-describedby="known-hint" required>
<button type="submit">${say('web:invitation.join')}</button>
</form>`;
