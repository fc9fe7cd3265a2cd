const HAN = '\\p{Script=Han}';

/** Half-width signs that touch Chinese, straight quotes, and Latin or digits without the blank beside them. */
const SIGNS: readonly [RegExp, string][] = [
	[new RegExp(`${HAN}\\s*[,;:?!()]|[,;:?!()]\\s*${HAN}`, 'u'), 'half-width sign'],
	[new RegExp(`${HAN}\\.(?!\\d)`, 'u'), 'half-width full stop'],
	[/["']/, 'straight quotation mark'],
	[/\.{3}|(?<!…)…(?!…)/, 'ellipsis'],
	[new RegExp(`${HAN}[A-Za-z0-9]|[A-Za-z0-9%°]${HAN}`, 'u'), 'no blank between Chinese and Latin']
];

/** Words for which the game has another one (GAME vocabulary): both would puzzle a student. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
	商机: '销售机会',
	罚金: '违约金',
	罚款: '违约金',
	送货: '配送',
	无效标: '废标',
	知名度: '客户认可度',
	倒闭: '破产',
	回合: '月'
};

/** What is wrong with a Chinese text as a text: signs, blanks, words. Empty when nothing is. */
export function chineseFaults(text: string): string[] {
	const signs = SIGNS.flatMap(([pattern, name]) => {
		const found = pattern.exec(text);
		return found ? [`${name}: ${text.slice(Math.max(0, found.index - 6), found.index + 8)}`] : [];
	});
	const words = Object.keys(OTHER_WORDS).filter((word) => text.includes(word));
	return [...signs, ...words.map((word) => `${word} → ${OTHER_WORDS[word]}`)];
}
