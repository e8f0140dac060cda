// The service worker: keeps the whole site for days without a network. The build puts VERSION and FILES before this text.

/**
 * What of the service worker's own world is used here.
 *
 * @typedef {{ waitUntil(done: Promise<unknown>): void }} Extendable
 * @typedef {Extendable & { request: Request, respondWith(answer: Promise<Response>): void }} Fetching
 * @typedef {Extendable & { data: unknown }} Message
 * @typedef {{ clients: { claim(): Promise<void>, matchAll(options: object): Promise<unknown[]> },
 *   registration: { scope: string, installing: unknown, waiting: unknown }, skipWaiting(): Promise<void>,
 *   addEventListener: ((on: "install" | "activate", does: (event: Extendable) => void) => void)
 *     & ((on: "fetch", does: (event: Fetching) => void) => void)
 *     & ((on: "message", does: (event: Message) => void) => void) }} Scope
 */

const worker = /** @type {Scope} */ (/** @type {unknown} */ (self));
const { scope } = worker.registration;
// An origin may hold several sites, each in a folder of its own.
const OURS = `driftworks ${scope} `;
const NAME = OURS + VERSION;

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(removeOld(1).then(() => worker.clients.claim())));

// A new version waits until no page shows the old one, or until somebody asks for it.
worker.addEventListener("message", (event) => {
	if (event.data === "use") event.waitUntil(worker.skipWaiting());
});

worker.addEventListener("fetch", (event) => {
	const { method, url, mode } = event.request;
	if (method !== "GET" || !url.startsWith(scope)) return;
	event.respondWith(answer(event.request));
	if (mode === "navigate") event.waitUntil(removeOld(0));
});

async function keepAll() {
	const cache = await caches.open(NAME);
	// Names with a hash never change their content; the others must be those of this version.
	await cache.addAll(FILES.map((file) => new Request(file, file.startsWith("assets/") ? {} : { cache: "no-cache" })));
}

/**
 * Unless other tabs may still show the old version, and want files of it that the host no longer has.
 *
 * @param {number} most pages that may be open: the one that asked for the new version, or none before the first
 */
async function removeOld(most) {
	// A newer version that comes keeps its files under another name too; the old ones are for it to remove.
	if (worker.registration.installing || worker.registration.waiting) return;
	const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
	if (pages.length > most) return;
	const names = await caches.keys();
	await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)));
}

/**
 * From this version's cache, else from an older one's that is still in use, else from the network.
 *
 * @param {Request} request
 */
async function answer(request) {
	const address = request.url.replace(/[?#].*$/, "").replace(/index\.html$/, "");
	// Module scripts are asked for with an Origin, and a host may say that its answer varies by it.
	const match = { ignoreVary: true };
	const cache = await caches.open(NAME);
	const kept = (await cache.match(address, match)) ?? (await caches.match(address, match));
	return kept ?? fetch(request);
}
