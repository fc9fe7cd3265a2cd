/** Tells other tabs that a save has changed, where the browser can. */

export interface SaveNews {
	save: string;
}

const CHANNEL = 'rapport-saves';

export class NewsChannel {
	private readonly channel: BroadcastChannel | null;

	constructor(onNews: (news: SaveNews) => void) {
		this.channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
		if (this.channel) this.channel.onmessage = ({ data }) => onNews(data as SaveNews);
	}

	tell(news: SaveNews): void {
		this.channel?.postMessage(news);
	}

	close(): void {
		this.channel?.close();
	}
}
