import type { Limits } from '../auth/limits.ts';
import type { Sessions } from '../auth/sessions.ts';
import type { Config } from '../config.ts';
import type { Store } from '../db/store.ts';
import type { GameHost } from '../host/game-host.ts';
import type { PreviewJobs } from '../jobs/previews.ts';
import type { Thinker } from '../jobs/thinker.ts';
import type { Hub } from '../live/hub.ts';
import type { Presence } from '../live/presence.ts';
import type { Logger } from '../log.ts';
import type { Metrics } from '../metrics.ts';

/** What every service is made of. */
export interface Deps {
	readonly config: Config;
	readonly log: Logger;
	readonly store: Store;
	readonly sessions: Sessions;
	/** Limits on guessing; see `limited`. */
	readonly limits: Limits;
	/** What is counted for Prometheus. */
	readonly metrics: Metrics;
	/** Says that something has changed, to whoever listens. */
	readonly live: Hub;
	/** The clock, so that tests can hold it. */
	readonly now: () => Date;
}

/** What the services around a running game need besides. */
export interface GameDeps extends Deps {
	readonly host: GameHost;
	readonly thinker: Thinker;
	/** Who is at which desk, as far as this process knows. */
	readonly presence: Presence;
	readonly previewJobs: PreviewJobs;
}
