import { Migration001 } from './001-the-desk.js';
import { Migration002 } from './002-sla.js';
import { Migration003 } from './003-availability.js';
import { Migration004 } from './004-assignment.js';
import { Migration005 } from './005-endings.js';
import { Migration006 } from './006-team-targets.js';
import { Migration007 } from './007-intake.js';
import { Migration010 } from './010-desk-counters.js';
import { Migration011 } from './011-public-events.js';
import { Migration012 } from './012-sign-in-limits.js';
import { Migration013 } from './013-workspace-keys.js';

/** Every migration, oldest first. Forward only; none may need a PostgreSQL newer than 15. */
export const MIGRATIONS = [
  { name: '001-the-desk', class: Migration001 },
  { name: '002-sla', class: Migration002 },
  { name: '003-availability', class: Migration003 },
  { name: '004-assignment', class: Migration004 },
  { name: '005-endings', class: Migration005 },
  { name: '006-team-targets', class: Migration006 },
  { name: '007-intake', class: Migration007 },
  { name: '010-desk-counters', class: Migration010 },
  { name: '011-public-events', class: Migration011 },
  { name: '012-sign-in-limits', class: Migration012 },
  { name: '013-workspace-keys', class: Migration013 },
];
