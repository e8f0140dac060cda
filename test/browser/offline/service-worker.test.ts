import { afterEach, describe, expect, it, vi } from "vitest";
import { keepSite, type Waiting } from "../../../src/view/offline/service-worker.ts";

/** A version as the browser shows it, which remembers what it was asked. */
class Version extends EventTarget {
	state = "installing";
	readonly asked: unknown[] = [];
	postMessage(message: unknown): void {
		this.asked.push(message);
	}
	become(state: string): void {
		this.state = state;
		this.dispatchEvent(new Event("statechange"));
	}
}

class Registration extends EventTarget {
	active: Version | null = new Version();
	waiting: Version | null = null;
	installing: Version | null = null;
}

async function keep(registration: Registration): Promise<Waiting[]> {
	vi.spyOn(navigator.serviceWorker, "register").mockResolvedValue(registration as unknown as ServiceWorkerRegistration);
	const offered: Waiting[] = [];
	await keepSite((version) => offered.push(version));
	return offered;
}

describe("a newer version of the site", () => {
	afterEach(() => vi.restoreAllMocks());

	it("is offered when it was already coming before anybody looked", async () => {
		const registration = new Registration();
		const coming = new Version();
		registration.installing = coming;
		const offered = await keep(registration);
		expect(offered).toEqual([]);
		coming.become("installed");
		expect(offered.length).toBe(1);
	});

	it("is not offered when it is the first", async () => {
		const registration = new Registration();
		registration.active = null;
		const coming = new Version();
		registration.installing = coming;
		const offered = await keep(registration);
		coming.become("installed");
		expect(offered).toEqual([]);
	});

	it("is used when another tab has asked for it before", async () => {
		const registration = new Registration();
		registration.waiting = new Version();
		registration.waiting.become("installed");
		const [version] = await keep(registration);
		registration.waiting = null;
		await version?.use();
	});

	it("is the one that waits when it is asked for, be it a still newer one", async () => {
		const registration = new Registration();
		const first = new Version();
		first.become("installed");
		registration.waiting = first;
		const [version] = await keep(registration);
		const newest = new Version();
		registration.waiting = newest;
		const used = version?.use();
		expect([first.asked, newest.asked]).toEqual([[], ["use"]]);
		navigator.serviceWorker.dispatchEvent(new Event("controllerchange"));
		await used;
	});
});
