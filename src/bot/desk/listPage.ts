import { roles } from '../../domain/records/account.js';
import { requestStates } from '../../domain/terms/fact.js';
import type { Language } from '../../domain/terms/language.js';
import { type DeskEntry, type DeskFilter, type DeskList, NOBODY } from '../../domain/tickets/desk.js';
import { aboutFact, subjectFact, subjectsFor } from '../../domain/tickets/requests.js';
import { type Html, html } from '../html.js';
import type { PageDeps } from '../web/pages.js';
import { localText } from '../words/served.js';
import type { AtDesk } from './deskParts.js';
import { deskShell } from './deskShell.js';

/** How many requests stand on a page. */
export const ROWS = 25;
/** How long something may have waited already, in days. */
const AGES = [1, 2, 3, 7, 14];

export interface ListShown {
  readonly filter: DeskFilter;
  /** From 0. */
  readonly page: number;
  readonly list: DeskList;
}

interface Choice {
  readonly value: string;
  readonly title: string;
}

/** All requests that fit the filter, with the filter above. It works without a script, too, but for keeping itself fresh. */
export function listPage(
  deps: PageDeps,
  at: AtDesk,
  shown: ListShown,
  { nonce, token }: { nonce: string; token: string },
): string {
  const { words } = at.speaker;
  const { operator, language } = at;
  const name = localText(operator.profile.title, language);
  const main = html`<main>
<h1>${words.say('desk:title')}</h1>
<p id="problem" class="problem" role="alert" hidden></p>
<p id="said" class="said" role="status"></p>
${filterForm(at, shown)}
<section id="list" data-now="/${operator.profile.id}/desk/list?${queryOf(shown.filter, shown.page)}" data-changed="${words.say('desk:said.list')}">${listPart(at, shown)}</section>
</main>`;
  const title = words.say('desk:pageTitle', { operator: name });
  return deskShell(deps, at, { title, nonce, token, header: deskHeader(deps, at), main });
}

/** The operator, who works, in which language, and the way out. */
export function deskHeader(deps: PageDeps, { operator, account, language, speaker: { words } }: AtDesk): Html {
  const { id, languages, title } = operator.profile;
  const called = languages.map((one) => ({ value: one, title: deps.words(one, id)('common:language.name') }));
  return html`<header>
<p class="operator"><a href="/${id}/desk">${localText(title, language)}</a></p>
<p class="who"><span class="hidden">${words.say('web:chat.signedInAs')} </span>${account.name}</p>
${called.length < 2 ? '' : languageSwitch(words.say('common:language.title'), called, language)}
<button type="button" id="sign-out">${words.say('web:chat.signOut')}</button>
</header>`;
}

/** Each language is called as those call it who speak it. */
const languageSwitch = (label: string, languages: readonly Choice[], now: Language): Html =>
  html`<p class="language"><label class="hidden" for="language">${label}</label><select id="language" autocomplete="off">${languages.map(
    ({ value, title }) =>
      html`<option value="${value}" lang="${value}"${value === now ? html` selected` : ''}>${title}</option>`,
  )}</select></p>`;

function filterForm(at: AtDesk, { filter, list }: ListShown): Html {
  const { operator, speaker } = at;
  const { words, format } = speaker;
  const any = { value: '', title: words.say('desk:filter.any') };
  const states = requestStates.map((state) => ({ value: state, title: format.fact({ word: state }) }));
  const people = list.staff.map(({ id, name }) => ({ value: id, title: name }));
  const companies = list.organisations.map(({ id, name }) => ({ value: id, title: name }));
  const ages = AGES.map((days) => ({
    value: String(days),
    title: words.say('desk:filter.olderThan', { count: days }),
  }));
  const subjects = subjectsOf(at).map((subject) => ({ value: subject, title: format.fact(subjectFact(subject)) }));
  const waiting = { value: '', title: words.say('desk:filter.waiting') };
  const all = { value: 'all', title: words.say('desk:filter.all') };
  const nobody = { value: NOBODY, title: words.say('desk:filter.nobody') };
  return html`<form class="filter" method="get" action="/${operator.profile.id}/desk" role="search" aria-label="${words.say('desk:filter.title')}">
${select('state', words.say('desk:filter.state'), [waiting, ...states, all], filter.state)}
${select('assignee', words.say('desk:filter.assignee'), [any, nobody, ...people], filter.assignee)}
${select('subject', words.say('desk:filter.subject'), [any, ...subjects], filter.subject)}
${companies.length < 2 ? '' : select('organisation', words.say('desk:filter.organisation'), [any, ...companies], filter.organisation)}
${select('days', words.say('desk:filter.age'), [any, ...ages], filter.days === undefined ? undefined : String(filter.days))}
<p><label for="text">${words.say('desk:filter.text')}</label><input id="text" name="text" type="search" maxlength="100" placeholder="${words.say('desk:filter.textHint')}" value="${filter.text ?? ''}"></p>
<p class="go"><button type="submit">${words.say('desk:filter.apply')}</button> <a href="/${operator.profile.id}/desk">${words.say('desk:filter.clear')}</a></p>
</form>`;
}

/** What can be written about here, by what anybody may do here. */
const subjectsOf = ({ operator }: AtDesk): string[] => {
  const known = roles.filter((role) => operator.profile.roles[role] !== undefined);
  return [...new Set(known.flatMap((role) => subjectsFor(operator, { role })))];
};

const select = (name: string, label: string, choices: readonly Choice[], chosen = ''): Html =>
  html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}">${choices.map(
    ({ value, title }) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${title}</option>`,
  )}</select></p>`;

/** What changes of the list as time goes by. */
export function listPart(at: AtDesk, { filter, page, list: { entries, total } }: ListShown): Html {
  const { words } = at.speaker;
  if (total === 0) return html`<p class="none">${words.say('desk:list.none')}</p>`;
  const heads = (['reference', 'about', 'asked', 'at', 'state', 'assignee'] as const).map((head) =>
    words.say(`desk:list.${head}`),
  );
  return html`<p class="count">${words.say('desk:list.count', { count: total })}</p>
<table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${entries.map((entry) => row(at, entry, heads))}</tbody>
</table>
${pages(at, filter, page, total)}`;
}

function row(
  { operator, speaker: { format } }: AtDesk,
  { request, name, organisation, assignee }: DeskEntry,
  heads: readonly string[],
): Html {
  const { id, reference, at, state } = request;
  const cells = [
    html`<a href="/${operator.profile.id}/desk/request/${id}" data-key="${id}">${reference}</a>`,
    html`${format.fact(aboutFact(request))}`,
    html`${[name, organisation].filter((part) => part !== '').join(' · ')}`,
    html`<time datetime="${at}">${format.instant(at)}</time>`,
    html`<span class="state ${state}">${format.fact({ word: state })}</span>`,
    html`${assignee === '' ? '–' : assignee}`,
  ];
  return html`<tr>${cells.map((cell, place) => html`<td data-label="${heads[place] ?? ''}">${cell}</td>`)}</tr>`;
}

function pages(
  { operator, speaker: { words } }: AtDesk,
  filter: DeskFilter,
  page: number,
  total: number,
): Html | string {
  const count = Math.ceil(total / ROWS);
  if (count < 2) return '';
  const link = (to: number, title: string) =>
    html`<a href="/${operator.profile.id}/desk?${queryOf(filter, to)}" data-key="page-${String(to)}">${title}</a>`;
  return html`<nav class="pages">
${page > 0 ? link(page - 1, words.say('desk:list.before')) : ''}
<span>${words.say('desk:list.page', { page: page + 1, pages: count })}</span>
${page < count - 1 ? link(page + 1, words.say('desk:list.after')) : ''}
</nav>`;
}

/** The filter as an address has it. */
function queryOf(filter: DeskFilter, page: number): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value));
  if (page > 0) query.set('page', String(page));
  return query.toString();
}
