import type { SessionOf, Viewer } from '../persistence/queries/viewer.js';
import type { Feed } from './feed.js';
import { Watcher } from './shared-subscription.js';
import { Room, type LookUp } from './workspace-channel.js';
import type { Ear, Place, Watch } from './subscription.js';

/** Tells every watcher of a process what the log holds, working out equal answers once. */
export interface FanOut {
  /** Begins after a position: what lies between it and now is caught up with first. */
  watch(watch: Watch, who: SessionOf, viewer: Viewer, after: number, ear: Ear): Place;
  /** Watchers there are now. */
  readonly watchers: number;
}

/** Starts without watchers; a workspace's log is followed while somebody watches. */
export function startFanOut(feed: Feed, lookUp: LookUp, stopped: AbortSignal, onFault: (fault: unknown) => void) {
  const rooms = new Map<string, Room>();
  const fanOut: FanOut = {
    watch(watch, who, viewer, after, ear) {
      const { workspaceId } = viewer.actor;
      const room = rooms.get(workspaceId) ?? new Room(workspaceId, viewer.asOf, feed, lookUp, stopped, onFault);
      rooms.set(workspaceId, room);
      const left = (): void => {
        if (room.leave(watcher)) rooms.delete(workspaceId);
      };
      const watcher = new Watcher(watch, who, viewer, after, ear, left, onFault);
      room.enter(watcher);
      return watcher;
    },
    get watchers() {
      return rooms.values().reduce((sum, { watchers }) => sum + watchers.size, 0);
    },
  };
  return fanOut;
}
