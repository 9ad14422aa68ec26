import { describe, expect, it } from '@jest/globals';
import { cardProblems } from '../support/strictCard.js';

const card = (...body: unknown[]) => ({ type: 'AdaptiveCard', version: '1.5', body });
const withActions = (...actions: unknown[]) => ({ ...card(), actions });
const text = (value: string) => ({ type: 'TextBlock', text: value, wrap: true });
const input = (id: string, more: object = {}) => ({
  type: 'Input.Text',
  id,
  label: 'Name',
  errorMessage: 'Write the name.',
  ...more,
});
const row = (...items: unknown[]) => ({ type: 'TableRow', cells: [{ type: 'TableCell', items }] });
const table = (more: object = {}) => ({ type: 'Table', columns: [{ width: 1 }], rows: [row(text('a'))], ...more });

const good: Record<string, unknown> = {
  'a screen with every kind of input': {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    ...card(
      text('Who is the customer?'),
      input('name', { isRequired: true, maxLength: 60, placeholder: 'as on the document' }),
      input('secret', { type: 'Input.Text', style: 'Password', regex: '^\\d{4}$' }),
      input('born', { type: 'Input.Date', min: '1900-01-01', max: '2010-01-01' }),
      input('at', { type: 'Input.Time' }),
      input('amount', { type: 'Input.Number', min: 1, max: 10, value: 3 }),
      input('notify', { type: 'Input.Toggle', title: 'Tell me', value: 'true' }),
      input('offer', {
        type: 'Input.ChoiceSet',
        style: 'compact',
        choices: [{ title: 'Small', value: 's' }],
        value: 's',
      }),
    ),
    actions: [
      { type: 'Action.Submit', title: 'Continue', style: 'positive', data: { run: 'a1', nested: { type: 'x' } } },
    ],
    msteams: { width: 'Full' },
  },
  'a review with columns, facts and a card behind a button': {
    ...card(
      { type: 'FactSet', facts: [{ title: 'Name', value: 'Kanku' }] },
      {
        type: 'ColumnSet',
        columns: [
          { type: 'Column', width: 'stretch', items: [{ type: 'Container', style: 'emphasis', items: [text('x')] }] },
          { width: 'auto', items: [{ type: 'ActionSet', actions: [{ type: 'Action.Submit', title: 'Change' }] }] },
        ],
      },
      { type: 'RichTextBlock', inlines: ['plain ', { type: 'TextRun', text: 'bold', weight: 'Bolder' }] },
      { type: 'ImageSet', images: [{ type: 'Image', url: 'https://example.org/a.png', altText: 'a' }] },
    ),
    actions: [
      { type: 'Action.ShowCard', title: 'More', card: { type: 'AdaptiveCard', body: [input('more')] } },
      { type: 'Action.OpenUrl', title: 'Help', url: 'https://example.org/' },
    ],
  },
  'a table with a fallback': card(table({ id: 't', fallback: { ...text('a'), id: 't' } })),
  'an element dropped where it is not known': card({ ...text('x'), fallback: 'drop' }),
  'an action that has a tooltip only': card({
    type: 'Container',
    items: [text('x')],
    selectAction: { type: 'Action.Submit', tooltip: 'Choose' },
  }),
  'what a person typed, kept in its input': card(input('name', { value: '${name}' })),
};

const bad: Record<string, [card: unknown, problem: RegExp]> = {
  'no object': [undefined, /^\$: a card must be an object/],
  'not a card': [{ ...card(), type: 'HeroCard' }, /^\$: unknown type "HeroCard"/],
  'no version': [{ type: 'AdaptiveCard', body: [] }, /^\$\.version: must be "1.5"/],
  'a newer version': [{ ...card(), version: '1.6' }, /^\$\.version: must be "1.5", not "1.6"/],
  'unknown property of the card': [{ ...card(), bodyy: [] }, /^\$\.bodyy: unknown property/],
  'body that is no list': [{ ...card(), body: text('x') }, /^\$\.body: must be a list/],
  'body with a bare string': [card('x'), /^\$\.body\[0\]: must be an object/],
  'unknown property': [card({ ...text('x'), wrapp: true }), /^\$\.body\[0\]\.wrapp: unknown property/],
  'directive of the template language': [card({ ...text('x'), $when: true }), /\$when: unknown property/],
  'unknown element': [card({ ...text('x'), type: 'TextBlok' }), /^\$\.body\[0\]: unknown type "TextBlok"/],
  'element without a type': [card({ text: 'x' }), /^\$\.body\[0\]: unknown type undefined/],
  'element of one host only': [card({ type: 'CodeBlock', codeSnippet: 'x' }), /unknown type "CodeBlock"/],
  'action among the elements': [
    card({ type: 'Action.Submit', title: 'x' }),
    /unknown type "Action.Submit" \(element\)/,
  ],
  'text run outside a rich text': [card({ type: 'TextRun', text: 'x' }), /unknown type "TextRun" \(element\)/],
  'unknown property deep inside': [
    card(table({ fallback: 'drop', rows: [row({ ...text('x'), no: 1 })] })),
    /\.no: unk/,
  ],
  'unknown property of a fact': [
    card({ type: 'FactSet', facts: [{ name: 'a', value: 'b' }] }),
    /facts\[0\]\.name: unk/,
  ],
  'a null': [card({ ...text('x'), id: null }), /^\$\.body\[0\]\.id: null/],
  'number for a text': [card({ ...text('x'), text: 5 }), /\.text: must be a string, is a number/],
  'text for a number': [
    card(input('a', { type: 'Input.Number', value: '5' })),
    /\.value: must be a number, is a string/,
  ],
  'text for a boolean': [card(input('a', { isRequired: 'true' })), /\.isRequired: must be a boolean, is a string/],
  'value that does not exist': [card({ ...text('x'), size: 'Huge' }), /renderer: .*"Huge"/],
  'element of 1.6': [card({ type: 'Carousel', pages: [] }), /Carousel is newer than 1.5/],
  'property of 1.6': [card(input('a', { labelPosition: 'inline' })), /\.labelPosition: newer than 1.5/],
  'input without an id': [card(input('')), /Input.Text lacks id/],
  'input without a label': [card(input('a', { label: undefined })), /Input.Text lacks label/],
  'input with a blank label': [card(input('a', { label: ' ' })), /Input.Text lacks label/],
  'input without an error message': [card(input('a', { errorMessage: undefined })), /Input.Text lacks errorMessage/],
  'duplicate ids': [card(input('a'), { type: 'Container', items: [input('a')] }), /duplicate id "a"/],
  'duplicate id behind a button': [
    { ...card(input('a')), actions: [{ type: 'Action.ShowCard', title: 'x', card: card(input('a')) }] },
    /duplicate id "a"/,
  ],
  'duplicate id in a fallback': [card(input('a'), { ...text('x'), fallback: input('a') }), /duplicate id "a"/],
  'choice set without choices': [card(input('a', { type: 'Input.ChoiceSet', choices: [] })), /renderer: .*choice/],
  'text that does not wrap': [card({ type: 'TextBlock', text: 'x' }), /TextBlock lacks wrap/],
  'table without a fallback': [card(table()), /Table lacks a fallback/],
  'unknown action': [withActions({ type: 'Action.Submitt', title: 'x' }), /^\$\.actions\[0\]: unknown type/],
  'action without a title': [withActions({ type: 'Action.Submit', data: {} }), /Action.Submit lacks a title/],
  'Action.Execute': [withActions({ type: 'Action.Execute', title: 'x', verb: 'y' }), /Action.Execute is dead/],
  refresh: [{ ...card(), refresh: { action: { type: 'Action.Submit', title: 'x' } } }, /refresh does nothing/],
  requires: [card({ ...text('x'), requires: { adaptiveCards: '1.5' } }), /requires names a host/],
  'unfilled placeholder': [card(text('Hello ${name}')), /^\$\.body\[0\]\.text: \$\{ is left/],
  'unfilled placeholder in data': [
    withActions({ type: 'Action.Submit', title: 'x', data: { a: { value: '${id}' } } }),
    /data\.a\.value: \$\{ is left/,
  ],
  'unfilled placeholder in a choice': [
    card(input('a', { type: 'Input.ChoiceSet', choices: [{ title: '${t}', value: 'v' }] })),
    /choices\[0\]\.title: \$\{ is left/,
  ],
  'placeholder as a name': [
    withActions({ type: 'Action.Submit', title: 'x', data: { '${a}': 1 } }),
    /\$\{ is left in a p/,
  ],
  'too large': [card(text('é'.repeat(13_000))), /^\$: \d+ bytes, must be under 25600/],
};

describe('the strict card check', () => {
  it.each(Object.entries(good))('passes %s', (_, sound) => {
    expect(cardProblems(sound)).toEqual([]);
  });

  it.each(Object.entries(bad))('finds: %s', (_, [faulty, problem]) => {
    expect(cardProblems(faulty)).toContainEqual(expect.stringMatching(problem));
  });

  it('names every problem of a card, not only the first', () => {
    const problems = cardProblems(card({ type: 'TextBlock', text: '${a}' }, input('x', { label: undefined })));
    expect(problems).toEqual([
      '$.body[0]: TextBlock lacks wrap: true',
      '$.body[1]: Input.Text lacks label',
      '$.body[0].text: ${ is left in "${a}"',
    ]);
  });
});
