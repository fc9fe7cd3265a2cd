import Circle from '@lucide/svelte/icons/circle';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleDot from '@lucide/svelte/icons/circle-dot';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import Handshake from '@lucide/svelte/icons/handshake';
import Sprout from '@lucide/svelte/icons/sprout';
import TrendingDown from '@lucide/svelte/icons/trending-down';
import type { Stage } from '#sim/world/state.ts';
import { m } from '$lib/paraglide/messages';
import type { Icon, Tone } from '$lib/ui/types';

interface Look {
	label: () => string;
	tone: Tone;
	icon: Icon;
}

/** How each stage is named and shown; colour never alone. */
export const STAGE_LOOKS: Record<Stage, Look> = {
	potential: { label: m.desk_common_stage_potential, tone: 'neutral', icon: CircleDashed },
	target: { label: m.desk_common_stage_target, tone: 'neutral', icon: Circle },
	courting: { label: m.desk_common_stage_courting, tone: 'info', icon: CircleDot },
	formation: { label: m.desk_common_stage_formation, tone: 'good', icon: Sprout },
	stable: { label: m.desk_common_stage_stable, tone: 'accent', icon: Handshake },
	decline: { label: m.desk_common_stage_decline, tone: 'warn', icon: TrendingDown },
	lost: { label: m.desk_common_stage_lost, tone: 'bad', icon: CircleSlash }
};
