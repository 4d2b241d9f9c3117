import { Migration } from '@mikro-orm/migrations';

/**
 * How often signing in was tried, in the shape that rate-limiter-flexible 11.4.0 (RateLimiterPostgres) writes, `expire` in milliseconds since
 * 1970; and which addresses signed in to which account. Neither names an e-mail or an address: both are kept as keyed hashes.
 */
export class Migration012 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table sign_in_limit (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    )`);
    this.addSql(`create table known_address (
      workspace_id uuid not null references workspace,
      person_id uuid not null references person,
      address_hash text not null,
      signed_in_at timestamptz(3) not null,
      primary key (person_id, address_hash)
    )`);
    this.addSql('create index known_address_address on known_address (address_hash)');
  }
}
