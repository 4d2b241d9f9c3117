import { isEnumType } from 'graphql';
import { describe, expect, test } from 'vitest';
import { ROLES } from '../../src/domain/access/roles.js';
import { PASSED_OVER } from '../../src/domain/assignment/eligibility.js';
import { PRESENCES } from '../../src/domain/assignment/presence.js';
import { SCORE_PARTS } from '../../src/domain/assignment/score.js';
import { FEEDBACK_GROUPS } from '../../src/domain/feedback/figures.js';
import { NOT_INVITED } from '../../src/domain/feedback/invitation.js';
import { INFORMATION_STATUSES } from '../../src/domain/information/request.js';
import { LACK_NEEDS, type IntakeTopic } from '../../src/domain/intake/advice.js';
import { FIELD_TOPICS, FIELD_TYPES } from '../../src/domain/intake/form.js';
import { PERIOD_UNITS } from '../../src/domain/period.js';
import { ATTAINMENT_GROUPS } from '../../src/domain/sla/attainment.js';
import { WEEKDAYS } from '../../src/domain/sla/calendar.js';
import { HOLIDAY_TYPES, LEFT_OUT_BECAUSE } from '../../src/domain/sla/import-holidays.js';
import { ESCALATION_ACTIONS, ESCALATION_MOMENTS } from '../../src/domain/sla/moments.js';
import { TARGET_KINDS } from '../../src/domain/sla/stopwatch.js';
import { TARGET_STATES } from '../../src/domain/sla/target-reading.js';
import { REMEASURE_CAUSES } from '../../src/domain/sla/track-targets.js';
import { CHANGE_KINDS, CHANGING_FACTS } from '../../src/domain/ticket/change.js';
import { ASSIGNMENT_KINDS, TICKET_FACT_TYPES, VISIBILITIES } from '../../src/domain/ticket/events.js';
import { NOTICE_REASONS } from '../../src/domain/ticket/notice.js';
import {
  CHANNELS,
  LEVELS,
  PRIORITIES,
  TICKET_STATUSES,
  TICKET_TYPES,
  WAITING_REASONS,
} from '../../src/domain/ticket/ticket.js';
import { emittedSchema } from '../../src/graphql/schema.js';
import { TICKET_ORDERS } from '../../src/persistence/reading/readings/ticket.js';
import { ownTypes } from './facts.js';

/** The values inside of each enum of the contract. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  AssignmentKind: ASSIGNMENT_KINDS,
  AttainmentGroup: ATTAINMENT_GROUPS,
  Channel: CHANNELS,
  ChosenBy: ['LAST_AGENT', 'ONLY_ONE', ...SCORE_PARTS],
  EscalationAction: ESCALATION_ACTIONS,
  EscalationMoment: ESCALATION_MOMENTS,
  FeedbackGroup: FEEDBACK_GROUPS,
  FieldTopic: FIELD_TOPICS,
  FieldType: FIELD_TYPES,
  HolidayType: HOLIDAY_TYPES,
  Impact: LEVELS,
  InformationStatus: INFORMATION_STATUSES,
  IntakeTopic: [...FIELD_TOPICS, 'SCREENSHOT'] satisfies readonly IntakeTopic[],
  LackNeed: LACK_NEEDS,
  LeftOutBecause: LEFT_OUT_BECAUSE,
  NotInvited: NOT_INVITED,
  NotificationReason: NOTICE_REASONS,
  PassedOver: PASSED_OVER,
  PeriodUnit: PERIOD_UNITS,
  Presence: PRESENCES,
  Priority: PRIORITIES,
  RemeasureCause: REMEASURE_CAUSES,
  Role: ROLES,
  TargetKind: TARGET_KINDS,
  TargetState: TARGET_STATES,
  TicketChangeKind: CHANGE_KINDS,
  TicketEventType: TICKET_FACT_TYPES,
  TicketField: Object.values(CHANGING_FACTS),
  TicketOrderField: Object.keys(TICKET_ORDERS),
  TicketStatus: TICKET_STATUSES,
  TicketType: TICKET_TYPES,
  Urgency: LEVELS,
  Visibility: VISIBILITIES,
  WaitingReason: WAITING_REASONS,
  Weekday: WEEKDAYS,
};

/** Nothing inside lists their values: each is read or answered one by one. */
const WITHOUT_LIST = ['OrderDirection', 'TicketDetail', 'UserErrorCode'];

describe('enums', () => {
  const enums = ownTypes(emittedSchema()).filter(isEnumType);

  test('are all compared with what they are inside', () => {
    expect(enums.map(({ name }) => name).toSorted()).toEqual([...Object.keys(VALUES), ...WITHOUT_LIST].toSorted());
  });

  test.each(Object.entries(VALUES))('%s has the values there are inside, no more and no fewer', (name, values) => {
    const inside = enums
      .find((each) => each.name === name)
      ?.getValues()
      .map(({ value }) => String(value));
    expect(inside?.toSorted()).toEqual(values.toSorted());
  });
});
