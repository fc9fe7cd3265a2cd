import type { Refusal } from '../../kernel/refusals.ts';
import type { ReplayFailure } from '../../log/replay.ts';
import { ENGINE_VERSION } from '../../version.ts';
import type { Formatter } from '../terminal/format.ts';
import type { Params, Text } from '../terminal/text.ts';

type Write = (value: number) => string;

/** How the numbers in a refusal are written; what is not here is a count. */
function writers({ code, field }: Refusal, format: Formatter): Record<string, Write> {
	if (code.startsWith('money.'))
		return { needed: format.money, cash: format.money, left: format.money };
	if (code === 'client.recognition') return { recognition: format.points, needed: format.points };
	const limit: Record<string, Write> = {
		unitPrice: format.money,
		amount: format.money,
		cash: format.money,
		recognition: format.points
	};
	const write = (field !== undefined && limit[field]) || format.count;
	return code === 'command.range' ? { min: write, max: write } : {};
}

/** The sentence of a refusal in the messages that screens use too. */
export function refusalSentence(refusal: Refusal, text: Text, format: Formatter): string {
	const write = writers(refusal, format);
	const params: Record<string, string | number> = {};
	for (const [name, value] of Object.entries(refusal.params ?? {}))
		params[name] = typeof value === 'number' ? (write[name] ?? format.count)(value) : value;
	params.single = params.min === params.max ? 'yes' : 'no';
	const field = refusal.field ?? '';
	params.field = text.find('refusal_field', { field }) ?? field;
	return sentence(refusal.code, params, text);
}

/** Why a log cannot be followed, as a sentence. */
export function failureSentence(failure: ReplayFailure, text: Text, format: Formatter): string {
	const { line, month, code, message, refusal } = failure;
	if (refusal)
		return sentence(
			'log.refused',
			{ line, month, reason: refusalSentence(refusal, text, format) },
			text
		);
	const params = {
		line,
		month,
		start: line === 1 ? 'yes' : 'no',
		known: message === '' ? 'no' : 'yes',
		engine: message,
		current: ENGINE_VERSION,
		part: message
	};
	return sentence(code, params, text);
}

/** A code without a message is shown as it is, never as nothing. */
const sentence = (code: string, params: Params, text: Text): string =>
	text.find(`refusal_${code.replace('.', '_')}`, params) ?? code;
