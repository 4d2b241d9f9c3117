// Ends with 0 when the PostgreSQL server at the given address answers and can serve the tests, else with 1, saying why not.
import pg from 'pg';

/** The oldest PostgreSQL that the migrations run on. */
const OLDEST = 15;

const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 3000 });
try {
  await client.connect();
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int / 10000 as version, rolcreatedb or rolsuper as "mayCreate"
    from pg_roles where rolname = current_user`,
  );
  const [{ version, mayCreate }] = rows;
  if (version < OLDEST) throw new Error(`it is PostgreSQL ${version}, and the desk needs ${OLDEST} or newer`);
  if (!mayCreate) throw new Error('its user may not create databases, and every test file needs one of its own');
} catch (fault) {
  // Several addresses of one name fail together, with an empty message of their own.
  const why = fault instanceof AggregateError ? fault.errors.map(({ message }) => message).join('; ') : fault.message;
  process.stderr.write(`PostgreSQL can't be used: ${why}\n`);
  process.exitCode = 1;
} finally {
  await client.end();
}
