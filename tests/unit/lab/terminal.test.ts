import { describe, expect, it } from 'vitest';
import type { CliError } from '../../../sim/lab/terminal/errors.ts';
import { formatter } from '../../../sim/lab/terminal/format.ts';
import { nearest } from '../../../sim/lab/terminal/nearest.ts';
import { parseOptions } from '../../../sim/lab/terminal/options.ts';
import { callersFolder } from '../../../sim/lab/terminal/paths.ts';
import { progressBar } from '../../../sim/lab/terminal/progress.ts';
import { fold, pad, table, widthOf, wrap } from '../../../sim/lab/terminal/table.ts';
import { fill, localeOf, Text } from '../../../sim/lab/terminal/text.ts';

describe('texts', () => {
	it('fill in what is known and leave the rest to be seen', () => {
		expect(fill('{a} and {b}', { a: 1 })).toBe('1 and {b}');
	});

	it('choose the wording that fits a value', () => {
		const text = new Text('en');
		const paused = text.find('refusal_month_notOpen', { phase: 'paused' });
		expect(paused).toContain('paused');
		expect(text.find('refusal_month_notOpen', { phase: 'settled' })).not.toBe(paused);
	});

	it('show the key of a message that is missing', () => {
		expect(new Text('zh').say('nowhere')).toBe('cli_nowhere');
	});

	it.each([
		[{}, 'en'],
		[{ LANG: 'zh_CN.UTF-8' }, 'zh'],
		[{ LC_ALL: 'en_US', LANG: 'zh_CN' }, 'en'],
		[{ LC_MESSAGES: 'ZH-Hans' }, 'zh']
	])('follow %j', (env, locale) => {
		expect(localeOf(env)).toBe(locale);
	});
});

describe('tables', () => {
	it('line up Chinese and Latin text', () => {
		const lines = table(
			[{ title: '公司' }, { title: 'n', align: 'right' }],
			[
				['t1', '7'],
				['京禾食品', '12']
			]
		);
		expect(lines).toEqual(['公司       n', '────────  ──', 't1         7', '京禾食品  12']);
	});

	it('know how wide a text is', () => {
		expect([widthOf('abc'), widthOf('中标'), widthOf('¥1，')]).toEqual([3, 4, 4]);
		expect(pad('中', 4, 'right')).toBe('  中');
	});

	it('break between words, and anywhere but before a comma in Chinese', () => {
		expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
		expect(wrap('先赢得认可，再投标', 10)).toEqual(['先赢得认可，', '再投标']);
		expect(wrap('', 10)).toEqual([]);
		expect(fold(['[--log OUT] ', '[--json] '], 14)).toEqual(['[--log OUT]', '[--json]']);
	});
});

describe('options', () => {
	const options = {
		games: { kind: 'int', min: 1, max: 10, shown: '--games N' },
		bots: { kind: 'list', max: 3, shown: '--bots A,B' },
		file: { kind: 'files', shown: '--file F' },
		json: { kind: 'flag', shown: '--json' }
	} as const;
	const code = (argv: string[]) => {
		try {
			parseOptions(argv, options);
		} catch (error) {
			return (error as CliError).code;
		}
		return 'none';
	};

	it('are read wherever they stand', () => {
		const args = parseOptions(
			['a', '--games=１０', '--bots', 'x, y，z', '--file', '1', '--json', '--file=2', 'b'],
			options
		);
		expect(args.rest).toEqual(['a', 'b']);
		expect(args.int('games')).toBe(10);
		expect(args.list('bots')).toEqual(['x', 'y', 'z']);
		expect(args.list('file')).toEqual(['1', '2']);
		expect([args.flag('json'), args.text('none'), args.list('none')]).toEqual([
			true,
			undefined,
			[]
		]);
	});

	it('take what follows -- as arguments', () => {
		expect(parseOptions(['--', '--games'], options).rest).toEqual(['--games']);
	});

	it.each([
		[['--games', '11'], 'optionRange'],
		[['--games', '-1'], 'optionRange'],
		[['--games', '0x5'], 'optionNotWhole'],
		[['--games', '9'.repeat(30)], 'optionNotWhole'],
		[['--games'], 'optionNeedsValue'],
		[['--bots', 'a,b,c,d'], 'optionList'],
		[['--json=1'], 'optionNoValue'],
		[['--__proto__', 'x'], 'optionUnknown'],
		[['--constructor=x'], 'optionUnknown'],
		[['--games', '1', '--games', '2'], 'optionTwice']
	])('%j are refused: %s', (argv, expected) => {
		expect(code(argv)).toBe(expected);
	});
});

describe('small helpers', () => {
	it('guess the name that was meant, or none', () => {
		expect(nearest('balnced', ['idle', 'balanced'])).toBe('balanced');
		expect(nearest('Idle', ['idle', 'balanced'])).toBe('idle');
		expect(nearest('zzzzzz', ['idle', 'balanced'])).toBeUndefined();
		expect(nearest('x', [])).toBeUndefined();
	});

	it('write amounts as a reader does', () => {
		const { money, points, signed, share } = formatter('en');
		expect([money(21_600_000), money(33_950), money(-9_000), money(0), money(123_456_789)]).toEqual(
			['¥216,000', '¥339.50', '−¥90', '¥0', '¥1,234,568']
		);
		expect([points(8245), signed(points(-10)), signed(points(10)), share(0.125)]).toEqual([
			'82.5',
			'−0.1',
			'+0.1',
			'12.5 %'
		]);
	});

	it('start from the folder of the person who called npm', () => {
		const called = { INIT_CWD: '/home/someone', npm_lifecycle_event: 'sim' };
		expect(callersFolder(called)).toBe('/home/someone');
		expect(callersFolder({ ...called, npm_lifecycle_event: 'test' })).toBe(process.cwd());
	});

	it('draw progress in one line of a terminal, and in tenths elsewhere', () => {
		const drawn: string[] = [];
		let clock = 0;
		const onTerminal = progressBar(
			{ isTTY: true, write: (t) => drawn.push(t) },
			4,
			'Games',
			() => clock
		);
		onTerminal.at(1);
		onTerminal.at(2);
		clock = 500;
		onTerminal.at(3);
		onTerminal.at(4);
		onTerminal.end();
		expect(drawn.map((t) => t.match(/\d\/4/)?.[0])).toEqual(['1/4', '3/4', '4/4', undefined]);
		const lines: string[] = [];
		const inPipe = progressBar({ write: (t) => lines.push(t) }, 100, 'Games');
		for (let i = 1; i <= 100; i++) inPipe.at(i);
		inPipe.end();
		expect(lines).toHaveLength(11);
		expect(lines.at(-1)).toMatch(/100\/100\n$/);
	});
});
