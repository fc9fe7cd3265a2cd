import { error, fail, json, redirect, type ActionFailure } from '@sveltejs/kit';
import type { z } from 'zod';
import { getRequestEvent } from '$app/server';
import type { RefusedFacts } from '$lib/classroom/refusals';
import { isUnwritable } from '$lib/server/db/store';
import { Refused } from '$lib/server/services/refused';

/** What a form gets back when it was not carried out: the reason, and what had been typed. */
export interface FormRefusal {
	refused: RefusedFacts;
	values: Record<string, string>;
}

/** The refusal in an error: a service's own, or a database that takes no writes. */
export function refusedBy(caught: unknown): Refused | undefined {
	if (caught instanceof Refused) return caught;
	return isUnwritable(caught) ? new Refused('access.unavailable') : undefined;
}

/** Never sent back to the page. */
const SECRET = /password|token/i;

const typed = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].flatMap(([name, value]) =>
			typeof value === 'string' && !SECRET.test(name) ? [[name, value]] : []
		)
	);

/** A body longer than the server takes (BODY_SIZE_LIMIT); Kit says so in the middle of reading it. */
const isTooLong = (caught: unknown): boolean => (caught as { status?: unknown }).status === 413;

async function readForm(request: Request): Promise<FormData | Refused> {
	try {
		return await request.formData();
	} catch (caught) {
		return new Refused(isTooLong(caught) ? 'form.tooLarge' : 'form.invalid');
	}
}

/**
 * Reads a body of JSON by `schema`.
 * @throws Refused `form.tooLarge`, `form.invalid` with the field, also for JSON that is broken
 */
export async function jsonBody<S extends z.ZodType>(
	request: Request,
	schema: S
): Promise<z.output<S>> {
	let body: unknown;
	try {
		body = await request.json();
	} catch (caught) {
		throw new Refused(isTooLong(caught) ? 'form.tooLarge' : 'form.invalid');
	}
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	throw new Refused('form.invalid', parsed.error.issues[0]!.path.join('.'));
}

/**
 * Runs a form action: reads the fields by `schema`, then `run`. A wrong field or a refusal gives the page the
 * reason and what had been typed.
 */
export async function formAction<S extends z.ZodType, T>(
	request: Request,
	schema: S,
	run: (data: z.output<S>) => Promise<T>
): Promise<T | ActionFailure<FormRefusal>> {
	const form = await readForm(request);
	if (form instanceof Refused) return fail(form.status, { refused: form.facts, values: {} });
	const values = typed(form);
	const entries: Record<string, unknown> = {};
	for (const name of new Set(form.keys())) {
		const all = form.getAll(name);
		// `name[]` is a list however many of it were sent.
		if (name.endsWith('[]')) entries[name.slice(0, -2)] = all;
		else entries[name] = all.at(-1);
	}
	const parsed = schema.safeParse(entries);
	if (!parsed.success) {
		const field = parsed.error.issues[0]!.path.join('.');
		return fail(400, { refused: { code: 'form.invalid', field } as RefusedFacts, values });
	}
	try {
		return await run(parsed.data);
	} catch (caught) {
		const refused = refusedBy(caught);
		if (!refused) throw caught;
		return fail(refused.status, { refused: refused.facts, values });
	}
}

/**
 * Runs the load of a page; a refusal becomes the error page with its reason. A visitor is sent to sign in and comes back.
 */
export async function pageLoad<T>(run: () => Promise<T>): Promise<T> {
	try {
		return await run();
	} catch (caught) {
		const refused = refusedBy(caught);
		if (!refused) throw caught;
		if (refused.facts.code === 'access.signIn') {
			const { pathname, search } = getRequestEvent().url;
			redirect(303, `/sign-in?next=${encodeURIComponent(pathname + search)}`);
		}
		error(refused.status, { message: refused.facts.code, refused: refused.facts });
	}
}

/** Runs a request of the desk or the console; both sides speak JSON. */
export async function jsonAnswer<T>(run: () => Promise<T>): Promise<Response> {
	try {
		return json(await run());
	} catch (caught) {
		const refused = refusedBy(caught);
		if (!refused) throw caught;
		return json({ refused: refused.facts }, { status: refused.status });
	}
}
