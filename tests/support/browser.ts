import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(name: string): string | undefined {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

async function packaged(): Promise<string | undefined> {
	if (process.platform !== 'linux') return undefined;
	const { default: sparticuz } = await import('@sparticuz/chromium');
	return sparticuz.executablePath();
}

/**
 * How to launch a Chromium here: the one named in CHROMIUM_PATH, else Playwright's own, else the system's,
 * else the one that comes as a package. Playwright's own download is blocked on some networks.
 */
export async function browserOptions(): Promise<{ executablePath?: string; args: string[] }> {
	const isRoot = process.getuid?.() === 0;
	const args = isRoot ? ['--no-sandbox', '--headless=new', '--disable-gpu'] : [];
	const named = process.env.CHROMIUM_PATH;
	if (named) return { executablePath: named, args };
	if (existsSync(chromium.executablePath())) return { args };
	const system = systemNames.map(onPath).find(Boolean);
	if (system) return { executablePath: system, args };
	return { executablePath: await packaged(), args };
}
