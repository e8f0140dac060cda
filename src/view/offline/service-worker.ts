/** A version of the site that is kept and waits to be used. */
export interface Waiting {
	/** Puts it in place of the version in use; resolves when it serves. */
	use(): Promise<void>;
}

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
	const tell = (worker: ServiceWorker) => {
		// Without a version in use this is the first, and nobody waits for it.
		if (worker.state === "installed" && registration.active) onwaiting({ use: () => use(container, worker) });
	};
	if (registration.waiting) tell(registration.waiting);
	registration.addEventListener("updatefound", () => {
		const worker = registration.installing;
		worker?.addEventListener("statechange", () => tell(worker));
	});
}

function use(container: ServiceWorkerContainer, worker: ServiceWorker): Promise<void> {
	return new Promise((resolve) => {
		// Another tab may have asked for it meanwhile.
		if (worker.state === "activated") return resolve();
		container.addEventListener("controllerchange", () => resolve(), { once: true });
		worker.postMessage("use");
	});
}
