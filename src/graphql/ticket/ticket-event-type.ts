import { TICKET_FACT_TYPES, type TicketFactType } from '../../domain/ticket/events.js';

const NAMES = Object.fromEntries(
  TICKET_FACT_TYPES.map((type) => [type.replaceAll(/\B[A-Z]/g, (letter) => `_${letter}`).toUpperCase(), type]),
) as Readonly<Record<string, TicketFactType | undefined>>;

/** The event's own type, by its name in the enum `TicketEventType`: `TICKET_OPENED` is `TicketOpened`. */
export function ticketEventTypeValue(name: string): TicketFactType {
  const type = NAMES[name];
  if (!type) throw new Error(`TicketEventType.${name} is no type of an event`);
  return type;
}
