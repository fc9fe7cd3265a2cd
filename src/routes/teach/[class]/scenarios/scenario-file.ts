import { z } from 'zod';
import { scenarioText } from '$lib/server/services/class-scenarios';

/** Fields of a form that takes a scenario in: pasted, or a file. */
export const fileFields = { text: z.string().default(''), file: z.instanceof(File).optional() };

/** What was sent: the file, if there is one. @throws Refused `scenario.tooLong`, `scenario.notText` */
export async function textOf({ text, file }: { text: string; file?: File | undefined }) {
	if (!file || file.size === 0) return text;
	return scenarioText(new Uint8Array(await file.arrayBuffer()));
}
