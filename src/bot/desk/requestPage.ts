import {
  filesOf,
  OTHER_SUBJECT,
  type Request,
  type RequestAnswer,
  type RequestFile,
  versionOf,
} from '../../domain/records/request.js';
import type { DeskRequest } from '../../domain/tickets/desk.js';
import { employeeColumns } from '../../domain/tickets/employeeRows.js';
import { aboutFact } from '../../domain/tickets/requests.js';
import { LONGEST_ANSWER } from '../../domain/tickets/staff.js';
import { linesOf } from '../../speech/factLines.js';
import { type Html, html } from '../html.js';
import type { PageDeps } from '../web/pages.js';
import { localText } from '../words/served.js';
import type { Desk } from './desk.js';
import type { AtDesk } from './deskParts.js';
import { deskShell } from './deskShell.js';
import { deskHeader } from './listPage.js';

/** The addresses of a request's files, by their ids; that of its list stands under ''. */
type Links = ReadonlyMap<string, string>;

export async function linksOf({ files }: Desk, { actor, language }: AtDesk, request: Request): Promise<Links> {
  const links = new Map<string, string>();
  for (const { id } of filesOf(request)) links.set(id, await files.link({ request: request.id, id }, actor, language));
  if (request.listed !== undefined) links.set('', await files.listedLink(request.id, actor, language));
  return links;
}

/** One request with everything that was given, what was written since, and what can be done with it. */
export function requestPage(
  deps: PageDeps,
  at: AtDesk,
  { shown, links, nonce, token }: { shown: DeskRequest; links: Links; nonce: string; token: string },
): string {
  const { operator, language, speaker } = at;
  const { words, format } = speaker;
  const { request } = shown;
  const path = `/${operator.profile.id}/desk`;
  const said = (['answer', 'take', 'handOver', 'close', 'reopen', 'changed'] as const).map((one) => ({
    one,
    text: words.say(`desk:said.${one}`),
  }));
  const problems = (['unreachable', 'ended', 'tooLarge', 'missing'] as const).map((one) => ({
    one,
    text: words.say(`desk:problem.${one}`),
  }));
  const main = html`<main id="request" data-request="${request.id}" data-now="${path}/request/${request.id}/now">
<p><a href="${path}">${words.say('desk:request.back')}</a></p>
<h1>${format.fact(aboutFact(request))} <span class="reference">${request.reference}</span></h1>
<p id="problem" class="problem" role="alert" hidden></p>
<p id="said" class="said" role="status"></p>
<div id="now">${requestPart(at, shown, links)}</div>
<form id="answer" novalidate>
<h2>${words.say('desk:answer.title')}</h2>
<p><label for="message">${words.say('desk:answer.label')}</label>
<textarea id="message" name="message" rows="5" maxlength="${String(LONGEST_ANSWER)}" aria-describedby="message-hint" required></textarea>
<span id="message-hint" class="hint">${words.say('desk:answer.hint')}</span></p>
<p><label for="files">${words.say('desk:answer.files')}</label>
<input id="files" name="files" type="file" multiple aria-describedby="files-hint">
<span id="files-hint" class="hint">${words.say('desk:answer.filesHint')}</span></p>
<button type="submit">${words.say('desk:answer.send')}</button>
</form>
<template id="words">${[...said.map(({ one, text }) => html`<span data-said="${one}">${text}</span>`), ...problems.map(({ one, text }) => html`<span data-problem="${one}">${text}</span>`)]}</template>
</main>`;
  const title = `${request.reference} – ${localText(operator.profile.title, language)}`;
  return deskShell(deps, at, { title, nonce, token, header: deskHeader(deps, at), main });
}

/** What changes of a request as time goes by. */
export function requestPart(at: AtDesk, shown: DeskRequest, links: Links): Html {
  const { words } = at.speaker;
  const { request } = shown;
  const { attachments = [], context = '', message } = request;
  return html`<div data-version="${String(versionOf(request))}" data-state="${request.state}">
<dl class="facts">${factsOf(at, shown).map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${context === '' ? '' : html`<h2>${words.say('desk:request.context')}</h2><p class="text">${context}</p>`}
${message === '' ? '' : html`<h2>${words.say('desk:request.message')}</h2><p class="text">${message}</p>`}
${filesPart(at, attachments, links)}
${listedPart(at, request, links)}
${request.answers.length === 0 ? '' : html`<h2>${words.say('desk:request.messages')}</h2><ol class="thread">${request.answers.map((one) => letter(at, shown, one, links))}</ol>`}
${actions(at, shown)}
</div>`;
}

function factsOf({ speaker }: AtDesk, { request, name, login, organisation, assignee }: DeskRequest) {
  const { words, format } = speaker;
  const { subject, given = {}, reach = '', number, at, state } = request;
  const own = [
    { label: words.say('desk:request.state'), value: format.fact({ word: state }) },
    { label: words.say('desk:request.assignee'), value: assignee === '' ? words.say('desk:request.nobody') : assignee },
    { label: words.say('desk:request.asked'), value: login === '' ? name : `${name} (${login})` },
    { label: words.say('desk:request.organisation'), value: organisation },
    { label: words.say('desk:request.at'), value: format.instant(at) },
    { label: words.say('desk:request.reach'), value: reach },
    { label: words.say('desk:request.line'), value: number === undefined ? '' : format.fact({ phone: number }) },
  ];
  return [
    ...own.filter(({ value }) => value !== ''),
    ...linesOf(subject, subject === OTHER_SUBJECT ? {} : given, speaker),
  ];
}

/** Nothing of them is shown here: each is a download. */
const filesPart = ({ speaker: { words } }: AtDesk, files: readonly RequestFile[], links: Links): Html | string =>
  files.length === 0
    ? ''
    : html`<ul class="files">${files.map(
        ({ id, name }) =>
          html`<li><a href="${links.get(id) ?? ''}" data-file="${id}" download>${words.say('desk:request.download', { name })}</a></li>`,
      )}</ul>`;

function listedPart({ speaker: { words } }: AtDesk, { listed }: Request, links: Links): Html | string {
  if (listed === undefined) return '';
  const columns = employeeColumns.filter((column) => listed.some((row) => row[column] !== undefined));
  return html`<h2>${words.say('desk:request.listed')}</h2>
<div class="listed" tabindex="0" role="region" aria-label="${words.say('desk:request.listed')}"><table>
<thead><tr>${columns.map((column) => html`<th scope="col">${words.say(`common:column.${column}`)}</th>`)}</tr></thead>
<tbody>${listed.map((row) => html`<tr>${columns.map((column) => html`<td>${row[column] ?? ''}</td>`)}</tr>`)}</tbody>
</table></div>
<ul class="files"><li><a href="${links.get('') ?? ''}" data-file="listed" download>${words.say('desk:request.listedGet')}</a></li></ul>`;
}

function letter(
  at: AtDesk,
  { name, staff }: DeskRequest,
  { by = 'staff', account, at: written, text, attachments = [] }: RequestAnswer,
  links: Links,
): Html {
  const { words, format } = at.speaker;
  const writer = staff.find(({ id }) => id === account)?.name ?? localText(at.operator.profile.title, at.language);
  const who = by === 'own' ? name || words.say('desk:request.customer') : writer;
  return html`<li class="${by}"><p class="by"><strong>${who}</strong> <time datetime="${written}">${format.instant(written)}</time></p>
<p class="text">${text === '' ? words.say('desk:request.erased') : text}</p>${filesPart(at, attachments, links)}</li>`;
}

/** What can be done with it as it stands. Whoever has it is not offered to take it. */
function actions({ account, speaker: { words } }: AtDesk, { request, staff }: DeskRequest): Html {
  const { state, assignee } = request;
  const button = (does: 'take' | 'close' | 'reopen') =>
    html`<button type="button" data-does="${does}">${words.say(`desk:act.${does}`)}</button> `;
  if (state === 'closed') return html`<div class="actions">${button('reopen')}</div>`;
  const others = staff.filter(({ id }) => id !== assignee);
  const isOwn = assignee === account.id && state === 'inProgress';
  return html`<div class="actions">${isOwn ? '' : button('take')}${button('close')}
${
  others.length === 0
    ? ''
    : html`<p class="hand-over"><label for="to">${words.say('desk:act.to')}</label>
<select id="to">${others.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select>
<button type="button" data-does="handOver">${words.say('desk:act.handOver')}</button></p>`
}</div>`;
}
