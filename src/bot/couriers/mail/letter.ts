import type { Language } from '../../../domain/terms/language.js';
import { html } from '../../html.js';

/** A mail's contents, as text and as HTML alike. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly title: string;
  /** Sentences before what is listed. */
  readonly opening: readonly string[];
  readonly groups: readonly { readonly title: string; readonly lines: readonly LetterLine[] }[];
  /** What is to be opened, after what is listed. */
  readonly link?: { readonly label: string; readonly address: string };
  /** Sentences after it. */
  readonly closing: readonly string[];
}

export interface LetterLine {
  /** With the language's colon. */
  readonly label: string;
  readonly value: string;
}

/** One line for each value: a line break in it would look like a line of ours. */
const oneLine = (value: string): string => value.replaceAll(/\p{Cc}+/gu, ' ');

export function asText({ title, opening, groups, link, closing }: Letter): string {
  const listed = groups.map((group) =>
    [group.title, ...group.lines.map(({ label, value }) => `${label} ${oneLine(value)}`)].join('\n'),
  );
  const opened = link === undefined ? [] : [`${link.label}\n${link.address}`];
  return `${[title, ...opening, ...listed, ...opened, ...closing].join('\n\n')}\n`;
}

/** Every value has a direction of its own (`dir="auto"`), so that a name in Arabic does not turn its label around. */
export function asHtml({ language, subject, title, opening, groups, link, closing }: Letter): string {
  const paragraphs = (texts: readonly string[]) => texts.map((text) => html`<p>${text}</p>\n`);
  const rows = (lines: readonly LetterLine[]) =>
    lines.map(
      ({ label, value }) =>
        html`<tr><th scope="row" style="${cell}">${label}</th><td dir="auto" style="${cell}">${oneLine(value)}</td></tr>\n`,
    );
  const tables = groups.map(
    (group) => html`<h2 style="font-size:18px;margin:24px 0 4px">${group.title}</h2>
<table style="border-collapse:collapse;width:100%">
${rows(group.lines)}</table>
`,
  );
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${subject}</title>
</head>
<body style="margin:0;padding:16px;background:#fff;color:#1a1a1a;font:16px/1.5 Arial,sans-serif">
<div role="main" style="max-width:600px;margin:0 auto">
<h1 style="font-size:22px;margin:0 0 16px">${title}</h1>
${paragraphs(opening)}${tables}${link === undefined ? '' : linked(link)}${paragraphs(closing)}</div>
</body>
</html>
`.markup;
}

/** As a button, and written out for whoever wants to see first where it leads. */
const linked = ({ label, address }: NonNullable<Letter['link']>) =>
  html`<p style="margin:24px 0 8px"><a href="${address}" style="${button}">${label}</a></p>
<p style="font-size:14px;overflow-wrap:anywhere">${address}</p>
`;

const button = 'display:inline-block;padding:12px 20px;background:#1a1a1a;color:#fff;text-decoration:none';
const cell = 'text-align:start;vertical-align:top;font-weight:normal;padding:4px 12px 4px 0;width:50%';
