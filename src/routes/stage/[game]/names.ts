import type { StageFacts } from '$lib/game/live-types';
import { m } from '$lib/paraglide/messages';

/** The name of a company by its label: its own where the game names rivals, else "Company 3". */
export const companyName = ({ names }: Pick<StageFacts, 'names'>, label: string): string =>
	names[label] ?? m.stage_company({ n: label.replace(/\D/g, '') });
