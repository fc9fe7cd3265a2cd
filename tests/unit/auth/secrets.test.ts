import { describe, expect, it } from 'vitest';
import { deviceOf } from '../../../src/lib/server/auth/device.ts';
import { hashPassword, verifyPassword } from '../../../src/lib/server/auth/secrets.ts';

describe('passwords', () => {
	it('are the same however their characters are composed', async () => {
		const stored = await hashPassword('caf\u00e9 密码１２');
		expect(await verifyPassword(stored, 'cafe\u0301 密码12')).toBe(true);
		expect(await verifyPassword(stored, 'cafe 密码12')).toBe(false);
	});

	it('of nobody take about as long to check as those of somebody', async () => {
		const stored = await hashPassword('correct horse');
		const median = async (hash: string | null) => {
			const times: number[] = [];
			for (let i = 0; i < 9; i += 1) {
				const began = performance.now();
				expect(await verifyPassword(hash, 'wrong')).toBe(false);
				times.push(performance.now() - began);
			}
			return times.sort((a, b) => a - b)[4]!;
		};
		const ratio = (await median(null)) / (await median(stored));
		expect(ratio).toBeGreaterThan(0.4);
		expect(ratio).toBeLessThan(2.5);
	});
});

describe('a device', () => {
	it.each([
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Version/18.0 Mobile Safari/604.1',
			'Safari · iOS'
		],
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
			'Edge · Windows'
		],
		[
			'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0',
			'WeChat · Android'
		],
		['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
		['curl/8', ''],
		[null, '']
	])('that says %s is called %s', (userAgent, name) => {
		expect(deviceOf(userAgent)).toBe(name);
	});
});
