import type { Account } from '../../domain/records/account.js';
import { type Html, html } from '../html.js';
import { mostBytesOfFiles } from '../http/uploadLimits.js';
import { localText, type Words } from '../words/served.js';
import { onceDialog, type PageDeps, type PageOf, shell } from './pages.js';

type Say = ReturnType<Words>;

/**
 * What scripts/assets.mjs puts together of public/. Web Chat, which is ten times as large, comes after it: on a slow line the panel and
 * a line to write in are there long before it.
 */
const scripts = ['page.js', 'webchat.js'];
const styles = ['page.css'];

export interface ChatPageOf extends PageOf {
  /** Who is signed in; in another page's frame that is not known before its token has come. */
  readonly account?: Pick<Account, 'name'>;
  /** The origins of the pages that may have this one in a frame, and hand over tokens. None: it stands alone. */
  readonly hosts?: readonly string[];
}

/** The page with the chat. It holds no token: its script asks for one. */
export function chatPage(deps: PageDeps, page: ChatPageOf): string {
  const { operator, language, nonce, account = { name: '' }, hosts = [] } = page;
  const say = deps.words(language, operator.id);
  const name = localText(operator.name, language);
  const body = html`<body class="chat">
${header(page, name, deps.words)}
<div class="room">
${panel(say)}
<div class="talk">
<nav id="trail" class="trail" tabindex="0" aria-label="${say('web:panel.steps')}" data-labels="trail" hidden></nav>
<p id="problem" class="problem" role="status" hidden></p>
<p id="told" class="told" role="status" hidden></p>
<main id="webchat" aria-label="${say('web:chat.label')}" data-operator="${operator.id}" data-initials="${initials(name)}" data-user-initials="${initials(account.name)}" data-unreachable="${say('web:chat.unreachable')}" data-unanswered="${say('web:chat.unanswered')}" data-copied="${say('web:chat.copied')}" data-too-soon="${say('web:chat.tooSoon')}" data-too-large="${say('web:chat.tooLarge')}" data-most-bytes="${String(mostBytesOfFiles)}" data-ended="${say('web:chat.ended')}" data-sign-in="${say('web:chat.signInAgain')}" data-beside="${say('web:chat.beside')}" data-again="${say('web:panel.again')}" data-edit="${say('web:panel.edit')}" data-hosts="${hosts.join(' ')}">
<div class="first">
<p class="loading">${say('web:chat.loading')}</p>
<noscript><p class="loading">${say('web:chat.noScript')}</p></noscript>
<form id="early" class="early" hidden>
<p class="early-said" role="status" hidden>${say('web:chat.waits')}</p>
<input type="text" class="early-line" aria-label="${say('web:chat.write')}" placeholder="${say('web:chat.write')}" autocomplete="off" maxlength="2000" enterkeyhint="send">
</form>
</div>
</main>
</div>
</div>
${keys(say)}
${onceDialog(say)}
</body>`;
  const title = say('web:chat.pageTitle', { operator: name });
  return shell(deps, { language, nonce, title, colour: operator.colour, styles, scripts, urgent: true, body });
}

/** The schemes that somebody can choose from; '': the system's. */
const looks = [
  ['', 'web:panel.system'],
  ['light', 'web:panel.light'],
  ['dark', 'web:panel.dark'],
] as const;

/** Who, for whom, with what; and what is about the page itself. What is live is filled in by public/panel.js. */
function header({ operator, language, account, hosts }: ChatPageOf, name: string, words: Words): Html {
  const say = words(language, operator.id);
  const languages = operator.languages.map((one) => {
    const spoken = one === language ? html` selected` : '';
    return html`<option value="${one}" lang="${one}"${spoken}>${words(one, operator.id)('common:language.name')}</option>`;
  });
  const schemes = looks.map(([look, key]) => html`<option value="${look}" data-words="${key}">${say(key)}</option>`);
  return html`<header>
<button type="button" id="drawer" class="quiet" aria-expanded="false" aria-controls="panel"><span aria-hidden="true">☰</span> <span data-words="open">${say('web:panel.open')}</span></button>
<h1 data-words="name">${name}</h1>
<button type="button" id="company" class="quiet" aria-label="" data-labels="company" hidden></button>
<p class="who"><span class="hidden" data-words="signedInAs">${say('web:chat.signedInAs')} </span><span id="who">${account?.name ?? ''}</span></p>
<dl id="facts" class="facts"></dl>
<div id="tools" class="tools">
<select id="language" aria-label="${say('web:panel.language')}" data-labels="language"${languages.length > 1 ? '' : html` hidden`}>${languages}</select>
<select id="look" aria-label="${say('web:panel.look')}" data-labels="look">${schemes}</select>
<button type="button" id="keys-open" class="quiet" aria-label="${say('web:panel.keys')}" data-labels="keys">?</button>
${hosts === undefined ? html`<a class="quiet" href="/${operator.id}/security" data-words="security">${say('web:chat.security')}</a>` : ''}
${hosts === undefined ? html`<button type="button" id="sign-out" class="quiet" data-words="signOut">${say('web:chat.signOut')}</button>` : ''}
</div>
${hosts === undefined ? '' : html`<button type="button" id="widget-close" class="quiet" data-words="onceClose">${say('web:once.close')}</button>`}
</header>`;
}

/** What can be done, found and gone on with: beside the conversation, or over it where there is no room. */
const panel = (
  say: Say,
): Html => html`<nav id="panel" class="panel" aria-label="${say('web:panel.label')}" data-labels="panel">
<div class="find" role="search">
<label class="hidden" for="find" data-words="search">${say('web:panel.search')}</label>
<input id="find" type="search" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="60" placeholder="${say('web:panel.short')}" aria-describedby="find-hint" data-labels="find">
<p id="find-hint" class="hint" data-words="hint">${say('web:panel.hint')}</p>
<p id="find-said" class="hidden" role="status"></p>
</div>
<div id="lists" class="lists" data-waiting="${say('web:panel.waiting')}" data-lately="${say('web:panel.lately')}" data-found="${say('web:panel.found')}" data-none="${say('web:panel.none')}" data-loading="${say('web:chat.loading')}" data-company="${say('common:menu.organisation')}" data-say="${say('web:panel.say')}"></div>
<button type="button" id="drawer-close" class="quiet" data-words="close">${say('web:panel.close')}</button>
</nav>
<div id="veil" class="veil" hidden></div>`;

const shortcuts = [
  ['/ · Ctrl K', 'web:keys.search'],
  ['Enter', 'web:keys.go'],
  ['m', 'web:keys.write'],
  ['Esc', 'web:keys.back'],
  ['?', 'web:keys.help'],
] as const;

/** What the keys do. */
const keys = (say: Say): Html => html`<dialog id="keys" aria-labelledby="keys-title">
<h2 id="keys-title" data-words="keysTitle">${say('web:keys.title')}</h2>
<dl>${shortcuts.map(([key, does]) => html`<div class="pair"><dt><kbd>${key}</kbd></dt><dd data-words="${does}">${say(does)}</dd></div>`)}</dl>
<form method="dialog"><button data-words="onceClose">${say('web:once.close')}</button></form>
</dialog>`;

/** One or two letters for a person or a house. */
const initials = (name: string): string =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .slice(0, 2)
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .join('');
