import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Game } from '../../sim/game.ts';
import { writeLog } from '../../sim/log/log.ts';
import { replay } from '../../sim/log/replay.ts';
import { instructorView, publicView, stageView } from '../../sim/view/public.ts';
import { teamView } from '../../sim/view/team.ts';
import { chaosGame, courses, playCourse, resolve } from '../support/engine-chaos.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Reads everything that leaves the engine, in an order that depends on `turn`. */
function readAll(game: Game, turn: number): void {
	const seats = game.state.teams.map((_, i) => (i + turn) % game.state.teams.length);
	const readers = [
		...seats.map((seat) => () => JSON.stringify(teamView(game.world, seat))),
		() => JSON.stringify(publicView(game.world)),
		() => JSON.stringify(stageView(game.world)),
		() => JSON.stringify(instructorView(game.world))
	];
	for (const read of turn % 2 ? readers.reverse() : readers) read();
}

const plain = ({ seq: _seq, month: _month, ...command }: Game['log'][number]) => command;

describe('the same start and the same log', () => {
	it('give the same hashes, month by month, and the same log to the byte', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = playCourse(chaosGame(seed), course);
				const log = writeLog(game);
				const again = replay(log);
				expect(again).toMatchObject({ ok: true, monthHashes: game.monthHashes });
				expect(again.game!.hash()).toBe(game.hash());
				expect(writeLog(again.game!)).toBe(log);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('looking', () => {
	it('changes nothing, whoever looks', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = playCourse(chaosGame(seed, false), course);
				const before = JSON.stringify(game.state);
				readAll(game, seed);
				expect(JSON.stringify(game.state)).toBe(before);
			}),
			{ numRuns: 200 }
		);
	});

	it('changes nothing later either: reads between commands, in any order, leave every hash', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const unread = playCourse(chaosGame(seed), course);
				const read = new Game(unread.start);
				unread.log.forEach((command, i) => {
					if (i % 7 === 0) readAll(read, i);
					expect(read.submit(plain(command)).ok).toBe(true);
				});
				expect(read.monthHashes).toEqual(unread.monthHashes);
				expect(read.hash()).toBe(unread.hash());
			}),
			{ numRuns: 200 }
		);
	});
});

describe('a copy', () => {
	it('by snapshot is the game itself: the same text again, and the same future', () => {
		fc.assert(
			fc.property(fc.nat(), courses, courses, (seed, course, more) => {
				const game = playCourse(chaosGame(seed), course);
				const copy = Game.restore(game.snapshot());
				expect(copy.snapshot()).toBe(game.snapshot());
				const later = more.map((m) => ({ ...m, kind: 99 - m.kind }));
				later.forEach((m, i) => {
					const command = { ...resolve(game, m, i), id: `later${i}` };
					expect(copy.submit(command)).toEqual(game.submit(command));
				});
				expect(copy.snapshot()).toBe(game.snapshot());
			}),
			{ numRuns: 200 }
		);
	});

	it('by fork goes its own way: neither touches the other', () => {
		fc.assert(
			fc.property(fc.nat(), courses, courses, (seed, course, more) => {
				const game = playCourse(chaosGame(seed), course);
				const before = game.snapshot();
				const fork = game.fork();
				expect(fork.snapshot()).toBe(before);
				playCourse(fork, more);
				expect(game.snapshot()).toBe(before);
				const ahead = fork.snapshot();
				playCourse(game, course);
				expect(fork.snapshot()).toBe(ahead);
			}),
			{ numRuns: 200 }
		);
	});
});
