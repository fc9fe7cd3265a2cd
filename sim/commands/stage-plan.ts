import { refuse } from '../kernel/refusals.ts';
import type { Action } from './action.ts';

const PHASES = ['prepare', 'open', 'paused', 'revealed'] as const;
const MAX_PLAN = 200;

/**
 * Replaces the team's staged plan: actions prepared for the opening, in order. Staged actions
 * are not carried out here; they go one by one when the team presses Go, or at the lock when
 * nobody came and the absence policy carries plans.
 */
export const stagePlan: Action = {
	type: 'stagePlan',
	fields: { actions: { kind: 'objects', max: MAX_PLAN } },
	phases: () => PHASES,
	passive: true,
	check(_world, _team, p) {
		for (const action of p.actions)
			if (typeof action.type !== 'string' || action.type === 'stagePlan')
				return refuse('plan.action', 'actions', { type: String(action.type) });
		return undefined;
	},
	apply(_world, team, p) {
		team.plan = p.actions;
		return [{ type: 'planStaged', team: team.id, actions: p.actions.length }];
	}
};
