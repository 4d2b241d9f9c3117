import { read } from '../answer.js';

/** A row of figures, as it is counted. */
export interface GroupedRow {
  readonly period: string | null;
  /** What it is grouped by, by UUIDs or values. */
  readonly group: Readonly<Record<string, string | null>>;
}

/** Which group and period figures are of: what is common to all figures. */
export const groupOf = ({ group, period }: GroupedRow) => ({
  period,
  team: read(group['TEAM']),
  agent: read(group['AGENT']),
  category: read(group['CATEGORY']),
  service: read(group['SERVICE']),
});
