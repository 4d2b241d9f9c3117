import { problemsOf } from '../../domain/bounds.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import { changedOutage, outageFrom, type OutageChange } from '../../domain/sla/outage.js';
import { findById, ifGiven } from '../../persistence/queries/find.js';
import { ServiceRow } from '../../persistence/tables/desk.js';
import { OutageRow } from '../../persistence/tables/sla.js';
import { TicketRow } from '../../persistence/tables/ticket.js';
import { createDeskObject, updateDeskObject, type DeskObject } from '../desk/desk-object.js';

interface OutageInput extends OutageChange {
  /** Only when it is made: an outage stays its service's. */
  readonly serviceId?: string;
  readonly ticketId?: string | null;
}

const OUTAGE: DeskObject<OutageRow, OutageInput, 'Outage'> = {
  name: 'Outage',
  table: OutageRow,
  doing: 'recordOutage',
  initial: { ticketId: null },
  check: async ({ em, actor, now }, { serviceId, ticketId, startedAt, endedAt, note }, row) => {
    const service = await ifGiven(serviceId, (id) => findById(em, ServiceRow, id, actor, ['serviceId']));
    const ticket = await ifGiven(ticketId, (id) => findById(em, TicketRow, id, actor, ['ticketId']));
    const outage = changedOutage(row ?? outageFrom(now), { startedAt, endedAt, note }, now);
    if (isRefusal(service) || isRefusal(ticket) || isRefusal(outage))
      return refuse(...problemsOf(service, ticket, outage));
    return { ...outage, serviceId: service?.id, ticketId: ticket && ticket.id };
  },
  problems: async () => [],
};

/** An agent records that a service is out, or was. */
export const createOutage = createDeskObject(OUTAGE);
/** An agent ends an outage, or corrects what was recorded of it. */
export const updateOutage = updateDeskObject(OUTAGE, 'outageId');
