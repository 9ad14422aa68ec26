import type { Account } from '../../domain/records/account.js';
import type { Passkey } from '../../domain/records/passkey.js';
import type { Session } from '../../domain/records/session.js';
import type { Speaker } from '../../speech/speaker.js';
import { type Html, html } from '../html.js';
import type { Words } from '../words/served.js';
import { formPage } from './formPage.js';
import type { PageDeps, PageOf } from './pages.js';

export interface SecurityPageOf extends PageOf {
  readonly account: Account;
  readonly sessions: readonly Session[];
  /** The session of the browser that looks. */
  readonly present: string;
  readonly passkeys: readonly Passkey[];
  readonly format: Speaker['format'];
}

type Say = ReturnType<Words>;

/** How somebody signs in: where they are signed in now, and their passkeys. */
export function securityPage(deps: PageDeps, of: SecurityPageOf): string {
  const { operator, language, account } = of;
  const say = deps.words(language, operator.id);
  const main = html`<h1>${say('web:security.title')}</h1>
<p>${say('web:security.who', { name: account.name, login: account.login })}</p>
<p id="problem" class="problem" role="alert" hidden></p>
<section aria-labelledby="sessions-title">
<h2 id="sessions-title">${say('web:security.sessions')}</h2>
<ul class="entries">${of.sessions.map((session) => sessionRow(say, of, session))}</ul>
<button type="button" id="end-all">${say('web:security.endAll')}</button>
</section>
${account.passwordHash === undefined ? '' : passwordForm(say, account)}
<section aria-labelledby="passkeys-title">
<h2 id="passkeys-title">${say('web:security.passkeys')}</h2>
<p id="passkeys-how">${say('web:security.passkeysHow')}</p>
<ul class="entries">${of.passkeys.map((passkey) => passkeyRow(say, of, passkey))}</ul>
${account.passwordHash === undefined ? '' : passkeyForm(say)}
</section>
<p><a href="/${operator.id}">${say('web:once.chat')}</a></p>`;
  const scripts = ['webauthn.js', 'passkeys.js', 'security.js'];
  return formPage(deps, of, { at: 'security', style: 'signin.css', scripts, main });
}

const sessionRow = (say: Say, { format, present }: SecurityPageOf, session: Session): Html => {
  const { id, browser, startedAt, seenAt } = session;
  const since = startedAt === undefined ? '' : say('web:security.since', { at: format.instant(startedAt) });
  const seen = seenAt === undefined ? '' : say('web:security.seen', { at: format.instant(seenAt) });
  const called = browser ?? say('web:security.someBrowser');
  return html`<li>
<p><strong>${called}</strong>${id === present ? html` <span class="this">${say('web:security.this')}</span>` : ''}<span class="quiet">${since}</span><span class="quiet">${seen}</span></p>
<button type="button" data-session="${id}" aria-label="${say('web:security.endOne', { browser: called })}">${say('web:security.end')}</button>
</li>
`;
};

const passkeyRow = (say: Say, { format }: SecurityPageOf, { id, name, createdAt, usedAt }: Passkey): Html => html`<li>
<p><strong>${name}</strong><span class="quiet">${say('web:security.added', { at: format.instant(createdAt) })}</span><span class="quiet">${usedAt === undefined ? '' : say('web:security.used', { at: format.instant(usedAt) })}</span></p>
<button type="button" data-passkey="${id}" aria-label="${say('web:security.removeOne', { name })}">${say('web:security.remove')}</button>
</li>
`;

/** The password there is, and the new one twice. */
const passwordForm = (say: Say, { login }: Account): Html => html`<section aria-labelledby="password-title">
<h2 id="password-title">${say('web:security.password')}</h2>
<p id="password-said" role="status" data-done="${say('web:security.passwordDone')}" hidden></p>
<form id="change-password" novalidate>
<input type="text" name="login" autocomplete="username" value="${login}" readonly hidden>
<label for="current">${say('web:security.current')}</label>
<input id="current" name="current" type="password" autocomplete="current-password" maxlength="200" required>
<label for="new-password">${say('web:invitation.password')}</label>
<input id="new-password" name="password" type="password" autocomplete="new-password" maxlength="200" aria-describedby="rules" required>
<p id="rules" class="hint">${say('web:invitation.rules')}</p>
<label for="again">${say('web:invitation.again')}</label>
<input id="again" name="again" type="password" autocomplete="new-password" maxlength="200" required>
<button type="submit">${say('web:security.change')}</button>
</form>
</section>`;

const passkeyForm = (
  say: Say,
): Html => html`<form id="add-passkey" data-failed="${say('web:security.failed')}" novalidate hidden>
<label for="passkey-name">${say('web:security.passkeyName')}</label>
<input id="passkey-name" name="name" type="text" maxlength="60" autocomplete="off" aria-describedby="passkeys-how" required>
<label for="password">${say('web:signIn.password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
<button type="submit">${say('web:security.add')}</button>
</form>`;
