import type { Unfit } from '../unfit.js';
import { embeddedFault } from './folder-fitness.js';
import { serverFault } from './server-fitness.js';

/**
 * What befell a command at its work, in words for the operator: a server that went away, a disk that is full; null when the fault is
 * another's.
 * @param location where the data is kept
 */
export const locationFault = (
  location: { readonly url: string } | { readonly folder: string },
  fault: unknown,
): Unfit | null => ('url' in location ? serverFault(location.url, fault) : embeddedFault(location.folder, fault));
