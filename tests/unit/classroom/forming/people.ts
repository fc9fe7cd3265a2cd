import type { Candidate } from '../../../../src/lib/classroom/forming/questionnaire.ts';
import { stream } from '../../../../sim/kernel/random.ts';

/** Skills written as four digits: language, communication, leadership, analysis. */
export const skills = (digits: string): Candidate['skills'] => {
	const [language, communication, leadership, analysis] = [...digits].map(Number);
	return {
		...{ language: language!, communication: communication! },
		...{ leadership: leadership!, analysis: analysis! }
	};
};

/** A class drawn from a seed. */
export function drawn(n: number, seed: string): Candidate[] {
	const chance = stream(seed, 0, 'people');
	return Array.from({ length: n }, (_, i) => ({
		id: `p${i}`,
		skills: skills(Array.from({ length: 4 }, () => chance.int(1, 5)).join(''))
	}));
}
