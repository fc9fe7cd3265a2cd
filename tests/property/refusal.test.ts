import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ACTIONS } from '../../sim/commands/index.ts';
import { Game } from '../../sim/game.ts';
import { canonicalJson } from '../../sim/log/canonical.ts';
import { GAME_COMMANDS } from '../../sim/month/machine.ts';
import { REFUSALS } from '../../sim/kernel/refusals.ts';
import { replay } from '../../sim/log/replay.ts';
import { writeLog } from '../../sim/log/log.ts';
import { teamView } from '../../sim/view/team.ts';
import { newGame, play } from '../support/engine.ts';
import { chaosGame, courses, resolve } from '../support/engine-chaos.ts';

vi.setConfig({ testTimeout: 180_000 });

const codes = new Set<string>(REFUSALS);

describe('a refused command', () => {
	it('changes nothing, is not logged, and was foretold by its quote', () => {
		fc.assert(
			fc.property(fc.nat(), courses, (seed, course) => {
				const game = chaosGame(seed, false);
				// What the game was before a row of refusals; compared where the row ends.
				let before: string | undefined;
				const settle = () => {
					if (before !== undefined) expect(game.snapshot() === before).toBe(true);
					before = undefined;
				};
				course.forEach((m, i) => {
					const command = resolve(game, m, i);
					const { refusal } = game.quote(command);
					if (!refusal) settle();
					else before ??= game.snapshot();
					const outcome = game.submit(command);
					expect(outcome.ok ? undefined : outcome.refusal).toEqual(refusal);
				});
				settle();
			}),
			{ numRuns: 200 }
		);
	});
});

const types = [...ACTIONS, ...GAME_COMMANDS].map((c) => c.type);
const names = [...new Set([...ACTIONS, ...GAME_COMMANDS].flatMap((c) => Object.keys(c.fields)))];

/** Numbers, texts and things that someone might try. */
const absurd = fc.oneof(
	fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true }),
	fc.constantFrom<unknown>(
		...[NaN, Infinity, -Infinity, -0, 2 ** 53, -1, 0.1, 1e308, '１００', '100', '', ' ', 'c01'],
		...['__proto__', 'constructor', 'toString', '\ud800', '客户', 'x'.repeat(10_000), null],
		...[undefined, true, [], [[]], ['c01', 'c01'], {}, Symbol.iterator, () => 1]
	),
	fc.integer({ min: -1_000, max: 1_000_000 }),
	fc.array(fc.constantFrom('c01', 'c02', 'scanner', 'food', 'retail', 'x'), { maxLength: 4 })
);

/** A command of a real or invented type with real and invented fields of any value. */
const absurdCommand = fc
	.record({
		type: fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom(...types) },
			{ weight: 1, arbitrary: absurd }
		),
		team: fc.oneof(
			{ weight: 8, arbitrary: fc.constantFrom<unknown>('t1', 't2', null) },
			{ weight: 1, arbitrary: absurd }
		),
		id: fc.oneof({ weight: 8, arbitrary: fc.uuid() }, { weight: 1, arbitrary: absurd }),
		member: fc.option(absurd, { freq: 8, nil: undefined }),
		fields: fc.dictionary(fc.constantFrom(...names, '__proto__', 'seq', 'hack'), absurd, {
			maxKeys: 6
		})
	})
	.map(({ fields, ...rest }) => ({ ...fields, ...rest }));

/** The right fields for a type, each with a value of the right kind or an absurd one. */
const nearlyRight = fc
	.tuple(
		fc.constantFrom(...ACTIONS, ...GAME_COMMANDS),
		fc.constantFrom('t1', 't2', null),
		fc.uuid(),
		fc.infiniteStream(fc.tuple(fc.nat(9), fc.nat(9), absurd))
	)
	.map(([{ type, fields }, team, id, stream]) => {
		const payload = Object.entries(fields).map(([name, field]): [string, unknown] => {
			const [chance, n, wild] = stream.next().value;
			if (chance === 0) return [name, wild];
			if (field.kind === 'int') return [name, [field.min, field.max, 1, 2, 100][n % 5]];
			if (field.kind === 'enum') return [name, field.of[n % field.of.length]];
			if (field.kind === 'ids')
				return [name, [['scanner', 'battery'], ['c01'], ['food'], []][n % 4]];
			if (field.kind === 'objects') return [name, [{ type: 'visitClient', client: 'c01' }, wild]];
			return [name, ['c01', 'm01-c01', 'food', 'balanced', 'x'][n % 5]];
		});
		return { ...Object.fromEntries(payload), type, team, id };
	});

const starts = [
	() => newGame(),
	() => play(newGame(), 'openMonth', { type: 'claimClient', client: 'c01' }),
	() => play(newGame({ practice: true }), 'openMonth', 'lockMonth'),
	() => play(newGame(), 'openMonth', 'lockMonth', 'revealMonth')
];

describe('an absurd command', () => {
	it('never crashes, is refused with a code of the catalogue, and leaves no trace', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...starts),
				fc.array(fc.oneof(absurdCommand, nearlyRight), {
					minLength: 1,
					maxLength: 25,
					size: 'max'
				}),
				(start, commands) => {
					const game = start();
					let before = game.snapshot();
					for (const command of commands) {
						game.quote(command as never);
						const outcome = game.submit(command as never);
						const after = game.snapshot();
						if (!outcome.ok) {
							expect(codes.has(outcome.refusal.code)).toBe(true);
							expect(canonicalJson(outcome).length).toBeLessThan(1_000);
							expect(after === before).toBe(true);
						}
						before = after;
					}
					// Whatever was accepted is plain data: it is hashed, restored, shown and replayed.
					expect(Game.restore(before).hash()).toBe(game.hash());
					expect(() => JSON.stringify(teamView(game.world, 0))).not.toThrow();
					expect(replay(writeLog(game))).toMatchObject({ ok: true });
				}
			),
			{ numRuns: 400 }
		);
	});

	it.each([null, undefined, 7, 'lockMonth', [], () => 1, Symbol('x'), { type: 'borrow' }])(
		'is not even an object with a type and an id: %s',
		(command) => {
			const game = newGame();
			expect(game.submit(command as never)).toMatchObject({
				ok: false,
				refusal: { code: 'command.malformed' }
			});
			expect(game.quote(command as never)).toMatchObject({ money: 0, days: 0 });
		}
	);
});
