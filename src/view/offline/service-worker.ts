/** A version of the site that is kept and waits to be used. */
export interface Waiting {
	/** Puts it in place of the version in use; resolves when it serves. */
	use(): Promise<void>;
}

/** ms after which the browser is made to look again whether a version that still waits can be used. */
const AGAIN = 1000;

/**
 * Keeps the site for visits without a network, and calls `onwaiting` when a newer version of it lies ready. A browser that
 * has no service workers, or refuses this one, goes on without: the page is the same, only it needs its host.
 */
export async function keepSite(onwaiting: (version: Waiting) => void): Promise<void> {
	const container = (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;
	if (!container) return;
	let registration: ServiceWorkerRegistration;
	try {
		registration = await container.register("./sw.js", { updateViaCache: "none" });
	} catch {
		return;
	}
	const watch = (worker: ServiceWorker | null) => {
		const tell = () => {
			// Without a version in use this is the first, and nobody waits for it.
			if (worker?.state === "installed" && registration.active) onwaiting({ use: () => use(container, registration) });
		};
		tell();
		worker?.addEventListener("statechange", tell);
	};
	// The browser looks for a newer version by itself when a page is opened, which may be long before this.
	watch(registration.waiting);
	watch(registration.installing);
	registration.addEventListener("updatefound", () => watch(registration.installing));
}

/**
 * The version in use goes when it has nothing to do. When it is asked for a file while it is about to go, Chromium starts it
 * again and forgets that it was to go; who waits is not heard a second time, and waits until the other has been idle for long.
 * A page or worker that begins makes the browser look again, so a worker is begun that does nothing.
 */
function use(container: ServiceWorkerContainer, registration: ServiceWorkerRegistration): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearInterval(looking);
			resolve();
		};
		const ask = () => {
			// Another tab may have asked for it meanwhile, and what waits now may be a still newer one.
			if (registration.waiting) registration.waiting.postMessage("use");
			else done();
		};
		const looking = setInterval(() => {
			ask();
			if (registration.waiting) lookAgain();
		}, AGAIN);
		container.addEventListener("controllerchange", done, { once: true });
		ask();
	});
}

function lookAgain(): void {
	new Worker(new URL("./idle-worker.ts", import.meta.url), { type: "module" });
}
