import type { Payload } from '../commands/action.ts';
import { TOKENS_A_MONTH, tokensOf } from '../commands/spend-token.ts';
import { refuse, type Refusal } from '../kernel/refusals.ts';
import type { Team } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { GameCommand } from './machine.ts';

/** Longest name of a cause: `quiz:` and an id. */
const MAX_CAUSE = 80;

function check(world: World, p: Payload, team: Team | undefined): Refusal | undefined {
	const { month, over } = world.state;
	if (over) return refuse('month.over');
	const earned = team!.tokens?.earned ?? [];
	if (earned.some(({ cause }) => cause === p.cause)) return refuse('token.earned', 'cause');
	return earned.filter((grant) => grant.month === month).length >= TOKENS_A_MONTH
		? refuse('token.monthFull', undefined, { max: TOKENS_A_MONTH })
		: undefined;
}

/** Gives a company one intelligence token. A cause (a quiz, a lesson signed in to) gives one and no second. */
export const grantToken: GameCommand = {
	type: 'grantToken',
	fields: { cause: { kind: 'text', max: MAX_CAUSE } },
	aboutTeam: true,
	check,
	apply(world, p, team) {
		const tokens = tokensOf(team!);
		tokens.left++;
		tokens.earned.push({ cause: p.cause, month: world.state.month });
		return [{ type: 'tokenGranted', team: team!.id, cause: p.cause }];
	}
};
