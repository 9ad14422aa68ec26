import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createFigures } from '../../src/bot/watch/figures.js';
import { counted, watched } from '../../src/bot/watch/watch.js';

const file = fileURLToPath(new URL('../../deploy/grafana/guichet.json', import.meta.url));
const Panel = z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })).default([]) });
const Dashboard = z.object({
  panels: z.array(Panel),
  templating: z.object({ list: z.array(z.object({ name: z.string(), definition: z.string().optional() })) }),
});

const dashboard = Dashboard.parse(JSON.parse(await readFile(file, 'utf8')));
const panels = dashboard.panels.filter(({ targets }) => targets.length > 0);
const queries = [
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
  ...dashboard.templating.list.flatMap(({ name, definition }) => (definition ? [[name, definition] as const] : [])),
];
/** All names that Prometheus gets, with or without a figure yet. */
const names = new Set(
  [...(await createFigures().text(undefined)).matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name],
  ),
);
/** Labels of ours, Prometheus' own, and that of a histogram. */
const labels = new Set([...Object.values({ ...watched, ...counted }).flat(), 'state', 'instance', 'le']);

const namesIn = (query: string) => [...query.matchAll(/\b(?:guichet|process|nodejs)_\w+/g)].map(([name]) => name);
const labelsIn = (query: string) => [
  ...[...query.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"/g)].map(([, label = '']) => label),
  ...[...query.matchAll(/\b(?:by|ignoring)\s*\(([^)]*)\)/g)].flatMap(([, list = '']) => list.split(/,\s*/)),
];

describe('the dashboard', () => {
  it('has panels, each with a query', () => {
    expect(panels.length).toBeGreaterThan(15);
    expect(queries.every(([, query]) => namesIn(query).length > 0)).toBe(true);
  });

  it.each(queries)('%s asks for what there is: %s', (_title, query) => {
    expect(namesIn(query).filter((name) => !names.has(name))).toEqual([]);
    expect(labelsIn(query).filter((label) => !labels.has(label))).toEqual([]);
  });

  it('shows every figure of ours', async () => {
    const asked = new Set(queries.flatMap(([, query]) => namesIn(query)));
    const own = [...names].filter((name) => name.startsWith('guichet_') && !/_(sum|count)$/.test(name));
    expect(own.filter((name) => !asked.has(name))).toEqual([]);
  });
});
