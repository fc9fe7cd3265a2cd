/**
 * What the engine may not use, because the same commands must give the same market on every machine and in
 * ten years. ARCHITECTURE: integers for money and ratios, the kernel's own curves, named random streams.
 * Math functions that are exact everywhere (floor, round, trunc, min, max, abs, sign, imul, clz32, ceil) stay allowed.
 */

const inexact = [
	...[
		'acos',
		'acosh',
		'asin',
		'asinh',
		'atan',
		'atan2',
		'atanh',
		'cbrt',
		'cos',
		'cosh',
		'exp',
		'expm1'
	],
	...[
		'f16round',
		'fround',
		'hypot',
		'log',
		'log10',
		'log1p',
		'log2',
		'pow',
		'sin',
		'sinh',
		'sqrt',
		'tan',
		'tanh'
	]
];
const localeBound = [
	...['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'],
	...['toLocaleLowerCase', 'toLocaleUpperCase']
];
const outside = [
	...[
		'window',
		'document',
		'navigator',
		'location',
		'localStorage',
		'sessionStorage',
		'indexedDB',
		'self'
	],
	...[
		'fetch',
		'XMLHttpRequest',
		'WebSocket',
		'Worker',
		'postMessage',
		'crypto',
		'performance',
		'process'
	],
	...[
		'Buffer',
		'global',
		'globalThis',
		'require',
		'__dirname',
		'setTimeout',
		'setInterval',
		'queueMicrotask'
	],
	...[
		'requestAnimationFrame',
		'console',
		'alert',
		'structuredClone',
		'TextEncoder',
		'TextDecoder',
		'URL',
		'atob',
		'btoa'
	]
];

const clock = 'The engine has no clock: deadlines live in the host and time moves by commands.';
const chance = 'Chance comes from a named stream (sim/kernel), or a replay would differ.';
const curve =
	'Not the same to the last bit in every JavaScript engine: use integers and the tables of sim/kernel.';
const language = 'Depends on the machine’s language: compare by code unit instead.';
const ambient =
	'The engine runs in a bare JavaScript engine and does no input or output: take it as an argument.';

/** @type {import('eslint').Linter.Config[]} */
export const determinism = [
	{
		files: ['sim/**/*.ts'],
		ignores: ['sim/lab/**'],
		rules: {
			'no-restricted-globals': [
				'error',
				{ name: 'Date', message: clock },
				{ name: 'Intl', message: language },
				...outside.map((name) => ({ name, message: ambient }))
			],
			'no-restricted-properties': [
				'error',
				{ object: 'Math', property: 'random', message: chance },
				...inexact.map((property) => ({ object: 'Math', property, message: curve })),
				...localeBound.map((property) => ({ property, message: language }))
			],
			'no-restricted-imports': ['error', { patterns: [{ regex: '^node:', message: ambient }] }],
			'no-restricted-syntax': [
				'error',
				{
					selector: 'BinaryExpression[operator="**"]:not([right.value=2])',
					message: curve
				},
				{ selector: 'AssignmentExpression[operator="**="]', message: curve },
				{
					selector: 'ForInStatement',
					message:
						'The order of for…in is an accident of construction: iterate over a sorted list of keys.'
				},
				{
					selector: 'MemberExpression[object.name="Math"][computed=true]',
					message: 'Name the Math function, so that the rules about it can see it.'
				},
				{
					selector: 'VariableDeclarator[init.name="Math"]',
					message: 'Name the Math function where it is used, so that the rules about it can see it.'
				}
			]
		}
	}
];
