/** One student as the server sees it: a cookie, form posts, an event stream, commands. */
export class Student {
	readonly name: string;
	/** Commands the server has acknowledged, by their id. */
	readonly acknowledged: string[] = [];
	/** Milliseconds from sending a command to its acknowledgement. */
	readonly waits: number[] = [];
	/** Answers that were neither an acknowledgement nor a refusal by the rules. */
	errors = 0;
	/** When the last frame about the game's clock arrived, in milliseconds. */
	clockAt = 0;
	private readonly url: string;
	private cookie = '';
	private readonly stopped = new AbortController();

	constructor(url: string, name: string) {
		this.url = url;
		this.name = name;
	}

	/** Uses a session that is there already. */
	withCookie(cookie: string): this {
		this.cookie = cookie;
		return this;
	}

	/** Posts a form as a browser does. @returns status and where it leads */
	async post(path: string, form: Record<string, string>): Promise<{ status: number; to: string }> {
		const response = await fetch(this.url + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: this.url, cookie: this.cookie, accept: 'text/html' },
			body: new URLSearchParams(form)
		});
		await response.arrayBuffer();
		for (const line of response.headers.getSetCookie())
			if (line.startsWith('rapport-session=')) this.cookie = line.split(';')[0]!;
		return { status: response.status, to: response.headers.get('location') ?? '' };
	}

	async get(path: string): Promise<Response> {
		return fetch(this.url + path, { headers: { cookie: this.cookie } });
	}

	/** Listens to the game until {@link stop}. */
	async listen(game: string): Promise<void> {
		const response = await fetch(`${this.url}/live?topic=game:${game}`, {
			headers: { cookie: this.cookie },
			signal: this.stopped.signal
		});
		if (!response.ok) throw new Error(`stream: ${response.status}`);
		void this.read(response).catch(() => undefined);
	}

	/** Sends one command. */
	async act(game: string, id: string, action: object): Promise<void> {
		const began = performance.now();
		try {
			const response = await fetch(`${this.url}/game/${game}/act`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', cookie: this.cookie },
				body: JSON.stringify({ requests: [{ id, action }] })
			});
			const body = (await response.json()) as { answers?: { ok: boolean }[] };
			this.waits.push(performance.now() - began);
			if (!response.ok || !body.answers) this.errors++;
			else if (body.answers[0]!.ok) this.acknowledged.push(id);
		} catch {
			this.errors++;
		}
	}

	stop(): void {
		this.stopped.abort();
	}

	private async read(response: Response): Promise<void> {
		const decoder = new TextDecoder();
		for await (const chunk of response.body!)
			if (decoder.decode(chunk, { stream: true }).includes('"clock":true'))
				this.clockAt = performance.now();
	}
}
