import { type Html, html } from '../html.js';
import { localText } from '../words/served.js';
import { type PageDeps, type PageOf, shell } from './pages.js';

interface FormPage {
  /** Its name: in its address, in its styles and in its words (`web:<at>.pageTitle`). */
  readonly at: 'access' | 'invitation' | 'security';
  readonly style: string;
  readonly scripts: readonly string[];
  /** What stands below the operator's name. */
  readonly main: Html;
}

/** A page of an operator with forms, whose script (public/form.js and its own) asks and sends to addresses below its own. */
export function formPage(
  deps: PageDeps,
  { operator, language, nonce }: PageOf,
  { at, style, scripts, main }: FormPage,
): string {
  const say = deps.words(language, operator.id);
  const name = localText(operator.name, language);
  const body = html`<body class="sign-in ${at}">
<main id="${at}" data-at="/${operator.id}/${at}" data-chat="/${operator.id}" data-language="${language}" data-unreachable="${say('web:signIn.unreachable')}">
<p class="operator">${name}</p>
${main}
</main>
</body>`;
  return shell(deps, {
    ...{ language, nonce, title: say(`web:${at}.pageTitle`, { operator: name }) },
    ...{ colour: operator.colour, styles: ['chat.css', style], scripts: ['form.js', ...scripts], body },
  });
}
