import { type Html, html } from '../html.js';
import { type PageDeps, shell } from '../web/pages.js';
import type { AtDesk } from './deskParts.js';

interface DeskPage {
  readonly title: string;
  /** Allows this page's own script and styles, and no others. */
  readonly nonce: string;
  /** What its script hears of changes with. */
  readonly token: string;
  readonly header: Html;
  readonly main: Html;
}

/** A page of the staff around what stands on it. */
export function deskShell(deps: PageDeps, at: AtDesk, { title, nonce, token, header, main }: DeskPage): string {
  const { language, speaker } = at;
  const { id, colour } = at.operator.profile;
  const say = speaker.words.say;
  const body = html`<body class="desk" data-operator="${id}" data-token="${token}" data-unreachable="${say('desk:problem.unreachable')}" data-ended="${say('desk:problem.ended')}">
${header}
${main}
</body>`;
  return shell(deps, { language, nonce, title, colour, styles: ['desk.css'], scripts: ['desk.js'], body });
}
