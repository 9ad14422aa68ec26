import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { variableNames } from '../../src/bot/start/config.js';
import { root } from './recipe.js';

const Strings = z.record(z.string(), z.string());
const Service = z.looseObject({
  image: z.string(),
  environment: Strings.default({}),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  deploy: z.object({ replicas: z.int() }).optional(),
});
const Compose = z.object({ services: z.record(z.string(), Service) });
const compose = Compose.parse(parse(await readFile(join(root, 'compose.yaml'), 'utf8'), { merge: true }));
const own = Object.values(compose.services).filter(({ image }) => image === 'guichet');

describe('compose.yaml', () => {
  it('has three instances of ours, on a database, behind a proxy that alone is reached from outside', () => {
    expect(compose.services.guichet?.deploy?.replicas).toBe(3);
    expect(Object.keys(compose.services)).toEqual(expect.arrayContaining(['database', 'migrate', 'guichet', 'proxy']));
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports.length > 0);
    expect(open.map(([name]) => name)).toEqual(['proxy']);
  });

  it('writes to nothing but folders in memory, with no rights', () => {
    expect(own).toHaveLength(2);
    for (const { read_only, tmpfs, cap_drop } of own) {
      expect([read_only, cap_drop]).toEqual([true, ['ALL']]);
      expect(tmpfs.some((folder) => folder.startsWith('/data'))).toBe(true);
    }
  });

  it('sets variables that there are, and no secret', () => {
    const names = own.flatMap(({ environment }) => Object.keys(environment));
    expect(names.filter((name) => !variableNames.includes(name))).toEqual([]);
    for (const { environment } of Object.values(compose.services))
      for (const [name, value] of Object.entries(environment))
        if (/KEY|PASSWORD|TOKEN|PEPPER|STORE_URL/.test(name)) expect(value).toContain('${DATABASE_PASSWORD:?');
  });
});

const Probe = z.object({ httpGet: z.object({ path: z.string(), port: z.literal('http') }) });
const Container = z.looseObject({
  ...{ name: z.string(), image: z.string() },
  securityContext: z.object({
    allowPrivilegeEscalation: z.literal(false),
    readOnlyRootFilesystem: z.literal(true),
    capabilities: z.object({ drop: z.tuple([z.literal('ALL')]) }),
  }),
  envFrom: z.array(z.looseObject({})),
  env: z.array(z.unknown()).default([]),
  resources: z.object({ requests: Strings, limits: Strings }),
});
const Deployment = z.object({
  kind: z.literal('Deployment'),
  spec: z.object({
    replicas: z.int(),
    strategy: z.object({ rollingUpdate: z.object({ maxSurge: z.int(), maxUnavailable: z.int() }) }),
    template: z.object({
      spec: z.looseObject({
        securityContext: z.looseObject({ runAsNonRoot: z.literal(true) }),
        automountServiceAccountToken: z.literal(false),
        terminationGracePeriodSeconds: z.int(),
        initContainers: z.array(Container),
        containers: z.tuple([Container.extend({ startupProbe: Probe, livenessProbe: Probe, readinessProbe: Probe })]),
      }),
    }),
  }),
});
const Named = z.looseObject({ kind: z.string(), metadata: z.object({ name: z.string() }).optional() });

const folder = join(root, 'deploy', 'kubernetes');
const documents = (
  await Promise.all(
    (
      await readdir(folder)
    ).map(async (file) =>
      parseAllDocuments(await readFile(join(folder, file), 'utf8')).map((one): unknown => one.toJS()),
    ),
  )
).flat();
const ofKind = (kind: string) => documents.map((one) => Named.parse(one)).filter((one) => one.kind === kind);
const deployment = Deployment.parse(ofKind('Deployment')[0]);
const { template, strategy, replicas } = deployment.spec;
const settings = z.object({ data: Strings }).parse(ofKind('ConfigMap')[0]).data;

describe('the Kubernetes manifests', () => {
  it('are all named in kustomization.yaml', async () => {
    const { resources } = z
      .object({ resources: z.array(z.string()) })
      .parse(parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8')));
    expect([...resources, 'kustomization.yaml'].toSorted()).toEqual((await readdir(folder)).toSorted());
  });

  it('replace one pod after the other, and keep two while nodes are emptied', () => {
    expect([replicas, strategy.rollingUpdate]).toEqual([3, { maxSurge: 1, maxUnavailable: 0 }]);
    const { spec } = z
      .object({ spec: z.looseObject({ maxUnavailable: z.int() }) })
      .parse(ofKind('PodDisruptionBudget')[0]);
    expect(spec.maxUnavailable).toBe(1);
  });

  it('ask the right thing with each probe, and wait for what runs', () => {
    const [{ startupProbe, livenessProbe, readinessProbe }] = template.spec.containers;
    expect([startupProbe, livenessProbe, readinessProbe].map(({ httpGet }) => httpGet.path)).toEqual([
      ...['/healthz', '/healthz', '/readyz'],
    ]);
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(settings.DRAIN_SECONDS) + 20);
  });

  it('set variables that there are, and take what is secret from a secret', () => {
    expect(Object.keys(settings).filter((name) => !variableNames.includes(name))).toEqual([]);
    expect(Object.keys(settings).filter((name) => /KEY|PEPPER|TOKEN|STORE_URL|SMTP_URL|SECRET/.test(name))).toEqual([]);
    for (const one of [...template.spec.initContainers, ...template.spec.containers]) {
      expect(one.envFrom).toEqual([{ configMapRef: { name: 'guichet' } }, { secretRef: { name: 'guichet' } }]);
      expect(one.env).toEqual([]);
    }
    expect(ofKind('Secret')).toEqual([]);
  });
});
