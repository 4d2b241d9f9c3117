import { checkIds, problemsOf } from '../../domain/bounds.js';
import { keyOf } from '../../domain/global-id.js';
import { invalid, isRefusal, notFound, refuse, type Refusal } from '../../domain/refusal.js';
import { NO_FORM, type IntakeForm } from '../../domain/intake/form.js';
import { MOST_SERVICES } from '../../domain/ticket/details.js';
import type { TicketDetails } from '../../domain/ticket/ticket.js';
import { findById, ifGiven } from '../../persistence/queries/find.js';
import { CategoryRow, ServiceRow } from '../../persistence/tables/desk.js';
import type { ActionContext } from '../action-context.js';

/** Category and services, as a client names them: absent is untouched, null clears. */
export interface NamedInput {
  readonly categoryId?: string | null;
  readonly serviceIds?: readonly string[] | null;
}

/** What looking up needs: it holds nothing. */
type Finding = Pick<ActionContext, 'em' | 'actor'>;

/** What was found. */
export interface Named {
  readonly details: Partial<Pick<TicketDetails, 'categoryId' | 'serviceIds'>>;
  /** The team of the category that was named. */
  readonly categoryTeamId: string | null;
  /** What the category that was named asks. */
  readonly form: IntakeForm;
}

/** Looks up the category and the services that a ticket names; all that can't be found are told at once. */
export async function findNamed(context: Finding, { categoryId, serviceIds }: NamedInput): Promise<Named | Refusal> {
  const category = await ifGiven(categoryId, (id) => findCategory(context, id));
  const services = serviceIds === undefined ? undefined : await findServices(context, serviceIds ?? []);
  if (isRefusal(category) || isRefusal(services)) return refuse(...problemsOf(category, services));
  return {
    details: {
      ...(category !== undefined && { categoryId: category && category.id }),
      ...(services && { serviceIds: services }),
    },
    categoryTeamId: category?.teamId ?? null,
    form: category?.form ?? NO_FORM,
  };
}

async function findCategory({ em, actor }: Finding, id: string): Promise<CategoryRow | Refusal> {
  const category = await findById(em, CategoryRow, id, actor, ['categoryId']);
  if (isRefusal(category)) return category;
  return category.active ? category : refuse(invalid(['categoryId'], 'a category that is still in use'));
}

async function findServices({ em, actor }: Finding, ids: readonly string[]): Promise<readonly string[] | Refusal> {
  const unique = checkIds(['serviceIds'], ids, MOST_SERVICES);
  if (isRefusal(unique)) return unique;
  const keys = unique.map((id) => keyOf('Service', id));
  const rows = await em.find(ServiceRow, {
    id: { $in: keys.filter((key) => key !== null) },
    workspaceId: actor.workspaceId,
    active: true,
  });
  const known = new Set(rows.map(({ id }) => id));
  const unknown = unique.flatMap((id, i) =>
    keys[i] && known.has(keys[i]) ? [] : [notFound(['serviceIds', String(ids.indexOf(id))], 'Service')],
  );
  return unknown.length ? refuse(...unknown) : keys.filter((key) => key !== null).toSorted();
}
