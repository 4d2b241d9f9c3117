import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutWorkspace } from '../support/workspace-equality.js';

const W = `workspace_id = '01'`;

test.each([
  ['select id from ticket where id = $1', ['ticket']],
  [`select id from ticket where ${W} or id = $1`, ['ticket']],
  [`select id from ticket where not ${W}`, ['ticket']],
  [`select id from ticket where workspace_id <> '01'`, ['ticket']],
  [`select t.id from ticket t join person p on p.id = t.requester_id where t.${W}`, ['person p']],
  [
    `select t.id from ticket t left join person p on p.id = t.requester_id and p.role = 'AGENT' where t.${W}`,
    ['person p'],
  ],
  [`select (select p.name from person p where p.id = t.requester_id) from ticket t where t.${W}`, ['person p']],
  [`select 1 from ticket t where t.${W} and exists (select 1 from entry e where e.ticket_id = t.id)`, ['entry e']],
  [`with mine as (select id from ticket where id = $1) select * from mine`, ['ticket']],
  [
    `select * from unnest($1::uuid[]) p(key) cross join lateral (select * from entry t where t.ticket_id = p.key) c`,
    ['entry t'],
  ],
  ['update ticket set status = $1 where id = $2', ['ticket']],
  ['delete from timer where ticket_id = $1', ['timer']],
  [`delete from timer using ticket t where t.id = timer.ticket_id and timer.${W}`, ['ticket t']],
  ['insert into timer (ticket_id, kind) values ($1, $2)', ['timer']],
  [`insert into timer (workspace_id, ticket_id) select $1, id from ticket where id = $2`, ['ticket']],
])('DB-06 %s names no workspace for %s', (statement, tables) => {
  expect(withoutWorkspace(statement)).toEqual(tables);
});

test.each([
  `select id from ticket where ${W} and id = $1`,
  'select id from ticket t where (t.workspace_id, t.id) in (($1, $2), ($3, $4))',
  'select id from ticket where workspace_id = any($1::uuid[])',
  `select id from ticket t where (t.${W} and t.id = $1) or (t.${W} and t.id = $2)`,
  `select t.id from ticket t join person p on p.workspace_id = t.workspace_id and p.id = t.requester_id where t.${W}`,
  `with mine as (select id from ticket where ${W}) select * from mine`,
  'insert into timer (workspace_id, ticket_id) values ($1, $2) on conflict do nothing',
  'select id from workspace where slug = $1',
  'select relname from pg_class',
  'select 1 from information_schema.tables',
  '/* across workspaces */ select id from session where id = $1',
])('DB-06 %s names the workspace of every table', (statement) => {
  expect(withoutWorkspace(statement)).toEqual([]);
});

test('DB-06 what looks across workspaces stands in one file, and in docs/scale.md', () => {
  const marked = globSync('src/**/*.ts').filter((file) =>
    readFileSync(file, 'utf8').includes('/* across workspaces */'),
  );
  expect(marked).toEqual(['src/persistence/queries/across-workspaces.ts']);
  const names = readFileSync(marked[0]!, 'utf8').matchAll(/^export async function (\w+)/gm);
  const listed = readFileSync('docs/scale.md', 'utf8');
  const all = [...names].map(([, name]) => name!);
  expect(all.length).toBeGreaterThan(5);
  expect(all.filter((name) => !listed.includes(`\`${name}\``))).toEqual([]);
});
