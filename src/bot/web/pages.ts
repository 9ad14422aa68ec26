import type { Language } from '../../domain/terms/language.js';
import { type Html, html } from '../html.js';
import type { Assets } from '../http/assets.js';
import { type DemoAccount, localText, type ServedOperator, type Words } from '../words/served.js';
import { brandOf } from './brand.js';

/** What all pages are made with. */
export interface PageDeps {
  readonly words: Words;
  readonly assets: Assets;
}
export interface PageOf {
  readonly operator: ServedOperator;
  readonly language: Language;
  /** Allows this page's own scripts and styles, and no others. */
  readonly nonce: string;
}

interface Shell extends Omit<PageOf, 'operator'> {
  readonly title: string;
  /** The operator's colour (#rrggbb). None: ours. */
  readonly colour?: string | undefined;
  readonly styles?: readonly string[];
  readonly scripts: readonly string[];
  /** Nothing of it can be used without its scripts: they are fetched before all else, though run at the end. */
  readonly urgent?: boolean;
  readonly body: Html;
}

/** A page of ours around its body, with the scripts and styles that it needs. */
export function shell(
  { assets }: PageDeps,
  { language, nonce, title, colour, styles = ['chat.css'], scripts, urgent = false, body }: Shell,
): string {
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${['tokens.css', ...styles].map((name) => html`<link rel="stylesheet" href="${assets.path(name)}" nonce="${nonce}">\n`)}${looks(nonce, colour)}</head>
${body}
${scripts.map((name) => html`<script nonce="${nonce}" src="${assets.path(name)}" defer${urgent ? html` fetchpriority="high"` : ''}></script>\n`)}</html>
`;
  return page.markup;
}

/** The operator's colour; and before anything is drawn, the scheme that somebody has chosen here. */
function looks(nonce: string, colour: string | undefined): Html {
  const brand = colour === undefined ? undefined : brandOf(colour);
  const own =
    brand && html`<style nonce="${nonce}">:root { --accent: light-dark(${brand.light}, ${brand.dark}); }</style>\n`;
  return html`${own ?? ''}<script nonce="${nonce}">try { document.documentElement.dataset.theme = localStorage.getItem("theme") ?? ""; } catch {}</script>\n`;
}

/** The page that asks who you are. In the demo it offers the accounts there are. */
export function signInPage(
  deps: PageDeps,
  {
    operator,
    language,
    nonce,
    accounts,
    at,
    openid,
    problem,
  }: PageOf & {
    readonly accounts: readonly DemoAccount[];
    readonly at?: 'desk';
    /** Another house where one can sign in, as it is called. */
    readonly openid?: string | undefined;
    /** What has gone wrong on the way here. */
    readonly problem?: string;
  },
): string {
  const say = deps.words(language, operator.id);
  const name = localText(operator.name, language);
  const body = html`<body class="sign-in">
<main>
<p class="operator">${name}</p>
<h1>${say('web:signIn.title')}</h1>
<form id="sign-in" method="post" data-action="/${operator.id}/${at === undefined ? '' : `${at}/`}sign-in" data-unreachable="${say('web:signIn.unreachable')}" novalidate>
${problem === undefined ? html`<p id="problem" class="problem" role="alert" hidden></p>` : html`<p id="problem" class="problem" role="alert">${problem}</p>`}
<label for="login">${say('web:signIn.name')}</label>
<input id="login" name="login" type="text" autocomplete="username webauthn" autocapitalize="none" spellcheck="false" maxlength="254" required>
<label for="password">${say('web:signIn.password')}</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" required>
<button type="submit">${say('web:signIn.submit')}</button>
<p class="forgot"><a href="/${operator.id}/access">${say('web:signIn.forgot')}</a></p>
</form>
<noscript><p class="problem">${say('web:signIn.noScript')}</p></noscript>
${at === undefined ? otherWays(operator, say, openid) : ''}
${accounts.length === 0 ? '' : demoAccounts(accounts, language, say)}
</main>
</body>`;
  return shell(deps, {
    language,
    nonce,
    title: say('web:signIn.pageTitle', { operator: name }),
    colour: operator.colour,
    styles: ['chat.css', 'signin.css'],
    scripts: at === undefined ? ['webauthn.js', 'passkeys.js', 'form.js', 'signin.js'] : ['form.js', 'signin.js'],
    body,
  });
}

/** The ways in beside the password. */
const otherWays = (
  operator: ServedOperator,
  say: ReturnType<Words>,
  openid: string | undefined,
): Html => html`<p class="ways">
<button type="button" id="passkey" data-at="/${operator.id}/passkey" data-failed="${say('web:signIn.passkeyFailed')}" hidden>${say('web:signIn.passkey')}</button>
${openid === undefined ? '' : html`<a class="button" href="/${operator.id}/openid">${say('web:signIn.openid', { name: openid })}</a>`}
</p>`;

function demoAccounts(accounts: readonly DemoAccount[], language: Language, say: ReturnType<Words>): Html {
  return html`<section aria-labelledby="demo">
<h2 id="demo">${say('web:demo.title')}</h2>
<p>${say('web:demo.hint')}</p>
<ul class="accounts">${accounts.map(
    ({ login, password, name, note }) => html`
<li><button type="button" data-login="${login}" data-password="${password}">
<strong>${name}</strong> <span>${localText(note, language)}</span>
</button></li>`,
  )}
</ul>
</section>`;
}

/**
 * Where the page shows what is shown once: empty but for the words around it, and closed. Browsers that translate pages leave it
 * alone, since they would send it away.
 */
export const onceDialog = (
  say: ReturnType<Words>,
): Html => html`<dialog id="once" aria-labelledby="once-title" translate="no">
<h2 id="once-title" tabindex="-1"></h2>
<p class="left" hidden><span data-words="onceLeft">${say('web:once.left')}</span> <span class="clock" role="timer"></span></p>
<dl></dl>
<p class="said" role="status"></p>
<p class="covered" data-words="onceCovered" hidden>${say('web:once.covered')}</p>
<p class="gone" data-words="onceGone" hidden>${say('web:once.gone')}</p>
<button type="button" data-words="onceClose">${say('web:once.close')}</button>
</dialog>`;

/** Where what was proven in another channel is shown once. To open it shows nothing and uses nothing up: that is its button's. */
export function oncePage(
  deps: PageDeps,
  { operator, language, nonce, command }: PageOf & { readonly command: string },
): string {
  const say = deps.words(language, operator.id);
  const name = localText(operator.name, language);
  const body = html`<body class="sign-in">
<main>
<p class="operator">${name}</p>
<h1>${say('web:once.title')}</h1>
<p>${say('web:once.intro')}</p>
<p id="problem" class="problem" role="alert" data-unreachable="${say('web:signIn.unreachable')}" hidden></p>
<button type="button" id="show-once" data-operator="${operator.id}" data-command="${command}">${say('web:once.show')}</button>
<p><a href="/${operator.id}">${say('web:once.chat')}</a></p>
</main>
${onceDialog(say)}
</body>`;
  const title = say('web:once.pageTitle', { operator: name });
  return shell(deps, { language, nonce, title, colour: operator.colour, scripts: ['once.js'], body });
}

/** The way in when there are several operators. */
export function operatorsPage(
  deps: PageDeps,
  { language, nonce, operators }: Omit<PageOf, 'operator'> & { operators: readonly ServedOperator[] },
): string {
  const say = deps.words(language);
  const links = operators.map(({ id, name }) => html`<li><a href="/${id}">${localText(name, language)}</a></li>`);
  const body = html`<body class="sign-in"><main><h1>${say('web:operators.title')}</h1><ul class="operators">${links}</ul></main></body>`;
  return shell(deps, { language, nonce, title: say('web:operators.title'), scripts: [], body });
}

/** Said where a page should be and cannot be had. `told`: the sentence with the reference. */
export function faultPage(
  deps: PageDeps,
  { language, nonce, told }: Omit<PageOf, 'operator'> & { told: string },
): string {
  const say = deps.words(language);
  const body = html`<body class="sign-in"><main><h1>${say('web:fault.title')}</h1><p>${told}</p><p><a href="">${say('web:fault.again')}</a></p></main></body>`;
  return shell(deps, { language, nonce, title: say('web:fault.title'), scripts: [], body });
}

/** Said where there is nothing. */
export function missingPage(deps: PageDeps, { language, nonce }: Omit<PageOf, 'operator'>): string {
  const say = deps.words(language);
  const body = html`<body class="sign-in"><main><h1>${say('web:missing.title')}</h1><p><a href="/">${say('web:missing.back')}</a></p></main></body>`;
  return shell(deps, { language, nonce, title: say('web:missing.title'), scripts: [], body });
}
