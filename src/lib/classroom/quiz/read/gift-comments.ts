import { z } from 'zod';
import { textSchema } from '../text.ts';

/**
 * What GIFT has no words for stands in a comment before the question, on one line:
 *
 *     // rapport {"kind":"ordering","difficulty":3}
 *
 * Moodle skips it; whoever edits the file by hand may leave it out.
 */
export const metaSchema = z.strictObject({
	kind: z.literal('ordering').optional(),
	/** Language of texts that are not marked, where their look would tell another. */
	language: z.enum(['en', 'zh']).optional(),
	difficulty: z.int().optional(),
	fixedOrder: z.boolean().optional(),
	caseSensitive: z.boolean().optional(),
	rubric: z.array(z.unknown()).optional(),
	/** Of a description, which has no braces to put it in. */
	feedback: textSchema.optional()
});
export type Meta = z.infer<typeof metaSchema>;

export interface Comments {
	id: string;
	tags: string[];
	meta: Meta;
	/** A line beginning with `// rapport` that cannot be read. */
	odd: boolean;
}

const VALUE = /\[(id|tag):((?:\\\]|[^\]\n])+)\]/g;

/** Reads `[id:…]`, `[tag:…]` and our own line out of the comments of a question. */
export function readComments(lines: readonly string[]): Comments {
	const comments: Comments = { id: '', tags: [], meta: {}, odd: false };
	for (const line of lines) {
		const own = /^\/\/\s*rapport\s*(\{.*\})\s*$/.exec(line);
		if (own) {
			const read = metaSchema.safeParse(parsed(own[1]!));
			if (read.success) comments.meta = read.data;
			else comments.odd = true;
			continue;
		}
		for (const [, key, value] of line.matchAll(VALUE)) {
			const plain = value!.replaceAll('\\]', ']').trim();
			if (key === 'tag') comments.tags.push(plain);
			else comments.id ||= plain;
		}
	}
	return comments;
}

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return null;
	}
}

/** The comment lines of a question; our own only when there is something to say. */
export function writeComments(id: string, tags: readonly string[], meta: Meta): string {
	const own = JSON.stringify(meta);
	const values = [`[id:${id}]`, ...tags.map((tag) => `[tag:${tag}]`)].join(' ');
	return `// ${values}\n${own === '{}' ? '' : `// rapport ${own}\n`}`;
}
