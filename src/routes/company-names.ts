import { m } from '$lib/paraglide/messages';

/** Halves of names, in the language of the page. */
const halves = () =>
	[m.class_name_first(), m.class_name_second()].map((list) => list.split('|')) as [
		string[],
		string[]
	];

/** Different names for companies, drawn at random. @param count at most a few hundred */
export function companyNames(count: number): string[] {
	const [first, second] = halves();
	const all = first.flatMap((a) => second.map((b) => a + b));
	for (let i = all.length - 1; i > 0; i--) {
		const j = Math.floor(Math.random() * (i + 1));
		[all[i], all[j]] = [all[j]!, all[i]!];
	}
	return all.slice(0, count);
}
