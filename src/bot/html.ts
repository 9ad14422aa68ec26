const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to put into a page. */
export class Html {
  constructor(readonly markup: string) {}
}

/** A piece of a page. Whatever is put in is escaped, unless it was made by this function; a list is joined. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | readonly Html[])[]): Html {
  const filled = parts.map((part, index) => part + (index < values.length ? markup(values[index] ?? '') : ''));
  return new Html(filled.join(''));
}

function markup(value: string | Html | readonly Html[]): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
  return value.map((item) => item.markup).join('');
}
