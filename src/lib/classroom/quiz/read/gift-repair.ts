import type { Warning } from '../faults.ts';
import { lineFeeds } from './file.ts';

const NARROW: Readonly<Record<string, string>> = {
	'｛': '{',
	'｝': '}',
	'＝': '=',
	'～': '~',
	'＃': '#',
	'％': '%',
	'：': ':'
};
const narrow = (text: string): string => text.replace(/[｛｝＝～＃％：]/g, (wide) => NARROW[wide]!);

/** Whether an ASCII sign occurs that no backslash precedes. */
const has = (sign: string, text: string): boolean => new RegExp(`(^|[^\\\\])\\${sign}`).test(text);

/** Signs inside the braces: at the beginning of an entry always, elsewhere only where no narrow ones mark entries. */
function answersRepaired(answers: string): string {
	const marks = has('=', answers) || has('~', answers);
	const begun = answers
		.replace(
			/(^|\n)(\s*)([＝～])/g,
			(_, start: string, blank: string, mark: string) => start + blank + narrow(mark)
		)
		.replace(/－＞|－>|-＞|→/g, '->');
	const entries = marks ? begun : begun.replace(/[＝～]/g, narrow);
	const numbers = /^\s*[#＃]/.test(entries)
		? entries.replace(/^(\s*)＃/, '$1#').replace(/([\d０-９]\s*)：(?=\s*[\d０-９.．])/g, '$1:')
		: entries;
	return numbers
		.replace(
			/([=~]\s*)[％%]([-－]?[\d.０-９．]+)[％%]/g,
			(_, mark: string, weight: string) => `${mark}%${weight.normalize('NFKC')}%`
		)
		.replaceAll('＃', '#')
		.replace(/^\s*(Ｔ|ＴＲＵＥ|Ｆ|ＦＡＬＳＥ)(?=\s*(#|$))/, (word) => word.normalize('NFKC'));
}

/** A question with full-width signs where GIFT wants narrow ones, as it was probably meant; the same if it has none. */
function repaired(source: string): string {
	const named = source.replace(
		/^(\s*)(?:：：|::)([^\n]*?)(?:：：|::)/,
		(whole, blank: string, name: string) => (whole.includes('：：') ? `${blank}::${name}::` : whole)
	);
	const narrowBraces = has('{', named) || has('}', named);
	const open = narrowBraces ? named.search(/(?<!\\)[{｛]/) : named.lastIndexOf('｛');
	const shut = narrowBraces
		? Math.max(named.lastIndexOf('}'), named.lastIndexOf('｝'))
		: named.lastIndexOf('｝');
	if (open < 0 || shut < open) return named;
	return `${named.slice(0, open)}{${answersRepaired(named.slice(open + 1, shut))}}${named.slice(shut + 1)}`;
}

/** What to put in place of a question typed with full-width signs; undefined when it has none that matter. */
export function fullWidthRepair(lines: readonly string[], first: number): Warning['repair'] {
	if (!lines.some((line) => /[｛｝＝～＃％：→＞]/.test(line) || /[ＴＦ]/.test(line)))
		return undefined;
	const start = lines.findIndex((line) => !line.trimStart().startsWith('//'));
	const source = lines.slice(start).join('\n');
	const text = repaired(source);
	return text === source ? undefined : { from: first + start, to: first + lines.length - 1, text };
}

/** The file with every repair that was offered; read it again for what it then says. */
export function applyRepairs(source: string, warnings: readonly Warning[]): string {
	const lines = lineFeeds(source).split('\n');
	// From the bottom, so that the lines above keep their numbers.
	const repairs = warnings.flatMap(({ repair }) => (repair ? [repair] : []));
	for (const { from, to, text } of repairs.sort((a, b) => b.from - a.from))
		lines.splice(from - 1, to - from + 1, ...text.split('\n'));
	return lines.join('\n');
}
