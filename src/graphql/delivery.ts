import type { RecordRead } from '../persistence/reading/plan.js';
import type { Context } from './context.js';

/** One event on its way to one watcher: the record, read as the watcher is now, and the context that its fields are answered in. */
export interface Delivery {
  readonly record: RecordRead;
  readonly context: Context;
}
