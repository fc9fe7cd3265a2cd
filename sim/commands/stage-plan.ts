import { checkFields } from '../kernel/fields.ts';
import { refuse } from '../kernel/refusals.ts';
import type { Action } from './action.ts';
import { actionOf } from './index.ts';

const PHASES = ['prepare', 'open', 'paused', 'revealed'] as const;
const MAX_PLAN = 400;

/** A team action with its own fields and nothing else; whether it is possible shows when it goes. */
function wellFormed(action: Record<string, unknown>): boolean {
	const { type, ...payload } = action;
	const fields = typeof type === 'string' && type !== 'stagePlan' && actionOf(type)?.fields;
	if (!fields) return false;
	const known = Object.keys(payload).every((name) => Object.hasOwn(fields, name));
	return known && checkFields(payload, fields) === undefined;
}

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
			if (!wellFormed(action)) return refuse('plan.action', 'actions');
		return undefined;
	},
	apply(_world, team, p) {
		team.plan = p.actions;
		return [{ type: 'planStaged', team: team.id, actions: p.actions.length }];
	}
};
