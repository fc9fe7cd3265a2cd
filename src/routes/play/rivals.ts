import { styleName } from '$lib/game/bot-styles';
import { list } from '$lib/i18n/format';

/** The rivals of a game by style, the most frequent first: "lowest price × 2, balanced and …". */
export function rivalStyles(bots: readonly string[]): string {
	const counts: Record<string, number> = {};
	for (const bot of bots) counts[bot] = (counts[bot] ?? 0) + 1;
	const named = Object.entries(counts)
		.sort(([, a], [, b]) => b - a)
		.map(([bot, n]) => {
			const style = styleName(bot);
			return n > 1 ? `${style} × ${n}` : style;
		});
	return list(named);
}
