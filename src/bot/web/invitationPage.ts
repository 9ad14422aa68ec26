import type { Language } from '../../domain/terms/language.js';
import { type Html, html } from '../html.js';
import { localText, type ServedOperator, type Words } from '../words/served.js';
import { type PageDeps, shell } from './pages.js';

interface InvitationPageOf {
  readonly operator: ServedOperator;
  readonly language: Language;
  /** Allows this page's own script and styles, and no others. */
  readonly nonce: string;
}

type Say = ReturnType<Words>;

/**
 * The page that an invitation's link opens. The same for every link: what the link opens stands after its `#`, which no browser
 * sends, so its script asks for it.
 */
export function invitationPage(deps: PageDeps, { operator, language, nonce }: InvitationPageOf): string {
  const say = deps.words(language, operator.id);
  const name = localText(operator.name, language);
  const body = html`<body class="sign-in invitation">
<main id="invitation" data-look="/${operator.id}/invitation/look" data-action="/${operator.id}/invitation" data-chat="/${operator.id}" data-language="${language}" data-unreachable="${say('web:signIn.unreachable')}">
<p class="operator">${name}</p>
<h1 id="title" tabindex="-1">${say('web:invitation.title')}</h1>
<p id="loading" role="status">${say('web:invitation.loading')}</p>
<noscript><p>${say('web:invitation.noScript')}</p></noscript>
<p id="problem" class="problem" role="alert" hidden></p>
<button type="button" id="retry" hidden>${say('web:fault.again')}</button>
<section id="open" hidden>
<dl></dl>
${forms(say, name)}
</section>
<section id="gone" aria-labelledby="gone-title" hidden>
<h2 id="gone-title" tabindex="-1">${say('web:invitation.goneTitle')}</h2>
<p>${say('web:invitation.gone')}</p>
<p><a href="/${operator.id}">${say('web:invitation.signIn')}</a></p>
</section>
</main>
</body>`;
  const title = say('web:invitation.pageTitle', { operator: name });
  return shell(deps, {
    language,
    nonce,
    title,
    colour: operator.colour,
    styles: ['chat.css', 'invitation.css'],
    scripts: ['invitation.js'],
    body,
  });
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
