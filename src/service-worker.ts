/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
/**
 * Keeps the application on the device, so that a solo game goes on without a network. Its own files are taken from the
 * device, public pages from the network while there is one; anything live or personal (forms,
 * accounts, streams) is never kept.
 */
import { build, files, prerendered, version } from '$service-worker';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

const assetCache = `rapport-assets-${version}`;
const pageCache = `rapport-pages-${version}`;
/** Pictures of the product are for its description, not for a device that has the product. */
const needed = files.filter((file) => !file.startsWith('/screenshots/'));
const assets = new Set([...build, ...needed, ...prerendered]);

/** Pages to have before anyone has opened them. */
const shell = ['/', '/play', '/glossary', '/help', '/offline'];
/** Pages that may be kept: those that are the same for everybody and of use without a network. */
const isKept = ({ pathname }: URL) =>
	pathname === '/' || /^\/(play|replay|glossary|help|offline)(\/|$)/.test(pathname);
/** What the first page of a visit asks the server for; without a network this answer does, where nobody is signed in. */
const data = '/play/__data.json';

/** A slow network is worse than a page of yesterday. */
const patienceMs = 4_000;

const keepAll = async () => {
	const kept = await caches.open(assetCache);
	await kept.addAll([...assets]);
	const pages = await caches.open(pageCache);
	// One page that cannot be had now must not keep the others from being kept.
	await Promise.allSettled([...shell, data].map((path) => keep(pages, path)));
};

/** Keeps a page as a visitor sees it: a device may have more users than one. */
async function keep(pages: Cache, path: string): Promise<void> {
	const page = await fetch(path, { headers: { 'x-rapport-kept': '1' } });
	if (page.ok && !page.redirected) await pages.put(path, page);
}

const dropOld = async () => {
	const current = new Set([assetCache, pageCache]);
	const names = await caches.keys();
	await Promise.all(names.filter((name) => !current.has(name)).map((name) => caches.delete(name)));
	await worker.clients.claim();
};

/** The kept page for an address. Every page of a solo game is the same empty shell, so any of them will do. */
async function keptPage({ pathname }: URL): Promise<Response | undefined> {
	const pages = await caches.open(pageCache);
	const candidates = pathname.startsWith('/play/') ? [pathname, '/play'] : [pathname];
	for (const path of candidates) {
		const page = await pages.match(path, { ignoreSearch: true });
		if (page) return page;
	}
	return undefined;
}

async function freshPage(request: Request, url: URL): Promise<Response> {
	const response = await fetch(request);
	if (!response.ok || response.redirected || !isKept(url)) return response;
	const pages = await caches.open(pageCache);
	const personal = response.headers.get('cache-control')?.includes('no-store');
	if (!personal) await pages.put(url.pathname, response.clone());
	else if (!(await pages.match(url.pathname)))
		void keep(pages, url.pathname).catch(() => undefined);
	return response;
}

/** Data of a page from the network; without one, that nobody is signed in, so that a solo game opens. */
async function freshData(request: Request, url: URL): Promise<Response> {
	try {
		return await fetch(request);
	} catch (error) {
		const kept = isKept(url) ? await caches.match(data) : undefined;
		if (kept) return kept;
		throw error;
	}
}

async function page(request: Request, url: URL): Promise<Response> {
	const fresh = freshPage(request, url);
	const kept = await keptPage(url);
	if (!kept) return fresh.catch(() => offlinePage());
	const tooLate = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMs));
	return Promise.race([fresh, tooLate]).catch(() => kept);
}

const offlinePage = async () =>
	(await keptPage(new URL('/offline', worker.location.href))) ?? Response.error();

async function asset(request: Request, url: URL): Promise<Response> {
	const kept = await caches.open(assetCache);
	return (await kept.match(url.pathname)) ?? fetch(request);
}

worker.addEventListener('install', (event) => event.waitUntil(keepAll()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()));
worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (assets.has(url.pathname)) event.respondWith(asset(request, url));
	else if (url.pathname.endsWith('/__data.json')) event.respondWith(freshData(request, url));
	else if (request.mode === 'navigate') event.respondWith(page(request, url));
});
