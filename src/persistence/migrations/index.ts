import { Migration001 } from './001-the-desk.js';

/** Every migration, oldest first. Forward only; none may need a PostgreSQL newer than 15. */
export const MIGRATIONS = [{ name: '001-the-desk', class: Migration001 }];
