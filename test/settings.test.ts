import { describe, expect, test } from 'vitest';
import { BadSettings, readSettings } from '../src/settings.js';

describe('settings', () => {
  test('have defaults that let a newcomer start', () => {
    expect(readSettings({})).toMatchObject({
      PORT: 4000,
      HOST: '127.0.0.1',
      DATA_DIR: '.data',
      NODE_ENV: 'development',
      INTROSPECTION: true,
    });
  });

  test('listen on every address in production, where a load balancer has to reach them', () => {
    const production = { NODE_ENV: 'production', DATA_DIR: '/var/lib/ticketwire' };
    expect(readSettings(production).HOST).toBe('0.0.0.0');
    expect(readSettings({ ...production, HOST: '10.0.0.1' }).HOST).toBe('10.0.0.1');
  });

  test('in production name where the data is kept, and never make a demo', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL: needed in production/);
    expect(() => readSettings({ NODE_ENV: 'production', DATA_DIR: '/data', DEMO: 'on' })).toThrow(
      /DEMO: never on in production/,
    );
    expect(readSettings({ NODE_ENV: 'production', DATA_DIR: '/data' }).DEMO).toBe(false);
  });

  test('make a demo only where nobody said where the data is kept', () => {
    expect(readSettings({}).DEMO).toBe(true);
    expect(readSettings({ DATABASE_URL: 'postgresql://localhost/desk' }).DEMO).toBe(false);
    expect(readSettings({ DATABASE_URL: 'postgresql://localhost/desk', DEMO: 'on' }).DEMO).toBe(true);
    expect(readSettings({ NODE_ENV: 'test' }).DEMO).toBe(false);
  });

  test('that are empty count as absent', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  test.each([
    ['TRUSTED_PROXIES', 'proxy.example.com', /^TRUSTED_PROXIES: expected addresses, ranges/],
    ['TRUSTED_PROXIES', '10.0.0.0/8, 300.1.1.1', /^TRUSTED_PROXIES: expected addresses, ranges/],
    ['TRUSTED_PROXIES', '10.0.0.0/33', /^TRUSTED_PROXIES: expected addresses, ranges/],
    ['TRUSTED_PROXIES', '*', /^TRUSTED_PROXIES: expected addresses, ranges/],
    ['SIGN_IN_WINDOW', 'PT0S', /^SIGN_IN_WINDOW: expected an ISO 8601 duration from PT1S to P1D/],
    ['SIGN_IN_WINDOW', 'P30D', /^SIGN_IN_WINDOW: expected an ISO 8601 duration from PT1S to P1D/],
    ['SIGN_INS_PER_ADDRESS', '0', /^SIGN_INS_PER_ADDRESS: expected a whole number from 1/],
    ['SIGN_INS_IN_ALL', 'many', /^SIGN_INS_IN_ALL: expected a whole number from 1/],
  ])('that can not limit sign-ins are named at start: %s=%s', (name, value, fault) => {
    const read = () => {
      try {
        return readSettings({ [name]: value });
      } catch (thrown) {
        return (thrown as BadSettings).faults;
      }
    };
    expect(read()).toEqual([expect.stringMatching(fault) as unknown]);
  });

  test('name proxies by addresses, ranges and names', () => {
    const { TRUSTED_PROXIES } = readSettings({ TRUSTED_PROXIES: ' loopback, 10.0.0.0/8 ,2001:db8::/32,192.0.2.1' });
    expect(TRUSTED_PROXIES).toEqual(['loopback', '10.0.0.0/8', '2001:db8::/32', '192.0.2.1']);
    expect(readSettings({}).TRUSTED_PROXIES).toEqual([]);
  });

  test('tell every fault at once, by name and never by value', () => {
    const environment = {
      PORT: '99999',
      DATABASE_URL: 'mysql://root:hunter2@db',
      ACCESS_TOKEN_LIFE: 'soon',
      INTROSPECTION: 'maybe',
      NODE_ENV: 'prod',
    };
    const fault = (() => {
      try {
        readSettings(environment);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(fault).toBeInstanceOf(BadSettings);
    expect((fault as BadSettings).faults.toSorted()).toEqual([
      'ACCESS_TOKEN_LIFE: expected an ISO 8601 duration from PT1S to P1000D, such as PT15M',
      'DATABASE_URL: expected postgresql://user:password@host:port/database',
      'INTROSPECTION: expected on or off',
      'NODE_ENV: expected development, production or test',
      'PORT: expected a whole number from 0 to 65535',
    ]);
    expect((fault as BadSettings).message).not.toContain('hunter2');
  });

  test.each([
    ['two hosts', 'postgresql://ann:hunter2@db1,db2/desk', 'expected one host'],
    ['two hosts with ports', 'postgresql://ann:hunter2@db1:5432,db2:5432/desk', 'expected one host'],
    ['two hosts behind it', 'postgresql://ann:hunter2@db/desk?host=db1,db2', 'expected one host'],
    ['no database', 'postgresql://ann:hunter2@db', 'with the name of the database'],
    ['no name of a database', 'postgresql://ann:hunter2@db/', 'with the name of the database'],
    ['nothing', 'postgresql://', 'with the name of the database'],
    [
      'a port that is none',
      'postgresql://ann:hunter2@db:99999/desk',
      'expected postgresql://user:password@host:port/database',
    ],
    [
      'a port of letters',
      'postgresql://ann:hunter2@db:port/desk',
      'expected postgresql://user:password@host:port/database',
    ],
    ['a % that stands for nothing', 'postgresql://ann:hunter2%zz@db/desk', 'written as %25'],
    ['a way of TLS that is none', 'postgresql://ann:hunter2@db/desk?sslmode=maybe', 'expected one of disable, prefer,'],
  ])('START-05 an address of a server with %s is refused, in words that do not repeat it', (_what, url, words) => {
    for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL']) {
      const read = (): unknown => readSettings({ [name]: url });
      expect(read).toThrow(BadSettings);
      expect(read).toThrow(`${name}: `);
      expect(read).toThrow(words);
      expect(read).not.toThrow('hunter2');
    }
  });

  test.each([
    'postgresql://localhost/desk',
    'postgres://ann:a%40b%2Cc@db.example:5433/desk?application_name=a,b',
    'postgresql://ann:a,b@db/desk',
    'postgresql://ann@localhost/desk?host=/var/run/postgresql',
    'postgresql://ann@[::1]:5432/desk?sslmode=verify-full&sslrootcert=/etc/ca.pem',
  ])('take the address %s as it is', (url) => expect(readSettings({ DATABASE_URL: url }).DATABASE_URL).toBe(url));

  test('verify the certificate in full wherever the driver would, without its warning', () => {
    const read = (mode: string) =>
      readSettings({ DATABASE_URL: `postgresql://db/desk?a=1&sslmode=${mode}&b=2` }).DATABASE_URL;
    for (const mode of ['prefer', 'require', 'verify-ca']) expect(read(mode)).toMatch(/\?a=1&sslmode=verify-full&b=2$/);
    for (const mode of ['disable', 'no-verify']) expect(read(mode)).toContain(`sslmode=${mode}&`);
    expect(read('require&uselibpqcompat=true')).toContain('sslmode=require&');
  });

  test.each([
    ['two hosts', 'redis://:hunter2@a:1,b:2', 'expected one host'],
    ['no Redis', 'http://:hunter2@a', 'expected redis://host:port'],
    ['a port that is none', 'redis://:hunter2@a:99999', 'expected redis://host:port'],
  ])('refuse a Redis of %s', (_what, url, words) => {
    const read = (): unknown => readSettings({ REDIS_URL: url });
    expect(read).toThrow(`REDIS_URL: ${words}`);
    expect(read).not.toThrow('hunter2');
  });
});
