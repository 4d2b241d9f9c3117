import { describe, expect, test } from 'vitest';
import { demoBanner } from '../../src/commands/demo/banner.js';
import { DEMO_PASSWORD } from '../../src/commands/demo/cast.js';
import { seedDemo } from '../../src/commands/demo/seed-demo.js';
import { Client, type Json } from '../support/client.js';
import { aDesk } from '../support/desk.js';

const desk = await aDesk({ DEMO: 'on' });

const as = async (email: string): Promise<Client> =>
  new Client(desk.server.url, await desk.anonymous.signIn({ email, password: DEMO_PASSWORD }));

describe('the demo', () => {
  test.each(['admin', 'lead', 'agent', 'requester'])('lets %s in at both desks', async (account) => {
    for (const domain of ['demo.test', 'other.test']) {
      const { viewer } = await (await as(`${account}@${domain}`)).ask('{ viewer { role name } }');
      expect(String(viewer!['role'])).toBe(account.toUpperCase());
      expect(demoBanner()).toContain(`${account}@${domain}`);
    }
  });

  test('shows a few dozen believable tickets, some in Korean, in every state but the ones nobody has yet', async () => {
    const agent = await as('agent@demo.test');
    const { tickets } = await agent.ask(
      '{ tickets(first: 100) { totalCount nodes { status subject openedAt updatedAt feedback { rating } } } }',
    );
    const nodes = tickets!['nodes'] as unknown as readonly Json[];
    expect(nodes.length).toBeGreaterThan(24);
    expect(new Set(nodes.map((node) => String(node['status'])))).toEqual(
      new Set(['NEW', 'OPEN', 'WAITING', 'RESOLVED', 'CLOSED', 'CANCELLED']),
    );
    expect(nodes.filter((node) => /[가-힣]/.test(String(node['subject']))).length).toBeGreaterThan(8);
    for (const node of nodes) expect(String(node['openedAt']) <= desk.clock.now().toString()).toBe(true);
  });

  test('keeps the desks apart', async () => {
    const { tickets } = await (
      await as('agent@other.test')
    ).ask('{ tickets(first: 100) { totalCount nodes { subject } } }');
    expect(tickets!['totalCount']).toBe(3);
  });

  test('tells a query and a subscription that work as they are pasted', async () => {
    const agent = await as('agent@demo.test');
    const [, query, subscription] = demoBanner().match(/^ {2}(mutation|subscription|\{).*$/gm)!;
    const answer = await agent.ask(query!.trim());
    expect((answer['tickets']!['nodes'] as unknown as unknown[]).length).toBe(5);
    const subscriber = agent.subscribe(subscription!.trim());
    const { tickets } = await agent.ask(
      '{ tickets(where: { status: { eq: NEW }, team: { name: { eq: "1선 지원" } } }) { nodes { id number } } }',
    );
    const ticket = (tickets!['nodes'] as unknown as readonly Json[])[0]!;
    await desk.subscribers(1);
    await agent.do('claimTicket', { ticketId: ticket['id'] });
    expect(await subscriber.next()).toMatchObject({
      from: 'NEW',
      to: 'OPEN',
      ticket: { number: ticket['number'] },
      actor: { name: '이하은' },
    });
  });

  test('is made once: a database that has a workspace is left as it is', async () => {
    expect(await seedDemo({ database: desk.database, now: desk.clock.now(), newId: desk.server.services.newId })).toBe(
      false,
    );
  });
});
