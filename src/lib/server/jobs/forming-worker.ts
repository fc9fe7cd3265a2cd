import { stream } from '#sim/kernel/random.ts';
import { deal } from '../../classroom/distribution.ts';
import { balanceReport } from '../../classroom/forming/balance.ts';
import { formBalanced } from '../../classroom/forming/balanced.ts';
import type { Candidate } from '../../classroom/forming/questionnaire.ts';
import type { FormingAnswer, FormingQuestion } from './former.ts';

/** Divides a class, or judges a division, on a thread of its own. Runs as it is: see `former.ts`. */
export default function form({ people, seed, how }: FormingQuestion): FormingAnswer {
	const byId = new Map(people.map((person) => [person.id, person]));
	const told = (groups: string[][]): FormingAnswer => {
		const teams = groups.map((ids) => ids.map((id): Candidate => byId.get(id)!));
		return {
			groups,
			report: balanceReport(teams, stream(seed, 0, 'forming.report'))
		};
	};
	if (how.kind === 'judged') return told(how.groups);
	if (how.kind === 'random') {
		const ids = stream(seed, 0, 'teams').shuffle(people.map(({ id }) => id));
		return told(deal(ids, how.teams));
	}
	const formed = formBalanced(people, how.teams, how.wishes, stream(seed, 0, 'forming'));
	return 'teams' in formed ? told(formed.teams) : formed;
}
