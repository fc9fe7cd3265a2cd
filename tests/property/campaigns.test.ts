import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Game } from '../../sim/game.ts';
import { liftOf } from '../../sim/world/recognition.ts';
import { createGame } from '../../sim/start.ts';
import { campusLab, play, recognise, teamOf, variant, type Said } from '../support/engine.ts';
import { chaosGame, courses, playCourse } from '../support/engine-chaos.ts';

vi.setConfig({ testTimeout: 180_000 });

const points = fc.integer({ min: 0, max: 10_000 });
const attention = fc.integer({ min: 5_000, max: 15_000 });

/** GAME.md section 12, property 4. */
describe('more effort', () => {
	it('never lowers recognition, whatever is known already and however often it was tried', () => {
		fc.assert(
			fc.property(
				points,
				points,
				points,
				attention,
				points,
				fc.nat(5),
				(a, b, r, at, repeat, n) => {
					const [less, more] = [Math.min(a, b), Math.max(a, b)];
					const small = liftOf(less, r, at, repeat, n);
					const large = liftOf(more, r, at, repeat, n);
					expect(small).toBeGreaterThanOrEqual(0);
					expect(large).toBeGreaterThanOrEqual(small);
					expect(r + large).toBeLessThanOrEqual(10_000);
				}
			),
			{ numRuns: 2_000 }
		);
	});

	it('of the same kind pays less each time in a month', () => {
		fc.assert(
			fc.property(points, points, attention, fc.nat(4), (base, r, at, n) => {
				const again = liftOf(base, r, at, 5_000, n + 1);
				expect(again).toBeLessThanOrEqual(liftOf(base, r, at, 5_000, n));
			}),
			{ numRuns: 1_000 }
		);
	});
});

/** Recognition of the first company with its client after one campaign in the same situation. */
function after(game: Game, client: string, said: Said): number {
	const fork = game.fork();
	play(fork, { ...said, id: 'campaign' });
	return fork.state.teams[0]!.relations[fork.world.clientIndex.get(client)!]!.recognition;
}

describe('in any month of a real market, with the same client', () => {
	it('a seminar beats a large booth, that a medium, that a small one (S5)', () => {
		fc.assert(
			fc.property(fc.nat(), fc.integer({ min: 0, max: 9_900 }), fc.nat(), (seed, known, n) => {
				const scenario = variant({ access: 'race' }, campusLab);
				const game = createGame({ scenario, seed: `s5-${seed}`, teams: 2, hashing: false });
				const client = game.state.clients[n % game.state.clients.length]!;
				play(game, 'openMonth', { type: 'claimClient', client: client.id });
				recognise(game, client.id, known);
				const industry = scenario.industries[client.industry]!.id;
				const booth = (size: string) =>
					after(game, client.id, { type: 'holdExhibition', industry, size });
				const lifts = [
					...['S', 'M', 'L'].map(booth),
					after(game, client.id, { type: 'holdSeminar', clients: [client.id] })
				].map((r) => r - teamOf(game).relations[n % game.state.clients.length]!.recognition);
				for (let i = 1; i < lifts.length; i++) expect(lifts[i]!).toBeGreaterThan(lifts[i - 1]!);
				expect(lifts[0]!).toBeGreaterThan(0);
			}),
			{ numRuns: 200 }
		);
	});

	it('no campaign lowers recognition with anyone, own or strange', () => {
		fc.assert(
			fc.property(fc.nat(), courses, fc.nat(6), (seed, course, n) => {
				const game = playCourse(chaosGame(seed, false), course);
				if (game.state.phase !== 'open') return;
				const industry = campusLab.industries[n]!.id;
				const team = game.state.teams[0]!;
				const levels = () => team.relations.map((r) => r?.recognition ?? 0);
				const commands: Said[] = [
					{ type: 'holdExhibition', industry, size: 'S' },
					{ type: 'runWebCampaign', industry },
					{ type: 'sponsorConference', industries: [industry] },
					{ type: 'visitClient', client: 'c01' }
				];
				commands.forEach((said, i) => {
					const before = levels();
					game.submit({ ...said, team: team.id, id: `campaign${i}` });
					levels().forEach((level, k) => expect(level).toBeGreaterThanOrEqual(before[k]!));
				});
			}),
			{ numRuns: 200 }
		);
	});
});
