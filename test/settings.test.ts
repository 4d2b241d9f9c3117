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
      'ACCESS_TOKEN_LIFE: expected an ISO 8601 duration such as PT15M or P30D',
      'DATABASE_URL: expected postgresql://user:password@host:port/database',
      'INTROSPECTION: expected on or off',
      'NODE_ENV: expected development, production or test',
      'PORT: expected a whole number from 0 to 65535',
    ]);
    expect((fault as BadSettings).message).not.toContain('hunter2');
  });
});
