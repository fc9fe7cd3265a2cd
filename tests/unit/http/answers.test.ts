import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formAction, jsonAnswer, jsonBody } from '../../../src/lib/server/http/answers.ts';
import { Refused } from '../../../src/lib/server/services/refused.ts';

const Command = z.object({ id: z.string(), type: z.string() });
const post = (body: BodyInit | null, type?: string) =>
	new Request('http://x/', { method: 'POST', body, headers: type ? { 'content-type': type } : {} });
/** A body that Kit stops reading, as it does at BODY_SIZE_LIMIT. */
const tooLong = () =>
	new Request('http://x/', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: new ReadableStream({
			start: (c) => c.error(Object.assign(new Error('Payload Too Large'), { status: 413 }))
		}),
		duplex: 'half'
	} as RequestInit);

async function answered(request: Request) {
	const response = await jsonAnswer(() => jsonBody(request, Command));
	return [response.status, await response.json()];
}

describe('a request of JSON', () => {
	it('is read by its schema, without what nobody asked for', async () => {
		const sent = post(JSON.stringify({ id: 'a', type: 'b', team: 'another' }), 'application/json');
		expect(await answered(sent)).toEqual([200, { id: 'a', type: 'b' }]);
	});

	it.each(['', '{"id":', 'null', '[]', '{"id":1,"type":"x"}', '"text"'])(
		'that holds %j is refused with a reason',
		async (body) => {
			const [status, answer] = await answered(post(body, 'application/json'));
			expect(status).toBe(400);
			expect(answer).toMatchObject({ refused: { code: 'form.invalid' } });
		}
	);

	it('that is too long is refused as such', async () => {
		expect(await answered(tooLong())).toEqual([413, { refused: { code: 'form.tooLarge' } }]);
	});
});

describe('a form', () => {
	const Fields = z.object({ name: z.string().min(1), password: z.string() });
	const form = (fields: Record<string, string>) => post(new URLSearchParams(fields));

	it('gets back what was typed and why it was refused, but no password', async () => {
		const sent = form({ name: 'N', password: 'secret' });
		const failure = await formAction(sent, Fields, async () => {
			throw new Refused('account.unknown', 'password');
		});
		expect(failure).toMatchObject({
			status: 400,
			data: { refused: { code: 'account.unknown', field: 'password' }, values: { name: 'N' } }
		});
		expect(JSON.stringify(failure)).not.toContain('secret');
	});

	it('names the field that is wrong', async () => {
		const failure = await formAction(form({ name: '', password: 'x' }), Fields, async () => 1);
		expect(failure).toMatchObject({ data: { refused: { code: 'form.invalid', field: 'name' } } });
	});

	it('that cannot be read is refused', async () => {
		const broken = post('nothing', 'multipart/form-data; boundary=x');
		expect(await formAction(broken, Fields, async () => 1)).toMatchObject({ status: 400 });
	});

	it('passes on an error that is nobody’s refusal', async () => {
		const failing = formAction(form({ name: 'N', password: 'x' }), Fields, async () => {
			throw new Error('disk');
		});
		await expect(failing).rejects.toThrow('disk');
	});
});
