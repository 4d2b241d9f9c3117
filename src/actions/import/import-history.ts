import type { Known } from '../../domain/history/given.js';
import type { Incident } from '../../domain/history/incident.js';
import { mentionedIn } from '../../domain/history/names.js';
import type { Imported, ImportedIncident } from '../../domain/history/report.js';
import { invalid, refuse, type Refusal } from '../../domain/refusal.js';
import {
  externalIdsOfTickets,
  workspacesToImportInto,
  type ImportingWorkspace,
} from '../../persistence/queries/import.js';
import type { ImportServices } from './import-services.js';
import { prepareNames } from './prepare-names.js';
import { writeIncidents } from './write-incidents.js';

/** Incidents to take over. */
export interface ImportHistory {
  readonly incidents: readonly Incident[];
  /** The slug of the workspace; null for the only one there is. */
  readonly workspace: string | null;
  /** Told how many of how many incidents are done. */
  readonly progress?: (done: number, all: number) => void;
}

/**
 * The operator takes over what happened at another desk. It has no actor: the facts name whoever acted there. A few
 * incidents are one transaction, and one whose number is a ticket's external id already is passed over, so an import that was cut off is
 * simply run again.
 */
export async function importHistory(services: ImportServices, input: ImportHistory): Promise<Imported | Refusal> {
  const found = await workspacesToImportInto(services.database.em(), input.workspace);
  const [workspace] = found;
  if (!workspace || found.length > 1) return refuse(await unclear(services, input.workspace, found));
  const fresh = await notYetThere(services, workspace.id, input.incidents);
  const prepared = await prepareNames(services, workspace.id, mentionedIn(fresh));
  const incidents = await writeAll(services, workspace, prepared.known, fresh, input.progress);
  const { slug, name } = workspace;
  const { made, notStaff } = prepared;
  return { workspace: { slug, name }, incidents, known: input.incidents.length - incidents.length, made, notStaff };
}

async function unclear({ database }: ImportServices, slug: string | null, found: readonly ImportingWorkspace[]) {
  const all = found.length ? found : await workspacesToImportInto(database.em(), null);
  const slugs = all.map((each) => each.slug).join(', ');
  if (all.length === 0) return invalid(['workspace'], 'made first: there is none yet; see create-workspace');
  return invalid(['workspace'], slug === null ? `given, one of ${slugs}` : `one of ${slugs}, not ${slug}`);
}

/** External ids asked for at once. */
const ASKED_AT_ONCE = 1000;

async function notYetThere(
  { database, giveWay }: ImportServices,
  workspaceId: string,
  incidents: readonly Incident[],
): Promise<readonly Incident[]> {
  const there = new Set<string>();
  for (let at = 0; at < incidents.length; at += ASKED_AT_ONCE) {
    const numbers = incidents.slice(at, at + ASKED_AT_ONCE).map(({ number }) => number);
    for (const number of await externalIdsOfTickets(database.em(), workspaceId, numbers)) there.add(number);
    await giveWay();
  }
  return incidents.filter(({ number }) => !there.has(number));
}

/** Incidents in one transaction, after which others have their turn: about ten statements. */
const INCIDENTS_AT_ONCE = 5;

async function writeAll(
  services: ImportServices,
  workspace: ImportingWorkspace,
  known: Known,
  incidents: readonly Incident[],
  progress: ImportHistory['progress'],
): Promise<readonly ImportedIncident[]> {
  const written: ImportedIncident[] = [];
  for (let at = 0; at < incidents.length; at += INCIDENTS_AT_ONCE) {
    const few = incidents.slice(at, at + INCIDENTS_AT_ONCE);
    written.push(...(await writeIncidents(services, workspace, known, few)));
    progress?.(at + few.length, incidents.length);
    await services.giveWay();
  }
  return written;
}
