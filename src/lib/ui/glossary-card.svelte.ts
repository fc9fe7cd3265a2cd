/** Which glossary card is open. One card for the whole page: terms are everywhere, and only one is read at a time. */
let openId = $state<string | null>(null);

export const glossaryCard = {
	get id(): string | null {
		return openId;
	},
	open(id: string): void {
		openId = id;
	},
	close(): void {
		openId = null;
	}
};
