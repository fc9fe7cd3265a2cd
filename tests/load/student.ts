import { Agent, request, type IncomingMessage } from 'node:http';

/** What a stream has told. */
export interface Heard {
	topic: string;
	facts: Record<string, unknown>;
	/** When it arrived, in milliseconds. */
	at: number;
}

export interface Answered {
	status: number;
	to: string;
	body: string;
}

/** One student as the server sees it: a cookie, form posts, an event stream, commands. */
export class Student {
	readonly name: string;
	/** Commands the server has acknowledged, by their id. */
	readonly acknowledged: string[] = [];
	/** Commands that were sent and not answered yet, with their actions. */
	readonly open = new Map<string, object>();
	/** Milliseconds from sending a command to its acknowledgement. */
	readonly waits: number[] = [];
	/** Answers that were neither an acknowledgement nor a refusal by the rules. */
	errors = 0;
	/** Frames since the last `hush`. */
	heard: Heard[] = [];
	/** Where the server is; a student may move to another process of it. */
	url: string;
	/** The game and the company of this student, once there are some. */
	game = '';
	company = '';
	private cookie = '';
	private stream: IncomingMessage | undefined;
	/** As many connections as a browser keeps. */
	private readonly agent = new Agent({ keepAlive: true, maxSockets: 6 });

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
	async post(path: string, form: Record<string, string>): Promise<Answered> {
		const headers = {
			origin: this.url,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded'
		};
		return this.send('POST', path, headers, new URLSearchParams(form).toString());
	}

	/** Posts a body as it is. */
	raw(path: string, body: string, headers: Record<string, string>): Promise<Answered> {
		return this.send('POST', path, headers, body);
	}

	get(path: string): Promise<Answered> {
		return this.send('GET', path, {});
	}

	/** Listens until {@link stop}. */
	async listen(...topics: string[]): Promise<void> {
		const query = topics.map((topic) => `topic=${topic}`).join('&');
		const response = await this.ask('GET', `/live?${query}`, {});
		if (response.statusCode !== 200) throw new Error(`stream: ${response.statusCode}`);
		this.stream = response;
		let text = '';
		response.setEncoding('utf8').on('data', (chunk: string) => {
			const at = performance.now();
			const events = (text + chunk).split('\n\n');
			text = events.pop()!;
			for (const event of events)
				if (event.startsWith('data: ')) {
					const { topic, facts = {} } = JSON.parse(event.slice(6)) as Omit<Heard, 'at'>;
					this.heard.push({ topic, facts, at });
				}
		});
		// A server that ends, or is killed, ends the stream with it.
		response.on('error', () => undefined);
	}

	/** Sends one command. @returns the status, or 0 when there was no answer */
	async act(id: string, action: object): Promise<number> {
		const began = performance.now();
		this.open.set(id, action);
		try {
			const body = JSON.stringify({ requests: [{ id, action }] });
			const json = { 'content-type': 'application/json' };
			const answered = await this.send('POST', `/game/${this.game}/act`, json, body);
			const { answers } = JSON.parse(answered.body) as { answers?: { ok: boolean }[] };
			this.waits.push(performance.now() - began);
			this.open.delete(id);
			if (answered.status !== 200 || !answers) this.errors++;
			else if (answers[0]!.ok) this.acknowledged.push(id);
			return answered.status;
		} catch {
			this.errors++;
			return 0;
		}
	}

	/** Loses the stream, as a phone in a tunnel does. */
	hangUp(): void {
		this.stream?.destroy();
	}

	stop(): void {
		this.hangUp();
		this.agent.destroy();
	}

	private async send(
		method: string,
		path: string,
		headers: Record<string, string>,
		body?: string
	): Promise<Answered> {
		const response = await this.ask(method, path, headers, body);
		const chunks: Buffer[] = [];
		for await (const chunk of response) chunks.push(chunk as Buffer);
		for (const line of response.headers['set-cookie'] ?? [])
			if (line.startsWith('rapport-session=')) this.cookie = line.split(';')[0]!;
		const { statusCode: status = 0, headers: sent } = response;
		return { status, to: sent.location ?? '', body: Buffer.concat(chunks).toString() };
	}

	private ask(
		method: string,
		path: string,
		headers: Record<string, string>,
		body = ''
	): Promise<IncomingMessage> {
		return new Promise((done, fail) => {
			const sent = request(
				this.url + path,
				{
					method,
					agent: this.agent,
					headers: {
						...headers,
						cookie: this.cookie,
						...(body && { 'content-length': String(Buffer.byteLength(body)) })
					}
				},
				done
			);
			sent.on('error', (error: NodeJS.ErrnoException) => {
				// The server has just closed a connection that was idle: browsers, too, take a fresh one.
				if (!sent.reusedSocket || error.code !== 'ECONNRESET') fail(error);
				else this.ask(method, path, headers, body).then(done, fail);
			});
			sent.end(body);
		});
	}
}
