import type { Unfit } from '../unfit.js';
import { embeddedFault } from './folder-fitness.js';
import { serverFault } from './server-fitness.js';

/**
 * What befell a command at its work, in words for the operator: a server that went away, a disk that is full; null when the fault is
 * another's.
 * @param place where the data is kept
 */
export const faultOfPlace = (
  place: { readonly url: string } | { readonly folder: string },
  fault: unknown,
): Unfit | null => ('url' in place ? serverFault(place.url, fault) : embeddedFault(place.folder, fault));
