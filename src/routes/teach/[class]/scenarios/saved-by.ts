import { dateTime } from '$lib/i18n/format';
import { m } from '$lib/paraglide/messages';

/** Who saved a version, and when. */
export const savedBy = ({ by, at }: { by: string | null; at: Date }): string =>
	by === null
		? m.scenario_by_nobody({ at: dateTime(at.getTime()) })
		: m.scenario_by({ name: by, at: dateTime(at.getTime()) });
