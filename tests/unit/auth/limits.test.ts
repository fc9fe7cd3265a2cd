import { describe, expect, it } from 'vitest';
import { makeLimits } from '../../../src/lib/server/auth/limits.ts';
import { limited } from '../../../src/lib/server/services/limited.ts';
import { Refused } from '../../../src/lib/server/services/refused.ts';

const wrong = () => Promise.reject(new Refused('account.unknown'));
const right = () => Promise.resolve('in');
const outcome = (promise: Promise<unknown>) =>
	promise.then(
		() => 'in',
		(caught: Refused) => caught.facts?.code ?? 'fault'
	);

describe('the limits', () => {
	it('let a class of 120 behind one address in at once, some of them with a mistake', async () => {
		const limits = makeLimits();
		const signIn = (student: number, run: () => Promise<unknown>) =>
			limited(
				[
					[limits.account, `school s${student}`],
					[limits.accountAnywhere, `s${student}`],
					[limits.address, 'school'],
					[limits.joinCode, 'school']
				],
				run
			);
		const students = Array.from({ length: 120 }, (_, i) => i);
		await Promise.all(students.filter((i) => i % 4 === 0).map((i) => outcome(signIn(i, wrong))));
		const ends = await Promise.all(students.map((i) => outcome(signIn(i, right))));
		expect(ends.filter((end) => end === 'in')).toHaveLength(120);
	});

	it('stop guessing at one account, also when all guesses come at once', async () => {
		const limits = makeLimits();
		const ends = await Promise.all(
			Array.from({ length: 50 }, () => outcome(limited([[limits.account, 'a']], wrong)))
		);
		expect(ends.filter((end) => end === 'account.unknown')).toHaveLength(8);
		expect(await outcome(limited([[limits.account, 'a']], right))).toBe('access.tooMany');
		expect(await outcome(limited([[limits.account, 'b']], right))).toBe('in');
	});

	it('stop guessing at codes from one address', async () => {
		const limits = makeLimits();
		const ends = [];
		for (let i = 0; i < 200; i += 1)
			ends.push(await outcome(limited([[limits.joinCode, 'x']], wrong)));
		expect(ends.filter((end) => end === 'account.unknown')).toHaveLength(150);
	});

	it('say how long to wait', async () => {
		const limits = makeLimits();
		for (let i = 0; i < 8; i += 1) await outcome(limited([[limits.account, 'a']], wrong));
		const caught = await limited([[limits.account, 'a']], right).catch((error: Refused) => error);
		const seconds = Number((caught as Refused).facts.params?.seconds);
		expect(seconds).toBeGreaterThan(500);
		expect(seconds).toBeLessThanOrEqual(600);
	});

	it('count neither success nor a fault of the server', async () => {
		const limits = makeLimits();
		const fault = () => Promise.reject(new Error('disk'));
		for (let i = 0; i < 20; i += 1) await outcome(limited([[limits.account, 'a']], fault));
		for (let i = 0; i < 20; i += 1) await outcome(limited([[limits.account, 'a']], right));
		expect(await outcome(limited([[limits.account, 'a']], right))).toBe('in');
	});

	it('give back what one limit took when another one stops the try', async () => {
		const limits = makeLimits();
		for (let i = 0; i < 8; i += 1) await outcome(limited([[limits.account, 'a']], wrong));
		for (let i = 0; i < 500; i += 1)
			await outcome(
				limited(
					[
						[limits.address, 'x'],
						[limits.account, 'a']
					],
					right
				)
			);
		expect(await outcome(limited([[limits.address, 'x']], right))).toBe('in');
	});
});
