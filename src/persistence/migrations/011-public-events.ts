import { Migration } from '@mikro-orm/migrations';

/**
 * What a requester was told last of a ticket, found at once: through `event_ticket` it was a walk over all of the ticket's events, for each
 * event that is told.
 */
export class Migration011 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create index event_ticket_public on event (ticket_id, position)
      where ticket_id is not null and audience = 'PUBLIC'`);
  }
}
